import type { Server } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/create-server.js';
import { createServerParts } from '../helpers/server-parts.js';

const MARKER = 'zq7marker';
const lines: string[] = [];
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer(createServerParts({ messagesPerMinute: 1_000_000 }, lines)).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

const fields = fc.dictionary(
  fc.constantFrom('text', 'conversationId', 'region', 'locale', '__proto__', 'constructor', 'toString', 'now'),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.boolean(), { maxLength: 3 }),
  ),
);
const bodies = fc.oneof(
  fields.map((body) => JSON.stringify(body)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.integer({ min: 1, max: 2_000 }).map((depth) => '['.repeat(depth)),
);
const paths = fc.oneof(
  fc.constantFrom(
    '/api/v1/messages',
    '/api/v1/passages/',
    '/api/v1/passages/%2e%2e%2f',
    '/..%2f..%2fpackage.json',
    '/%',
    '/metrics',
    '/readyz',
    '/%00',
  ),
  fc.webPath(),
);
const types = fc.constantFrom(
  'application/json',
  'text/plain',
  'application/json; charset=utf-99',
  'multipart/form-data',
);

describe('bad requests', () => {
  it('are answered without a fault of ours, and leave no trace of what they said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        paths,
        types,
        bodies,
        async (method, path, type, body) => {
          const response = await fetch(base + path, {
            method,
            headers: { 'content-type': type, 'x-marker': MARKER },
            ...(method === 'GET' ? {} : { body: `${body}${MARKER}` }),
          });
          expect(response.status).toBeLessThan(500);
          await response.text();
        },
      ),
      { numRuns: 400, seed: 20261124 },
    );
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.join()).not.toContain(MARKER);
  });
});
