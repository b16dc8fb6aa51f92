import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../../src/http/create-server.js';
import type { Feedback } from '../../../src/http/feedback-route.js';
import { createServerParts } from '../../helpers/server-parts.js';

let server: Server;
let base = '';
const feedback: Feedback[] = [];

beforeAll(async () => {
  server = createServer(createServerParts({ onFeedback: (one) => void feedback.push(one) })).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

interface Begun {
  readonly id: string;
  readonly token: string;
  readonly cookie: string;
}

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function begin(text = 'I am 34 years old and take venlafaxine 75 mg'): Promise<Begun> {
  const response = await post('/api/v1/messages', { text }, { origin: base });
  const { conversationId } = (await response.json()) as { conversationId: string };
  return {
    id: conversationId,
    token: response.headers.get('x-conversation-token') ?? '',
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}

const read = (id: string, headers: Record<string, string>, path = '', method = 'GET') =>
  fetch(`${base}/api/v1/conversations/${id}${path}`, { method, headers });

describe('a conversation that was begun in a browser', () => {
  it('is continued and read with its cookie or its token, and with nothing less', async () => {
    const { id, token, cookie } = await begin();
    expect((await read(id, { cookie })).status).toBe(200);
    expect((await read(id, { 'x-conversation-token': token })).status).toBe(200);
    expect((await read(id, {})).status).toBe(404);
    expect((await post('/api/v1/messages', { text: 'and?', conversationId: id })).status).toBe(404);
    expect(
      (await post('/api/v1/messages', { text: 'what do you know about me?', conversationId: id }, { cookie })).status,
    ).toBe(200);
  });

  it('hides its cookie from scripts and from other sites', async () => {
    const response = await post('/api/v1/messages', { text: 'what is tms' }, { origin: base });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Path=\//);
  });

  it('is closed to the proof of another conversation, a forged one and one that has expired', async () => {
    const [one, other] = [await begin(), await begin()];
    const [, signature] = one.token.split('.');
    for (const token of [other.token, `${one.token}x`, `1.${signature}`, `9999999999999.${signature}`, '', 'x'])
      expect((await read(one.id, { 'x-conversation-token': token })).status).toBe(404);
  });

  it('is closed to the page of another site that sends our cookie', async () => {
    const { id, cookie } = await begin();
    expect((await read(id, { cookie, origin: 'https://evil.example' }, '', 'DELETE')).status).toBe(403);
    expect((await read(id, { cookie, origin: 'null' }, '', 'DELETE')).status).toBe(403);
    expect((await read(id, { cookie })).status).toBe(200);
  });
});

describe("a person's own data", () => {
  it('is exported as it is kept', async () => {
    const { id, cookie } = await begin();
    expect(await (await read(id, { cookie })).json()).toMatchObject({
      id,
      turns: 1,
      facts: [expect.stringContaining('venlafaxine'), 'age: 34'],
    });
  });

  it('renders as a list, as text or as a page without markup of the person', async () => {
    const { id, cookie } = await begin();
    await post('/api/v1/messages', { text: 'add to my list: <b>tapering</b>', conversationId: id }, { cookie });
    expect(await (await read(id, { cookie, accept: 'text/plain' }, '/list')).text()).toContain('<b>tapering</b>');
    const page = await (await read(id, { cookie, accept: 'text/html' }, '/list')).text();
    expect(page).toContain('tapering');
    expect(page).not.toContain('<b>');
  });

  it('is gone once deleted', async () => {
    const { id, cookie } = await begin();
    expect((await read(id, { cookie }, '', 'DELETE')).status).toBe(204);
    expect((await read(id, { cookie })).status).toBe(404);
    expect((await post('/api/v1/messages', { text: 'and?', conversationId: id }, { cookie })).status).toBe(404);
  });
});

describe('feedback', () => {
  it('is taken with a reason of the list', async () => {
    expect((await post('/api/v1/feedback', { turnId: 't-1', helpful: false, reason: 'unclear' })).status).toBe(204);
    expect(feedback.at(-1)).toEqual({ turnId: 't-1', helpful: false, reason: 'unclear' });
  });

  it.each([{}, { turnId: 't' }, { turnId: '../', helpful: true }, { turnId: 't', helpful: true, reason: 'my words' }])(
    'is refused where it is malformed: %j',
    async (body) => {
      const before = feedback.length;
      expect((await post('/api/v1/feedback', body)).status).toBe(422);
      expect(feedback).toHaveLength(before);
    },
  );
});

describe('the page of another site', () => {
  const preflight = (origin: string) =>
    fetch(`${base}/api/v1/messages`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('may ask where its origin is listed, and reads the token', async () => {
    expect((await preflight('https://clinic.example')).headers.get('access-control-allow-origin')).toBe(
      'https://clinic.example',
    );
    const response = await post('/api/v1/messages', { text: 'what is tms' }, { origin: 'https://clinic.example' });
    expect(response.headers.get('access-control-expose-headers')).toBe('X-Conversation-Token');
  });

  it.each(['https://evil.example', 'null', 'https://clinic.example.evil.example'])(
    'may not otherwise: %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});
