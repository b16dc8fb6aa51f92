import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.js';
import {
  allowOrigins,
  findFaults,
  hasNoBrowser,
  launchBrowser,
  PICTURES,
  type Served,
  serve,
} from '../helpers/browser.js';
import { createServerParts } from '../helpers/server-parts.js';

const MAX_GZIP_BYTES = 30 * 1024;

describe('widget.js', () => {
  it('is at most 30 KB, compressed', () => {
    expect(gzipSync(readFileSync('dist/public/widget.js')).length).toBeLessThanOrEqual(MAX_GZIP_BYTES);
  });
});

describe.skipIf(hasNoBrowser)('the widget on a page of another site', () => {
  let api: Served;
  let site: Served;
  let browser: Browser;
  let attributes = '';

  const answerSite: RequestListener = (_request, response) => {
    const policy = `default-src 'none'; script-src ${api.url}; connect-src ${api.url}; base-uri 'none'; require-trusted-types-for 'script'`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    response.end(
      `<!doctype html><html lang="en"><head><title>A clinic</title><meta name="viewport" content="width=device-width"></head><body><main><h1>Our clinic</h1><p>Opening hours: 9 to 5.</p></main><script src="${api.url}/widget.js" ${attributes}></script></body></html>`,
    );
  };

  beforeAll(async () => {
    api = await serve(allowOrigins(createServer(createServerParts())));
    site = await serve(answerSite);
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    site?.close();
    api?.close();
  });

  async function visit(given: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    attributes = given;
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...options });
    await page.goto(site.url);
    return page;
  }

  it('answers under a policy that forbids inline styles and scripts, and breaks none of it', async () => {
    const page = await visit('data-region="GB" data-lang="en"');
    const logged: string[] = [];
    page.on('console', (line) => void logged.push(line.text()));
    await page.evaluate(() => {
      const broken: string[] = [];
      Object.assign(window, { broken });
      document.addEventListener('securitypolicyviolation', (event) => void broken.push(event.violatedDirective));
    });
    await page.reload();
    await page.getByRole('button', { name: 'Ask about treatment' }).click();
    await page.getByLabel('Your question').fill('What is ECT?');
    await page.keyboard.press('Enter');
    await page.locator('.bot.answer').waitFor();
    expect(logged).toEqual([]);
    expect(await page.locator('.crisis a').first().getAttribute('href')).toBe('tel:116123');
    expect(await page.locator('.box').evaluate((box) => getComputedStyle(box).position)).toBe('fixed');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/widget-launcher.png` });
    await page.close();
  });

  it('opens by key, closes with Escape and gives the focus back to the launcher', async () => {
    const page = await visit('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    expect(await page.locator('.box').isVisible()).toBe(false);
    expect(await focused(page)).toBe('BUTTON');
    await page.close();
  });

  it('is open at once where the page asks for it, without taking the focus', async () => {
    const page = await visit('data-open="true" data-lang="es" data-region="ES"');
    expect(await page.getByLabel('Tu pregunta').isVisible()).toBe(true);
    expect(await focused(page)).toBe('');
    expect(await page.locator('.crisis a').first().getAttribute('href')).toBe('tel:024');
    await page.close();
  });

  it('has no accessibility fault that axe finds, closed and open', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    attributes = 'data-lang="en"';
    await page.goto(site.url);
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ask about treatment' }).click();
    expect(await findFaults(page)).toEqual([]);
    await context.close();
  });

  it('keeps within 320 px, from left to right and from right to left', async () => {
    const page = await visit('data-open="true" data-region="US"', { viewport: { width: 320, height: 640 } });
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
      const box = await page.locator('.box').evaluate((one) => [one.scrollWidth <= one.clientWidth, one.clientWidth]);
      expect(box).toEqual([true, 320]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    await page.close();
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('care-cite-chat')?.shadowRoot?.activeElement?.tagName ?? '');
}
