import type { ConversationStore } from '../store/conversation-store.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import { type ConversationId, toTurnId } from '../types/ids.js';
import type { GuardedReply } from '../types/reply.js';
import type { AnswerTurn, TurnResult } from './answer-turn.js';
import { newState } from './new-state.js';

/** Converses: the one door through which every channel asks. */
export interface Engine {
  /** Answers a turn and remembers its state. Never rejects: a store that fails costs the context, not the reply. */
  converse(turn: Turn): Promise<GuardedReply>;
  /**
   * Says whether a conversation is known and alive. True where the store cannot say: nobody who may be in danger is sent
   * away because a database is gone.
   */
  knows(id: ConversationId, now: Date): Promise<boolean>;
  /** What is kept of a conversation, for its export; null where it is unknown or has expired. */
  recall(id: ConversationId, now: Date): Promise<ConversationState | null>;
  /** @throws whatever the store throws: "it is deleted" is said only where it is. */
  forget(id: ConversationId): Promise<void>;
}

/** Wires {@link Engine}; `newId` makes turn ids. */
export function createEngine(
  answerTurn: AnswerTurn,
  store: ConversationStore,
  newId: () => string,
  onFault: (fault: unknown) => void,
): Engine {
  const readOrNull = async (id: ConversationId, now: Date): Promise<ConversationState | null> => {
    try {
      return await store.read(id, now);
    } catch (fault) {
      onFault(fault);
      return null;
    }
  };
  return {
    async converse(turn) {
      const id = turn.conversationId;
      const answer = (before: ConversationState | null): TurnResult =>
        answerTurn(turn, before ?? newState(id, turn.now), toTurnId(newId()));
      const answered: TurnResult[] = [];
      try {
        await store.takeTurn(id, turn.now, (before) => {
          const result = answer(before);
          answered.push(result);
          return { state: result.state };
        });
      } catch (fault) {
        onFault(fault);
      }
      // A store may run the answer again after a lost transaction: the last one is the one it kept.
      return (answered.at(-1) ?? answer(null)).reply;
    },
    async knows(id, now) {
      try {
        return (await store.read(id, now)) !== null;
      } catch (fault) {
        onFault(fault);
        return true;
      }
    },
    recall: readOrNull,
    forget: (id) => store.delete(id),
  };
}
