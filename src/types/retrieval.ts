import type { Aspect } from './aspect.js';
import type { Passage } from './knowledge.js';
import type { ScoredTopic } from './understanding.js';

/** What we ask the index. */
export interface Query {
  /** Normalized words of the person; lunr's operators have no effect in them. */
  readonly text: string;
  readonly topics: readonly ScoredTopic[];
  readonly aspects: readonly { readonly name: Aspect; readonly weight: number }[];
  /** Passages whose `expires` lies before this day give way. `YYYY-MM-DD` */
  readonly today: string;
}

/** A passage that the index returned. */
export interface Hit {
  readonly passage: Passage;
  /** Higher is better; comparable within one query only. */
  readonly score: number;
  /** How much of the score came from words shared with the passage, 0..1 of the best possible. */
  readonly lexical: number;
}

/** Finds passages for a query, best first. Implementations share one contract suite. */
export type Retriever = (query: Query, options: { readonly limit: number }) => readonly Hit[];
