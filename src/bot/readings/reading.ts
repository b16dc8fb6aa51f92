import type { FindMentions, Mention } from '../../nlu/find-mentions.js';
import type { ConversationState } from '../../types/conversation.js';

/** How an utterance leans on the turns before it; `none` where it stands alone. */
export type Leaning = 'none' | 'instead' | 'other' | 'which' | 'audience' | 'it' | 'fragment';

/** What a reading looks at: an utterance and what was asked before it. */
export interface Reading {
  readonly utterance: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly named: readonly Mention[];
  readonly latest: readonly string[];
  readonly question: string;
  /** The group asked for, where the utterance points back at somebody; with a blank before it. */
  readonly somebody: string;
  readonly state: ConversationState;
  readonly find: FindMentions;
}
/** A completed question and how it leans. */
export type Completion = readonly [text: string, leaning: Leaning];
