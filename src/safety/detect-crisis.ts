import type { LinearModel } from '../types/linear-model.js';
import { type CrisisSignal, isCrisisLevel, type SafetyLevel, type SecondOpinion } from '../types/safety.js';
import type { CorrectSpelling } from './correct-spelling.js';
import { detectClauseLanguage } from './detect-clause-language.js';
import { matchRules } from './match-rules.js';
import { normalizeText } from './normalize-text.js';
import { scoreDanger, type Verdict } from './score-danger.js';

/** Below this evidence (log-odds) the scores clear a rule whose words topics and past stories use as well (`clearable` in rules.json). */
const CLEAR_BELOW = -2.4;

/** From the most pressing level to the least: the riskiest evidence decides. */
const SEVERITY: readonly SafetyLevel[] = [
  'medical_emergency',
  'imminent',
  'harm_to_others',
  'active',
  'violence_abuse',
  'psychosis_mania',
  'third_party',
  'self_harm',
  'passive',
];
const STAFF =
  /\b(?:pt|pts|patient|patients|client|clients|resident|c-?ssrs|phq|triage|on call|on-call|protocol|chart|caseload|charge nurse|front desk|waiting room)\b/;

/** Finds evidence of danger in one utterance. Never throws on any text; linear in its length. */
export type DetectCrisis = (utterance: string) => CrisisSignal;

/**
 * Builds {@link DetectCrisis}: rules that a clinician can read decide plain evidence, and those of plan, means, ingestion
 * and emergency cannot be overruled; the scores decide the rest. Without a model the rules stand alone; without a
 * second opinion the model is alone where it is unsure. `correct` puts misspelled words right before anything reads them.
 */
export function createDetectCrisis(
  model: LinearModel | null,
  opinion: SecondOpinion | null = null,
  correct: CorrectSpelling = asWritten,
): DetectCrisis {
  return (utterance) => {
    const text = correct(normalizeText(utterance));
    const matches = matchRules(text);
    const names = matches.map((match) => match.rule);
    const verdict = model ? scoreDanger(model, opinion, text, names) : null;
    const standing = matches.filter((match) => !(match.clearable && verdict && isCleared(verdict)));
    const ruled = SEVERITY.find((level) => standing.some((match) => match.level === level));
    const level = ruled ? pickRuled(ruled, verdict) : (verdict?.level ?? 'none');
    return {
      level,
      escalate: isCrisisLevel(level),
      language: detectClauseLanguage(text),
      staff: STAFF.test(text) && (level === 'third_party' || level === 'informational'),
      reasons: names,
      probability: verdict?.probability ?? null,
    };
  };
}

const asWritten: CorrectSpelling = (text) => text;

/** The signal of an utterance that could not be read: doubt escalates. */
export const signalOfFault: CrisisSignal = {
  level: 'active',
  escalate: true,
  language: 'en',
  staff: false,
  reasons: ['detector-fault'],
  probability: null,
};

const isCleared = (verdict: Verdict): boolean => verdict.past || verdict.evidence < CLEAR_BELOW;

/** The rule's level, unless the model is sure of a graver picture of the same danger. */
function pickRuled(ruled: SafetyLevel, verdict: Verdict | null): SafetyLevel {
  if (!verdict || !isCrisisLevel(verdict.level)) return ruled;
  return SEVERITY.indexOf(verdict.surest) < SEVERITY.indexOf(ruled) ? verdict.surest : ruled;
}
