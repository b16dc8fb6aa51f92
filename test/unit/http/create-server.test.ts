import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../../src/http/create-server.js';
import { createTestApp, NOW } from '../../helpers/test-app.js';

const { engine, knowledge } = createTestApp();
let server: Server;
let base = '';

beforeAll(async () => {
  await new Promise<void>((ready) => {
    server = createServer({ engine, knowledge, publicDir: 'dist/public', now: () => NOW }).listen(0, '127.0.0.1', () =>
      ready(),
    );
  });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

const post = (body: string) =>
  fetch(`${base}/api/v1/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

describe('POST /api/v1/messages', () => {
  it('answers with a reply and continues the conversation', async () => {
    const first = (await (await post(JSON.stringify({ text: 'what is ECT' }))).json()) as {
      conversationId: string;
      kind: string;
    };
    expect(first.kind).toBe('answer');
    const second = await post(JSON.stringify({ text: 'is it safe?', conversationId: first.conversationId }));
    expect(second.status).toBe(200);
  });

  it.each([
    ['no JSON', '{', 400],
    ['an array', '[]', 400],
    ['a number as text', '{"text":1}', 422],
    ['an empty text', '{"text":"  "}', 422],
    ['a long text', JSON.stringify({ text: 'a'.repeat(4_001) }), 413],
    ['a huge body', JSON.stringify({ text: 'a'.repeat(200_000) }), 413],
    ['an unknown conversation', '{"text":"hi","conversationId":"nobody"}', 404],
    ['an id that is none', '{"text":"hi","conversationId":"../x"}', 422],
    ['a region that is none', '{"text":"hi","region":"USA"}', 422],
  ])('refuses %s as problem+json', async (_name, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status });
  });
});

describe('the page', () => {
  it('is served with a strict content security policy', async () => {
    const response = await fetch(`${base}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await response.text()).toContain('tel:988');
  });
});

describe('GET /api/v1/passages/{id}', () => {
  it('serves a passage and says when there is none', async () => {
    const [id] = knowledge.passages.keys();
    expect((await fetch(`${base}/api/v1/passages/${id}`)).status).toBe(200);
    expect((await fetch(`${base}/api/v1/passages/none`)).status).toBe(404);
  });
});
