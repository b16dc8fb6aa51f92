import type { ConversationState } from '../types/conversation.js';
import type { ConversationId } from '../types/ids.js';
import type { ConversationStore } from './conversation-store.js';

/** Over this many conversations the longest silent one is dropped, so that memory stays bounded. */
const MAX_CONVERSATIONS = 50_000;

/** A store in memory: gone with the process. Each conversation is forgotten `ttlMs` after its last turn. */
export function createMemoryStore(ttlMs: number): ConversationStore {
  const states = new Map<ConversationId, ConversationState>();
  const readNow = (id: ConversationId, now: Date): ConversationState | null => {
    const state = states.get(id);
    if (!state) return null;
    if (now.getTime() - Date.parse(state.updatedAt) <= ttlMs) return state;
    states.delete(id);
    return null;
  };
  return {
    read: async (id, now) => readNow(id, now),
    async takeTurn(id, now, answer) {
      const { state } = answer(readNow(id, now));
      states.delete(id);
      states.set(id, state);
      if (states.size <= MAX_CONVERSATIONS) return;
      const [oldest] = states.keys();
      if (oldest) states.delete(oldest);
    },
    delete: async (id) => void states.delete(id),
    async purgeExpired(now) {
      const before = states.size;
      for (const id of [...states.keys()]) readNow(id, now);
      return before - states.size;
    },
    ping: async () => {},
    close: async () => states.clear(),
  };
}
