import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ConversationStore } from '../../src/store/conversation-store.js';
import { openStore } from '../../src/store/open-store.js';
import { BotError } from '../../src/types/errors.js';
import { toConversationId } from '../../src/types/ids.js';
import { NOW } from '../helpers/now.js';
import { countTurn, ID } from '../helpers/states.js';
import type { StoreHome } from '../helpers/store-homes.js';
import { storeContract } from './store.contract.js';

const newKey = (): string => randomBytes(32).toString('base64');
const MARKER = 'zanzibar-marker';
const TELLING = { question: MARKER, list: [{ kind: 'question', text: MARKER }] } as const;

/** What every store on a database promises, in a home of its own for each test. */
export function sqlStoreContract(createHome: () => Promise<StoreHome>): void {
  let home: StoreHome;
  let opened: ConversationStore[];
  let faults: unknown[];
  const key = newKey();
  const open = async (keys = key, ttlMs = 3_600_000): Promise<ConversationStore> => {
    const config = readConfig({ CARECITE_DATABASE: home.setting, CARECITE_STATE_KEY: keys });
    const store = await openStore({ ...config, conversationTtlMs: ttlMs }, (fault) => faults.push(fault));
    opened.push(store);
    return store;
  };
  const codes = () => faults.map((fault) => (fault instanceof BotError ? fault.code : 'other'));

  beforeEach(async () => {
    home = await createHome();
    opened = [];
    faults = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await home.drop();
  });

  storeContract((ttlMs) => open(key, ttlMs));

  describe('a store on a database', () => {
    it('keeps conversations when it is closed and opened', async () => {
      const first = await open();
      await first.takeTurn(ID, NOW, countTurn(ID, TELLING));
      await first.close();
      expect(await (await open()).read(ID, NOW)).toMatchObject(TELLING);
    });

    it('stores no readable words of a person', async () => {
      await (await open()).takeTurn(ID, NOW, countTurn(ID, TELLING, true));
      const bytes = await home.bytes();
      expect(bytes.includes(ID)).toBe(true);
      expect(bytes.includes(MARKER)).toBe(false);
    });

    it('opens what an old key sealed, and seals with the new one', async () => {
      await (await open(key)).takeTurn(ID, NOW, countTurn(ID));
      const fresh = newKey();
      const rotated = await open(`${fresh},${key}`);
      await rotated.takeTurn(ID, NOW, countTurn(ID));
      expect((await (await open(fresh)).read(ID, NOW))?.turns).toBe(2);
      expect(faults).toEqual([]);
    });

    it.each([
      ['is cut short', 'update conversations set state = substr(state, 1, 30)'],
      ['is empty', 'update conversations set state = substr(state, 1, 0)'],
      ['belongs to another conversation', "update conversations set id = 'conversation-2'"],
    ])('treats a state as unknown that %s, and reports it', async (_name, statement) => {
      const store = await open();
      await store.takeTurn(ID, NOW, countTurn(ID));
      await home.query(statement);
      const id = statement.includes('conversation-2') ? toConversationId('conversation-2') : ID;
      expect(await store.read(id, NOW)).toBeNull();
      await store.takeTurn(id, NOW, countTurn(id));
      expect((await store.read(id, NOW))?.turns).toBe(1);
      expect(codes()).toEqual(['state-unreadable', 'state-unreadable']);
    });

    it('treats a state as unknown whose key is gone, and reports it', async () => {
      await (await open()).takeTurn(ID, NOW, countTurn(ID));
      expect(await (await open(newKey())).read(ID, NOW)).toBeNull();
      expect(codes()).toEqual(['state-unreadable']);
    });

    it('writes an escalation with its turn, and keeps it when the conversation is deleted', async () => {
      const store = await open();
      await store.takeTurn(ID, NOW, countTurn(ID, {}, true));
      await store.takeTurn(ID, NOW, countTurn(ID));
      await store.delete(ID);
      const row = { conversation_id: ID, level: 'active', channel: 'web', at: NOW.toISOString() };
      expect(await home.query('select conversation_id, level, channel, at from outbox')).toEqual([row]);
    });

    it('writes no escalation of a turn that is not kept', async () => {
      const store = await open();
      await store.ping();
      await home.query('alter table conversations rename to hidden');
      await expect(store.takeTurn(ID, NOW, countTurn(ID, {}, true))).rejects.toMatchObject({
        code: 'store-unavailable',
      });
      await home.query('alter table hidden rename to conversations');
      expect(await home.query('select * from outbox')).toEqual([]);
    });

    it('keeps no turn whose escalation cannot be written', async () => {
      const store = await open();
      await store.ping();
      await home.query('drop table outbox');
      await expect(store.takeTurn(ID, NOW, countTurn(ID, {}, true))).rejects.toMatchObject({
        code: 'store-unavailable',
      });
      expect(await store.read(ID, NOW)).toBeNull();
    });

    it('deletes and purges feedback', async () => {
      const store = await open();
      await store.ping();
      for (const [id, conversation, expires] of [
        ['f1', ID, NOW.getTime()],
        ['f2', 'other', NOW.getTime() - 1],
        ['f3', 'other', NOW.getTime()],
      ])
        await home.query(`insert into feedback values ('${id}', '${conversation}', 't', 'up', 'now', ${expires})`);
      await store.delete(ID);
      await store.purgeExpired(NOW);
      expect(await home.query('select id from feedback')).toEqual([{ id: 'f3' }]);
    });
  });
}
