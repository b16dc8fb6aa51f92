import type { ConversationStore } from '../store/memory-store.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import { type ConversationId, toTurnId } from '../types/ids.js';
import type { GuardedReply } from '../types/reply.js';
import type { AnswerTurn } from './answer-turn.js';
import { newState } from './new-state.js';

/** Converses: the one door through which every channel asks. */
export interface Engine {
  /** Answers a turn and remembers its state. Never throws: a store that fails costs the context, not the reply. */
  converse(turn: Turn): GuardedReply;
  /** Says whether a conversation is known and alive. */
  knows(id: ConversationId, now: Date): boolean;
  /** What is kept of a conversation, for its export; null where it is unknown or has expired. */
  recall(id: ConversationId, now: Date): ConversationState | null;
  forget(id: ConversationId): void;
}

/** Wires {@link Engine}; `newId` makes turn ids. */
export function createEngine(
  answerTurn: AnswerTurn,
  store: ConversationStore,
  newId: () => string,
  onFault: (fault: unknown) => void,
): Engine {
  const attempt = <T>(action: () => T, fallback: T): T => {
    try {
      return action();
    } catch (fault) {
      onFault(fault);
      return fallback;
    }
  };
  return {
    converse(turn) {
      const before =
        attempt(() => store.read(turn.conversationId, turn.now), null) ?? newState(turn.conversationId, turn.now);
      const { reply, state } = answerTurn(turn, before, toTurnId(newId()));
      attempt(() => store.write(state), undefined);
      return reply;
    },
    knows: (id, now) => attempt(() => store.read(id, now) !== null, false),
    recall: (id, now) => attempt(() => store.read(id, now), null),
    forget: (id) => attempt(() => store.delete(id), undefined),
  };
}
