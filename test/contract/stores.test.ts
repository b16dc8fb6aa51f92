import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ConversationStore } from '../../src/store/conversation-store.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { openStore } from '../../src/store/open-store.js';
import { NOW } from '../helpers/now.js';
import { RUNS_POSTGRES } from '../helpers/postgres.js';
import { countTurn, ID } from '../helpers/states.js';
import { createPostgresHome, createSqliteHome } from '../helpers/store-homes.js';
import { sqlStoreContract } from './sql-store.contract.js';
import { storeContract } from './store.contract.js';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function openAt(env: Record<string, string>): Promise<ConversationStore> {
  const store = await openStore(readConfig(env), (fault) => {
    throw fault;
  });
  ending.push(() => store.close());
  return store;
}

describe('memory', () => storeContract(async (ttlMs) => createMemoryStore(ttlMs)));

describe('SQLite', () => {
  sqlStoreContract(createSqliteHome);

  it('makes a key and a database that only their owner can read, and uses the key again', async () => {
    const home = await createSqliteHome();
    ending.push(home.drop);
    await (await openAt({ CARECITE_DATABASE: home.setting })).takeTurn(ID, NOW, countTurn(ID));
    const path = home.setting.slice('sqlite:'.length);
    for (const file of [path, `${path}.key`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await openAt({ CARECITE_DATABASE: home.setting });
    expect((await again.read(ID, NOW))?.turns).toBe(1);
  });

  it('names the file that cannot be written', async () => {
    const opening = openAt({ CARECITE_DATABASE: 'sqlite:/dev/null/carecite.db' }).catch((fault: unknown) => fault);
    expect(await opening).toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('/dev/null/carecite.db'),
    });
  });
});

describe.skipIf(!RUNS_POSTGRES)('PostgreSQL', () => {
  sqlStoreContract(createPostgresHome);

  it('makes the tables once when four replicas start at once, and loses none of their 40 turns', async () => {
    const home = await createPostgresHome();
    ending.push(home.drop);
    const env = { CARECITE_DATABASE: home.setting, CARECITE_STATE_KEY: randomBytes(32).toString('hex') };
    const replicas = await Promise.all([1, 2, 3, 4].map(() => openAt(env)));
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => replicas[n % 4]?.takeTurn(ID, NOW, countTurn(ID, {}, true))),
    );
    expect((await replicas[0]?.read(ID, NOW))?.turns).toBe(40);
    expect(await home.query('select count(*)::int as n from outbox')).toEqual([{ n: 40 }]);
  });
});
