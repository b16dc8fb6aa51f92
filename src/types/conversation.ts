import type { Aspect } from './aspect.js';
import type { MedicationEntity } from './entities.js';
import type { ConversationId, PassageId, SourceId, TopicName } from './ids.js';
import type { Audience } from './knowledge.js';
import type { Language } from './language.js';
import type { CrisisLevel, RiskState } from './safety.js';

/** Where an utterance came in. */
export type ChannelName = 'cli' | 'api' | 'web' | 'slack' | 'teams';

/** One utterance, as received, with what the channel knows about it. */
export interface Turn {
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly channel: ChannelName;
  /** ISO 3166 alpha-2; null where unknown. */
  readonly region: string | null;
  /** BCP 47; null where unknown. */
  readonly locale: string | null;
  readonly now: Date;
}

/** What a later turn may need of the answers before it. */
export interface AnsweredTurn {
  readonly topics: readonly TopicName[];
  readonly aspect: Aspect | null;
  readonly passages: readonly PassageId[];
  /** `passage:index` of each sentence that was shown. */
  readonly sentences: readonly string[];
  readonly sources: readonly SourceId[];
}

/** A question of ours that waits for its reply. */
export type PendingQuestion =
  | { readonly kind: 'safety-check' }
  | { readonly kind: 'meaning-check' }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly label: string; readonly topic: TopicName }[];
      readonly text: string;
    };

/** One line of the list that a person takes to the appointment. */
export interface ListItem {
  readonly kind: 'question' | 'fact' | 'source';
  readonly text: string;
}

/** The dialogue state of a conversation: small, typed, serializable, and nothing that later turns do not need. */
export interface ConversationState {
  readonly id: ConversationId;
  /** ISO 8601 instants. */
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly turns: number;
  readonly language: Language;
  readonly region: string | null;
  readonly risk: RiskState;
  /** The level of the last crisis turn; null while there was none. */
  readonly crisisLevel: CrisisLevel | null;
  /** How many escalations were sent, so that the wording can vary. */
  readonly escalations: number;
  /** Names of weak danger signals of earlier turns, which add up with later ones. */
  readonly weakSignals: readonly string[];
  /** Topics in focus, best first. */
  readonly focus: readonly TopicName[];
  /** The topic in focus before this one, for "the other one". */
  readonly previousFocus: readonly TopicName[];
  /**
   * What was named in the last questions, newest first; a question that compares two names both. For "it", "the other
   * one", "the last two".
   */
  readonly subjects: readonly (readonly string[])[];
  /** The last question about treatment, completed, shortened: what "and for ketamine?" repeats. Never kept from a crisis turn. */
  readonly question: string | null;
  /** For whom is asked since it was said: their passages are preferred. */
  readonly audience: Exclude<Audience, 'clinician'> | null;
  readonly answered: readonly AnsweredTurn[];
  readonly pending: PendingQuestion | null;
  readonly medications: readonly MedicationEntity[];
  readonly age: number | null;
  readonly failedTrials: number | null;
  readonly list: readonly ListItem[];
  /** When the bot last said what it is. ISO 8601 */
  readonly disclosedAt: string | null;
}
