import type { Aspect } from './aspect.js';
import type { NonEmpty } from './brand.js';
import type { PassageId, SourceId, TopicName } from './ids.js';

/** What kind of publication carries a passage, strongest claim to be current first. */
export const EVIDENCE_TYPES = [
  'guideline',
  'regulator',
  'systematic-review',
  'randomized-trial',
  'observational',
  'expert-review',
  'authority',
  'article',
  'manufacturer',
  'clinic',
] as const;

/** See {@link EVIDENCE_TYPES}. */
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** For whom a passage is written, where it is not for everybody. */
export type Audience = 'teen' | 'older' | 'pregnancy' | 'clinician';

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A sentence that may be shown to a person, word for word, with the sources that carry it. */
export interface Sentence {
  readonly text: string;
  /** Empty only where the sentence states no fact ("Ask ..."); an answer never consists of such sentences alone. */
  readonly sources: readonly SourceId[];
  /** Detail for clinicians: shown for "more", or when a clinician asks. */
  readonly clinical: boolean;
  /** Stands in a list, and is shown as a list item. */
  readonly listItem: boolean;
  /** The line of the article file, counted from 1. */
  readonly line: number;
}

/** A quotable piece of an article: one section with one heading. */
export interface Passage {
  readonly id: PassageId;
  readonly heading: string;
  /** The topic it answers first, then others. */
  readonly topics: NonEmpty<TopicName>;
  /** Those of its topics that it answers in full, broadest first: the overview of a narrower topic answers the wider one as well. */
  readonly ownTopics: NonEmpty<TopicName>;
  /** What it says about the topic, best first. */
  readonly aspects: NonEmpty<Aspect>;
  readonly sentences: NonEmpty<Sentence>;
  /** What people type when this passage is the right answer: indexed, never shown. */
  readonly questions: readonly string[];
  readonly evidence: EvidenceType;
  readonly asOf: IsoDate;
  readonly reviewBy: IsoDate;
  /** The clinician who reviewed it, or null until one has. */
  readonly reviewedBy: string | null;
  /** From this day on, the successor is served in its place. */
  readonly expires: IsoDate | null;
  readonly successor: PassageId | null;
  readonly audience: Audience | null;
  /** The passage speaks of suicide, self-harm or overdose: a crisis footer is shown with it. */
  readonly footer: boolean;
  readonly file: string;
  readonly line: number;
}

/** A source document of ours: a title and its passages. */
export interface Article {
  readonly title: string;
  readonly file: string;
  readonly passages: readonly Passage[];
}

/** A publication, reduced from its CSL-JSON record to what a citation shows. */
export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly url: string;
}

/** What a question can be about: the second of the two axes along which a question is understood. */
export interface Topic {
  readonly name: TopicName;
  readonly label: string;
  readonly fullName: string;
  /** What people call it, lower case: brand, generic, class, slang, misspellings, Spanish. */
  readonly aliases: readonly string[];
  readonly parent: TopicName | null;
  readonly related: readonly TopicName[];
}

/** A medication people name: the gazetteer behind the entities. */
export interface Medication {
  readonly generic: string;
  readonly class: string;
  /** Brands, abbreviations, misspellings; lower case. */
  readonly names: readonly string[];
  /** The usual range of one dose as sold, in `unit`; used to tell a dose from another number, never shown. */
  readonly doseRange: { readonly min: number; readonly max: number; readonly unit: string } | null;
  readonly topics: readonly TopicName[];
}

/** A pair of medicines or substances that is known to be risky, and the passage that speaks of it. */
export interface InteractionPair {
  readonly id: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly passage: PassageId;
}

/** Everything read from the knowledge folder, checked. */
export interface Knowledge {
  readonly articles: readonly Article[];
  readonly passages: ReadonlyMap<PassageId, Passage>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly topics: ReadonlyMap<TopicName, Topic>;
  readonly medications: readonly Medication[];
  readonly interactions: readonly InteractionPair[];
  /** SHA-256 over all files, hex: the version of the knowledge. */
  readonly hash: string;
}
