import type { Language, LocalizedText } from './language.js';

/** How much danger an utterance speaks of. `docs/LABEL_GUIDE.md` defines each level. */
export const SAFETY_LEVELS = [
  'none',
  'informational',
  'historic',
  'passive',
  'active',
  'imminent',
  'self_harm',
  'third_party',
  'medical_emergency',
  'psychosis_mania',
  'violence_abuse',
  'harm_to_others',
] as const;

/** See {@link SAFETY_LEVELS}. */
export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/** The levels on which the reply opens with a crisis or emergency block. */
export type CrisisLevel = Exclude<SafetyLevel, 'none' | 'informational' | 'historic'>;

/** Says whether a level opens the reply with a crisis or emergency block. */
export const isCrisisLevel = (level: SafetyLevel): level is CrisisLevel =>
  level !== 'none' && level !== 'informational' && level !== 'historic';

/** What the scope policy does not answer; see `safety/check-scope.ts`. */
export type ScopeRefusal =
  | 'means_refusal'
  | 'no_personal_dosing'
  | 'no_diagnosis'
  | 'no_stop_med_advice'
  | 'interaction_caution';

/** Evidence of danger, or of its absence, in one utterance. */
export interface CrisisSignal {
  readonly level: SafetyLevel;
  readonly escalate: boolean;
  /** The language of the clause that decided, so that the reply can use it. */
  readonly language: Language;
  /** The person speaks as staff about a patient: protocol wording. */
  readonly staff: boolean;
  /** Names of the rules and the model's verdict that led here: for audits, never words of the person. */
  readonly reasons: readonly string[];
  /** The model's probability that the utterance escalates, 0..1; null where no model is loaded. */
  readonly probability: number | null;
}

/**
 * A second opinion on a normalized text that the model is unsure of: above 0 means danger, below 0 none, and the
 * further from 0 the surer. A sentence encoder gives it; detection works without one.
 */
export type SecondOpinion = (text: string) => number;

/** The danger a conversation stands in. It rises by evidence and never falls by a change of subject. */
export type RiskState = 'none' | 'watch' | 'crisis';

/** A helpline or service, with where, when and since when it is known to work. */
export interface CrisisResource {
  readonly id: string;
  readonly name: LocalizedText;
  readonly kind: string;
  readonly phone: string | null;
  readonly sms: string | null;
  readonly smsText: string | null;
  readonly chatUrl: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly hours: string;
  readonly note: LocalizedText | null;
  readonly source: string;
  readonly checkedOn: string;
}

/** A country or territory with its emergency number and its crisis resources. */
export interface CrisisRegion {
  /** ISO 3166 alpha-2, or `EU`. */
  readonly region: string;
  readonly name: LocalizedText;
  readonly emergency: { readonly number: string; readonly source: string; readonly checkedOn: string };
  readonly resources: readonly CrisisResource[];
}
