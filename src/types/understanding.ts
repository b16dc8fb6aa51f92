import type { Aspect } from './aspect.js';
import type { Entities } from './entities.js';
import type { TopicName } from './ids.js';
import type { Language } from './language.js';

/** Intents that are no question about treatment: what else people say to a chatbot in a clinic. */
export const OTHER_INTENTS = [
  'greeting',
  'thanks',
  'goodbye',
  'bot_identity',
  'chitchat',
  'clinic_admin',
  'personal_decision',
  'talk_to_person',
  'other_condition',
  'off_topic',
  'misuse',
] as const;

/** See {@link OTHER_INTENTS}. */
export type OtherIntent = (typeof OTHER_INTENTS)[number];

/** What the person wants; `none` is a real outcome: we could not tell. */
export type IntentName = Aspect | OtherIntent | 'none';

/** An intent with its calibrated probability. */
export interface ScoredIntent {
  readonly name: IntentName;
  /** 0..1, calibrated: of the utterances with 0.8, about 80 % are right. */
  readonly confidence: number;
}

/** A topic with how surely the utterance is about it. */
export interface ScoredTopic {
  readonly name: TopicName;
  /** 0..1 */
  readonly score: number;
  /** Named in so many words (gazetteer), or inferred (classifier). */
  readonly named: boolean;
}

/** What an utterance means to us. */
export interface Understanding {
  /** The utterance, normalized: NFKC, lower case, plain quotes, spelling of known names mended. */
  readonly text: string;
  readonly language: Language | 'other';
  readonly intent: ScoredIntent;
  /** All intents with a probability worth looking at, best first. */
  readonly intents: readonly ScoredIntent[];
  /** Best first. */
  readonly topics: readonly ScoredTopic[];
  /** The probability that the utterance asks about treating depression at all, 0..1. */
  readonly inScope: number;
  readonly entities: Entities;
  /** It names two medicines or substances that somebody might take together. */
  readonly namesPair: boolean;
}
