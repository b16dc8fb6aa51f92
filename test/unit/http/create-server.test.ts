import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../../src/http/create-server.js';
import { createServerParts } from '../../helpers/server-parts.js';

let server: Server;
let base = '';
let ready = true;
const lines: string[] = [];
const parts = createServerParts({ isReady: () => ready }, lines);

beforeAll(async () => {
  await new Promise<void>((done) => {
    server = createServer(parts).listen(0, '127.0.0.1', () => done());
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
    const [id] = parts.knowledge.passages.keys();
    expect((await fetch(`${base}/api/v1/passages/${id}`)).status).toBe(200);
    expect((await fetch(`${base}/api/v1/passages/none`)).status).toBe(404);
  });
});

describe('what the operator sees', () => {
  it('is alive, and ready until it drains', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    ready = false;
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    ready = true;
  });

  it('counts turns and escalations, and names no word of them anywhere', async () => {
    const marker = 'zebrafinch';
    await post(JSON.stringify({ text: `I want to die, ${marker}` }));
    await fetch(`${base}/${marker}?q=${marker}`, { headers: { 'x-test': marker } });
    await post(`{"text": "${marker}`);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/carecite_turns_total\{kind="escalation"\} [1-9]/);
    expect(metrics).toMatch(/carecite_escalations_total\{level="active"\} [1-9]/);
    expect(lines.join()).toContain('"route":"/api/v1/messages"');
    expect(metrics + lines.join()).not.toContain(marker);
  });

  it('gives every answer an id, and shows no metrics unless told to', async () => {
    const hidden = createServer(createServerParts({ showsMetrics: false })).listen(0, '127.0.0.1');
    await new Promise((done) => hidden.once('listening', done));
    const address = hidden.address();
    const response = await fetch(
      `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/metrics`,
    );
    hidden.close();
    expect(response.status).toBe(404);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('holds back an address that floods, and still says where help is', async () => {
    const strict = createServer(createServerParts({ messagesPerMinute: 2 })).listen(0, '127.0.0.1');
    await new Promise((done) => strict.once('listening', done));
    const address = strict.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/v1/messages`;
    const send = () => fetch(url, { method: 'POST', body: '{"text":"hi"}' });
    const statuses = [(await send()).status, (await send()).status];
    const third = await send();
    strict.close();
    expect(statuses).toEqual([200, 200]);
    expect(third.status).toBe(429);
    expect(third.headers.get('ratelimit')).not.toBeNull();
    expect(await third.json()).toMatchObject({ detail: expect.stringContaining('988') });
  });
});
