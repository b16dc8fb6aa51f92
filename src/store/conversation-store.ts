import type { ConversationState } from '../types/conversation.js';
import type { ConversationId } from '../types/ids.js';

/** What a turn leaves behind: the state that the next turn starts from. */
export interface TurnRecord {
  readonly state: ConversationState;
}

/** Keeps the state of conversations until they expire. */
export interface ConversationStore {
  /** The state, or null where the conversation is unknown or has expired. */
  read(id: ConversationId, now: Date): Promise<ConversationState | null>;
  /**
   * Takes one turn: hands the state (null where unknown or expired) to `answer` and keeps what it returns, in one
   * transaction. Turns of one conversation wait for each other, on every replica; those of others do not.
   *
   * Resolves only when the record is kept. Rejects with whatever the home of the data rejects with; `answer` may have
   * run by then.
   */
  takeTurn(id: ConversationId, now: Date, answer: (before: ConversationState | null) => TurnRecord): Promise<void>;
  delete(id: ConversationId): Promise<void>;
}
