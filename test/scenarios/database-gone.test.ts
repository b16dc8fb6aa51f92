import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createServer } from '../../src/http/create-server.js';
import { openStore } from '../../src/store/open-store.js';
import { type TendedStore, tendStore } from '../../src/store/tend-store.js';
import { BotError } from '../../src/types/errors.js';
import { createGate, type GateMode } from '../helpers/gate.js';
import { NOW } from '../helpers/now.js';
import { createSchema, queryPostgres, RUNS_POSTGRES } from '../helpers/postgres.js';
import { createServerParts } from '../helpers/server-parts.js';
import { createTestApp } from '../helpers/test-app.js';

describe.skipIf(!RUNS_POSTGRES)('a database that goes', () => {
  const ending: (() => unknown)[] = [];
  let gate: Awaited<ReturnType<typeof createGate>>;
  let schema: Awaited<ReturnType<typeof createSchema>>;
  let tended: TendedStore;
  let faults: unknown[];
  let base: string;

  beforeEach(async () => {
    schema = await createSchema();
    const url = new URL(schema.url);
    gate = await createGate(url.hostname, Number(url.port || 5432));
    url.host = `127.0.0.1:${gate.port}`;
    const key = randomBytes(32).toString('base64');
    const config = readConfig({ CARECITE_DATABASE: url.href, CARECITE_STATE_KEY: key });
    faults = [];
    const onFault = (fault: unknown) => faults.push(fault);
    const store = await openStore(config, onFault);
    tended = tendStore(store, () => NOW, onFault);
    const { engine } = createTestApp(store, onFault);
    const app = createServer(createServerParts({ engine, isReady: tended.isUp }));
    const server = await new Promise<Server>((done) => {
      const listening = app.listen(0, '127.0.0.1', () => done(listening));
    });
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    ending.push(schema.drop, gate.close, store.close, () => new Promise((done) => server.close(done)));
  });
  afterEach(async () => {
    gate.set('open');
    for (const end of ending.splice(0).reverse()) await end();
  });

  const isReady = async (): Promise<boolean> => {
    await tended.check();
    return (await fetch(`${base}/readyz`)).status === 200;
  };
  const ask = async (text: string, conversationId?: string) => {
    const body = JSON.stringify({ text, region: 'US', ...(conversationId ? { conversationId } : {}) });
    const response = await fetch(`${base}/api/v1/messages`, { method: 'POST', body });
    return { status: response.status, reply: (await response.json()) as Record<string, unknown> };
  };

  it.each<GateMode>(['closed', 'silent'])(
    'is answered without, new conversation or known, and is used again when it is back (%s)',
    async (mode) => {
      expect(await isReady()).toBe(true);
      const id = String((await ask('How long does TMS take?')).reply['conversationId']);

      gate.set(mode);
      expect(await isReady()).toBe(false);
      for (const conversation of [undefined, id]) {
        const { status, reply } = await ask('I want to kill myself', conversation);
        expect([status, reply['kind']]).toEqual([200, 'escalation']);
      }
      expect(faults.every((fault) => fault instanceof BotError && fault.code === 'store-unavailable')).toBe(true);

      gate.set('open');
      await expect.poll(isReady, { timeout: 10_000 }).toBe(true);
      expect((await ask('And what are the side effects?', id)).reply['topics']).toContain('tms_side_effects');
      expect((await ask('hello', 'never-heard-of')).status).toBe(404);
    },
    60_000,
  );

  it('is waited for when it is not there at the start', async () => {
    gate.set('closed');
    expect(await isReady()).toBe(false);
    gate.set('open');
    await expect.poll(isReady, { timeout: 10_000 }).toBe(true);
  });

  it('may end all connections at any time', async () => {
    expect(await isReady()).toBe(true);
    const turns = Array.from({ length: 20 }, () => ask('How long does TMS take?'));
    for (let round = 0; round < 5; round++)
      await queryPostgres(
        schema.url,
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        [schema.name],
      );
    for (const { status } of await Promise.all(turns)) expect(status).toBe(200);
    await expect.poll(isReady, { timeout: 10_000 }).toBe(true);
  });
});
