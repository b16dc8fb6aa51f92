import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.js';
import {
  findFaults,
  hasNoBrowser,
  isMessage,
  launchBrowser,
  PICTURES,
  type Served,
  serve,
} from '../helpers/browser.js';
import { createServerParts } from '../helpers/server-parts.js';

describe.skipIf(hasNoBrowser)('the chat page in a real browser', () => {
  let server: Served;
  let browser: Browser;
  let asked = 0;

  beforeAll(async () => {
    const app = createServer(createServerParts());
    server = await serve((request, response) => {
      if (isMessage(request)) asked++;
      app(request, response);
    });
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 900, height: 900 }, locale: 'en-US', ...options });
    const page = await context.newPage();
    await page.goto(server.url);
    return page;
  }

  async function ask(page: Page, text: string): Promise<void> {
    const replies = await page.locator('.guardrail').count();
    await page.locator('textarea').fill(text);
    await page.keyboard.press('Enter');
    await page.locator('.guardrail').nth(replies).waitFor();
  }

  const leave = (page: Page): Promise<void> => page.context().close();

  it('gives a cited answer to a person who uses the keyboard alone', async () => {
    const page = await visit();
    await pressUntil(page, 'Tab', 'textarea');
    await page.keyboard.type('How long does a course of TMS take?');
    await page.keyboard.press('Enter');
    await page.locator('.bot.answer').waitFor();
    expect(await isFocused(page, 'textarea')).toBe(true);
    await pressUntil(page, 'Shift+Tab', 'summary');
    await page.keyboard.press('Enter');
    const source = page.locator('details[open]');
    expect(await source.locator('a').getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await source.locator('.quotation').first().textContent()).toMatch(/^“.+”$/);
    expect(await source.textContent()).toMatch(/Checked on \w+ \d+, 20\d\d/);
    expect(await page.locator('.guardrail').last().textContent()).toContain('doctor');
    await leave(page);
  });

  it('says each reply aloud once, in the one live region', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const root = document.querySelector('care-cite-chat')?.shadowRoot;
      const status = root?.querySelector('[role=status]');
      const said: string[] = [];
      Object.assign(window, {
        said,
        regions: root?.querySelectorAll('[role=status], [role=log], [role=alert], [aria-live]').length,
      });
      if (status)
        new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await ask(page, 'What is ECT?');
    const [first, second, ...others] = (await page.evaluate('said')) as string[];
    expect(first).toBe('Looking it up …');
    expect(second).toContain('ECT');
    expect(second).not.toContain('[1]');
    expect(others).toEqual([]);
    expect(await page.evaluate('regions')).toBe(1);
    await leave(page);
  });

  it('keeps the crisis line in sight and shows first whom to call', async () => {
    const page = await visit();
    await setRegion(page, 'US');
    await ask(page, 'i just want to die, nothing helps');
    await page.locator('.bot.escalation').waitFor();
    expect(await page.locator('.crisis a[href="tel:988"]').isVisible()).toBe(true);
    expect(await page.locator('.escalation .resources a[href="tel:988"]').isVisible()).toBe(true);
    expect(await page.locator('.crisis a').last().getAttribute('href')).toBe('tel:911');
    await leave(page);
  });

  it('has no accessibility fault that axe finds, in light, in dark and in a crisis', async () => {
    const page = await visit({ bypassCSP: true });
    for (const text of ['what is ECT', 'i want to kill myself']) {
      await ask(page, text);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findFaults(page)).toEqual([]);
      }
    }
    await leave(page);
  });

  it('goes on with the same conversation after a reload', async () => {
    const page = await visit();
    await ask(page, 'Does ketamine help?');
    const before = await page.locator('.turns').textContent();
    await page.reload();
    expect(await page.locator('.turns').textContent()).toBe(before);
    const next = page.waitForRequest('**/api/v1/messages');
    await page.getByRole('button', { name: 'More detail' }).click();
    const request = await next;
    expect(request.postDataJSON()).toMatchObject({ text: 'more', conversationId: expect.any(String) });
    expect(request.headers()['x-conversation-token']).toMatch(/^\d+\.[\w-]{43}$/);
    await page.locator('.bot.answer').nth(1).waitFor();
    expect(await isFocused(page, 'textarea')).toBe(true);
    await leave(page);
  });

  it('sends once what was asked without a network, when the network is back', async () => {
    const page = await visit();
    const before = asked;
    await page.context().setOffline(true);
    await page.locator('textarea').fill('What is TMS?');
    await page.keyboard.press('Enter');
    await page.getByText('No connection.').first().waitFor();
    await page.context().setOffline(false);
    await page.locator('.bot.answer').waitFor();
    expect(asked - before).toBe(1);
    await leave(page);
  });

  it('tries twice under one key, then leaves the third try to the person', async () => {
    const page = await visit();
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
    });
    await page.route('**/api/v1/messages', (route) => route.abort());
    await page.locator('textarea').fill('What is TMS?');
    await page.keyboard.press('Enter');
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.waitFor();
    expect(keys).toHaveLength(2);
    await page.unroute('**/api/v1/messages');
    await retry.click();
    await page.locator('.bot.answer').waitFor();
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    await leave(page);
  });

  it.each(['Escape twice', 'the button'])('leaves nothing behind on a quick exit with %s', async (way) => {
    const page = await visit();
    await page.route('https://www.google.com/**', (route) => route.fulfill({ body: 'a neutral page' }));
    await ask(page, 'What is ECT?');
    if (way === 'the button') await page.getByRole('button', { name: 'Leave quickly' }).click();
    else for (const _ of [1, 2]) await page.keyboard.press('Escape');
    await page.waitForURL('https://www.google.com/');
    await page.goBack();
    expect(page.url()).not.toContain(server.url);
    await page.goto(`${server.url}/healthz`);
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    await leave(page);
  });

  it('deletes the conversation after two presses, by utterance where the server has no such route', async () => {
    const page = await visit();
    await page.route('**/api/v1/conversations/*', (route) => route.fulfill({ status: 405 }));
    await ask(page, 'What is ECT?');
    const forgotten = page.waitForRequest((request) => request.postData()?.includes('forget me') ?? false);
    await page.getByRole('button', { name: 'Delete my conversation' }).click();
    await page.getByRole('button', { name: 'Press again to delete it' }).click();
    await forgotten;
    await page.locator('.you').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await leave(page);
  });

  it('deletes by the route of the server where there is one, and says so when it cannot', async () => {
    const page = await visit();
    let status = 500;
    await page.route('**/api/v1/conversations/*', (route) => route.fulfill({ status }));
    await ask(page, 'What is ECT?');
    const erase = page.locator('.foot button').last();
    await erase.click();
    await erase.click();
    await page.locator('.foot').getByText('could not be deleted').waitFor();
    expect(await page.locator('.you').count()).toBe(1);
    status = 204;
    await erase.click();
    await erase.click();
    await page.locator('.turns').getByText('Your conversation is deleted.').waitFor();
    await leave(page);
  });

  it('sends feedback with a reason, and takes a missing route calmly', async () => {
    const page = await visit();
    await ask(page, 'What is ECT?');
    await page.getByRole('button', { name: 'Not helpful' }).click();
    const sent = page.waitForRequest('**/api/v1/feedback');
    await page.getByRole('button', { name: 'Hard to understand' }).click();
    const body = (await sent).postDataJSON();
    expect(body).toEqual({ turnId: expect.any(String), helpful: false, reason: 'unclear' });
    expect(await page.getByRole('button', { name: 'Hard to understand' }).getAttribute('aria-pressed')).toBe('true');
    await leave(page);
  });

  it('keeps a list that can be saved and printed by itself', async () => {
    const page = await visit();
    await page.addInitScript(() => {
      window.print = () => Object.assign(window.top ?? window, { printed: document.body.innerText });
    });
    await page.reload();
    await ask(page, 'Does ketamine help?');
    await page.getByRole('button', { name: 'Add to my list' }).click();
    await page.getByRole('button', { name: 'Print the list' }).waitFor();
    await page.getByRole('button', { name: 'Show my list' }).first().click();
    await page.locator('.guardrail').nth(2).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as text' }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await saving).createReadStream()) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString()).toMatch(
      /^My list for the appointment\n\nQuestions to ask:\n- does ketamine help\?/,
    );
    await page.getByRole('button', { name: 'Print the list' }).click();
    expect(await page.evaluate('printed')).toMatch(/^My list for the appointment/);
    await leave(page);
  });

  it('needs no sideways scrolling at 320 px, even in a low window', async () => {
    for (const height of [640, 256]) {
      const page = await visit({ viewport: { width: 320, height } });
      await ask(page, 'What is ECT?');
      const wide = await page
        .locator('.box, .log, .turns, .next')
        .evaluateAll((parts) =>
          parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className),
        );
      expect(wide).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
      await leave(page);
    }
  });

  it('has no target below 24 px', async () => {
    const page = await visit();
    await ask(page, 'i want to kill myself');
    const small = await page.locator('button, summary, .crisis a, .resources a').evaluateAll((targets) =>
      targets
        .filter((target) => target.checkVisibility())
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width < 24 || height < 24;
        })
        .map((target) => target.textContent),
    );
    expect(small).toEqual([]);
    await leave(page);
  });

  it.runIf(PICTURES)('poses for its pictures', async () => {
    const shots = [
      ['light', {}, 'How long does a course of TMS take?'],
      ['dark', { colorScheme: 'dark' }, 'How long does a course of TMS take?'],
      ['crisis', {}, 'i just want to die, nothing helps'],
      ['mobile', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, 'Does ketamine help?'],
    ] as const;
    for (const [name, options, text] of shots) {
      const page = await visit(options);
      await setRegion(page, 'US');
      await ask(page, text);
      await page.screenshot({ path: `${PICTURES}/widget-${name}.png` });
      await leave(page);
    }
  });
});

/** Puts the element on the page anew, with a region. */
async function setRegion(page: Page, region: string): Promise<void> {
  await page.locator('care-cite-chat').evaluate((chat, given) => {
    chat.setAttribute('data-region', given);
    chat.parentElement?.append(chat);
  }, region);
}

async function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    (one) => document.querySelector('care-cite-chat')?.shadowRoot?.activeElement?.matches(one) ?? false,
    selector,
  );
}

/** Presses a key until the focus is on such an element; more than 40 presses are no way for a person. */
async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press(key);
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`expected ${key} to reach ${selector} within 40 presses, got no further`);
}
