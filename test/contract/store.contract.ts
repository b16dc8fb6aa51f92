import { describe, expect, it } from 'vitest';
import type { ConversationStore } from '../../src/store/conversation-store.js';
import { toConversationId } from '../../src/types/ids.js';
import { NOW } from '../helpers/now.js';
import { countTurn, ID } from '../helpers/states.js';

const TTL_MS = 3_600_000;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

/** What every store promises; `open` opens an empty one that keeps conversations for `ttlMs`. */
export function storeContract(open: (ttlMs: number) => Promise<ConversationStore>): void {
  describe('every store', () => {
    it('hands each turn the state that the one before it left', async () => {
      const store = await open(TTL_MS);
      await store.takeTurn(ID, NOW, countTurn(ID));
      await store.takeTurn(ID, NOW, countTurn(ID));
      expect((await store.read(ID, NOW))?.turns).toBe(2);
    });

    it('knows nothing of a conversation in which nothing was said', async () => {
      const store = await open(TTL_MS);
      expect(await store.read(ID, NOW)).toBeNull();
    });

    it('keeps conversations apart', async () => {
      const store = await open(TTL_MS);
      const other = toConversationId('conversation-2');
      await store.takeTurn(ID, NOW, countTurn(ID));
      await store.takeTurn(other, NOW, countTurn(other, { age: 40 }));
      expect((await store.read(ID, NOW))?.age).toBeNull();
      expect((await store.read(other, NOW))?.age).toBe(40);
    });

    it('forgets a conversation when its time is over, and not before', async () => {
      const store = await open(TTL_MS);
      await store.takeTurn(ID, NOW, countTurn(ID));
      expect(await store.read(ID, later(TTL_MS))).not.toBeNull();
      expect(await store.read(ID, later(TTL_MS + 1))).toBeNull();
      await store.takeTurn(ID, later(TTL_MS + 1), countTurn(ID, { updatedAt: later(TTL_MS + 1).toISOString() }));
      expect((await store.read(ID, later(TTL_MS + 1)))?.turns).toBe(1);
    });

    it('purges what has expired, and only that, and counts it', async () => {
      const store = await open(TTL_MS);
      const other = toConversationId('conversation-2');
      await store.takeTurn(ID, NOW, countTurn(ID));
      await store.takeTurn(other, later(10), countTurn(other, { updatedAt: later(10).toISOString() }));
      expect(await store.purgeExpired(later(TTL_MS + 5))).toBe(1);
      expect(await store.purgeExpired(later(TTL_MS + 5))).toBe(0);
      expect(await store.read(other, later(TTL_MS + 5))).not.toBeNull();
    });

    it('deletes a conversation, known or not', async () => {
      const store = await open(TTL_MS);
      await store.takeTurn(ID, NOW, countTurn(ID));
      await store.delete(ID);
      await store.delete(ID);
      expect(await store.read(ID, NOW)).toBeNull();
    });

    it('loses none of 40 turns that one conversation takes at once', async () => {
      const store = await open(TTL_MS);
      await Promise.all(Array.from({ length: 40 }, () => store.takeTurn(ID, NOW, countTurn(ID))));
      expect((await store.read(ID, NOW))?.turns).toBe(40);
    });

    it('keeps nothing of a turn whose answer fails, and takes the next one', async () => {
      const store = await open(TTL_MS);
      await store.takeTurn(ID, NOW, countTurn(ID));
      const failing = store.takeTurn(ID, NOW, () => {
        throw new Error('no answer');
      });
      await expect(failing).rejects.toThrow();
      await store.takeTurn(ID, NOW, countTurn(ID));
      expect((await store.read(ID, NOW))?.turns).toBe(2);
    });

    it('says that it answers', async () => {
      await expect((await open(TTL_MS)).ping()).resolves.toBeUndefined();
    });
  });
}
