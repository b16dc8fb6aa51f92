import type { ChannelName, ConversationState } from '../types/conversation.js';
import type { ConversationId } from '../types/ids.js';
import type { CrisisLevel } from '../types/safety.js';

/** A turn in danger that a clinic must hear of; no words of the person. */
export interface NewEscalation {
  readonly conversationId: ConversationId;
  readonly level: CrisisLevel;
  readonly channel: ChannelName;
  /** ISO 8601 */
  readonly at: string;
}

/** What a turn leaves behind: the state that the next turn starts from, and what must be delivered because of it. */
export interface TurnRecord {
  readonly state: ConversationState;
  /** Written into the outbox with the state, or not at all. A home in memory has no outbox and drops it. */
  readonly escalation?: NewEscalation | null;
}

/** Keeps the state of conversations until they expire. */
export interface ConversationStore {
  /** The state, or null where the conversation is unknown or has expired, or its state cannot be opened. */
  read(id: ConversationId, now: Date): Promise<ConversationState | null>;
  /**
   * Takes one turn: hands the state (null where unknown or expired) to `answer` and keeps what it returns, in one
   * transaction. Turns of one conversation wait for each other, on every replica; those of others do not.
   *
   * Resolves only when the record is kept. Rejects with whatever the home of the data rejects with; `answer` may have
   * run by then.
   */
  takeTurn(id: ConversationId, now: Date, answer: (before: ConversationState | null) => TurnRecord): Promise<void>;
  /** Deletes the conversation and its feedback. An escalation in the outbox stays: somebody must still hear of it. */
  delete(id: ConversationId): Promise<void>;
  /** Deletes what has expired; says how many conversations that were. */
  purgeExpired(now: Date): Promise<number>;
  /** Resolves where the store can keep a turn now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
