import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.js';
import { createServerParts } from '../helpers/server-parts.js';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
/** `npm run screenshot` sets this: the pictures of the README are taken here. */
const PICTURES = process.env['CARECITE_SCREENSHOTS'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Where CI runs, a missing browser is a failure and not a reason to skip.
describe.skipIf(!existsSync(CHROMIUM) && !process.env['CI'])('the chat page in a real browser', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await new Promise<void>((ready) => {
      server = createServer(createServerParts()).listen(0, '127.0.0.1', () => ready());
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    page = await browser.newPage({ viewport: { width: 900, height: 900 }, locale: 'en-US' });
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('answers a question with citations that open', async () => {
    await page.getByLabel('Your question').fill('How long does a course of TMS take?');
    await page.keyboard.press('Enter');
    const source = page.locator('.bot.answer details').first();
    await source.locator('summary').click();
    expect(await source.locator('a').getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await source.locator('p').first().textContent()).toContain('“');
    expect(await page.locator('.guardrail').last().textContent()).toContain('doctor');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/chat.png` });
  });

  it('keeps the crisis line in sight and shows the crisis block first', async () => {
    await page.getByLabel('Your question').fill('i just want to die, nothing helps');
    await page.keyboard.press('Enter');
    await page.locator('.bot.escalation').waitFor();
    expect(await page.locator('.crisis a[href="tel:988"]').isVisible()).toBe(true);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/crisis.png` });
  });

  it('has no accessibility fault that axe finds, in light and dark', async () => {
    const context = await browser.newContext({ bypassCSP: true, locale: 'en-US' });
    const copy = await context.newPage();
    await copy.goto(page.url());
    await copy.getByLabel('Your question').fill('what is ECT');
    await copy.keyboard.press('Enter');
    await copy.locator('.bot').waitFor();
    await copy.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    for (const colorScheme of ['light', 'dark'] as const) {
      await copy.emulateMedia({ colorScheme });
      const violations = await copy.evaluate('axe.run().then((found) => found.violations.map((v) => v.id))');
      expect(violations).toEqual([]);
    }
    await context.close();
  });
});
