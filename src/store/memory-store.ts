import type { ConversationState } from '../types/conversation.js';
import type { ConversationId } from '../types/ids.js';

/** Keeps the state of conversations until they expire. */
export interface ConversationStore {
  /** The state, or null where the conversation is unknown or has expired. */
  read(id: ConversationId, now: Date): ConversationState | null;
  write(state: ConversationState): void;
  delete(id: ConversationId): void;
}

/** Over this many conversations the longest silent one is dropped, so that memory stays bounded. */
const MAX_CONVERSATIONS = 50_000;

/** A store in memory: gone with the process. Each conversation is forgotten `ttlMs` after its last turn. */
export function createMemoryStore(ttlMs: number): ConversationStore {
  const states = new Map<ConversationId, ConversationState>();
  return {
    read(id, now) {
      const state = states.get(id);
      if (!state) return null;
      if (now.getTime() - Date.parse(state.updatedAt) <= ttlMs) return state;
      states.delete(id);
      return null;
    },
    write(state) {
      states.delete(state.id);
      states.set(state.id, state);
      if (states.size <= MAX_CONVERSATIONS) return;
      const [oldest] = states.keys();
      if (oldest) states.delete(oldest);
    },
    delete(id) {
      states.delete(id);
    },
  };
}
