import { classProbabilities, type LinearModel } from '../types/linear-model.js';
import { type CrisisSignal, isCrisisLevel, type SafetyLevel } from '../types/safety.js';
import { detectClauseLanguage } from './detect-clause-language.js';
import { matchRules } from './match-rules.js';
import { normalizeText } from './normalize-text.js';
import { featuresOf } from './safety-features.js';
import { splitSentences } from './split-clauses.js';

/**
 * From this probability on the model alone escalates. Chosen on leave-one-writer-out predictions of the bundled
 * corpus (November 2026), where recall weighs more than false alarms.
 */
const ESCALATE_FROM = 0.35;
/** From this probability of the whole on, every sentence is scored by itself: danger hides in one clause of a long question. */
const READ_SENTENCES_FROM = 0.15;
/** A single sentence escalates from this probability on. With the two above, chosen like {@link ESCALATE_FROM}. */
const SENTENCE_ESCALATES_FROM = 0.75;
/** More sentences than this are not scored one by one; the rules read all of them. */
const MAX_SENTENCES = 24;

/** Below this probability the model clears a rule whose words topics and past stories use as well (`clearable` in rules.json). */
const CLEAR_BELOW = 0.08;
/** A story told as over is left alone from this share of the probability of danger on. Chosen like {@link ESCALATE_FROM}. */
const PAST_SHARE = 1.2;

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
 * and emergency cannot be overruled; the model decides the rest. Without a model the rules stand alone.
 */
export function createDetectCrisis(model: LinearModel | null): DetectCrisis {
  return (utterance) => {
    const text = normalizeText(utterance);
    const matches = matchRules(text);
    const verdict = model
      ? scoreLevels(
          model,
          text,
          matches.map((match) => match.rule),
        )
      : null;
    const standing = matches.filter((match) => !(match.clearable && verdict && isCleared(verdict)));
    const ruled = SEVERITY.find((level) => standing.some((match) => match.level === level));
    const level = ruled ? pickRuled(ruled, verdict) : (verdict?.level ?? 'none');
    return {
      level,
      escalate: isCrisisLevel(level),
      language: detectClauseLanguage(text),
      staff: STAFF.test(text) && (level === 'third_party' || level === 'informational'),
      reasons: matches.map((match) => match.rule),
      probability: verdict?.probability ?? null,
    };
  };
}

/** The signal of an utterance that could not be read: doubt escalates. */
export const signalOfFault: CrisisSignal = {
  level: 'active',
  escalate: true,
  language: 'en',
  staff: false,
  reasons: ['detector-fault'],
  probability: null,
};

interface Verdict {
  readonly level: SafetyLevel;
  readonly probability: number;
  readonly surest: SafetyLevel;
  /** The model takes it for a story told as over. */
  readonly past: boolean;
}

const isCleared = (verdict: Verdict): boolean => verdict.probability < CLEAR_BELOW || verdict.past;

function scoreLevels(model: LinearModel, text: string, rules: readonly string[]): Verdict {
  const whole = judge(model, text, rules, ESCALATE_FROM);
  if (isCrisisLevel(whole.level) || whole.past || whole.probability < READ_SENTENCES_FROM) return whole;
  const sentences = splitSentences(text).slice(0, MAX_SENTENCES);
  if (sentences.length < 2) return whole;
  const judged = sentences.map((sentence) =>
    judge(
      model,
      sentence,
      matchRules(sentence).map((match) => match.rule),
      SENTENCE_ESCALATES_FROM,
    ),
  );
  const worst = judged.reduce((a, b) => (b.probability > a.probability ? b : a));
  return isCrisisLevel(worst.level) ? worst : whole;
}

function judge(model: LinearModel, text: string, rules: readonly string[], threshold: number): Verdict {
  const probabilities = classProbabilities(model, featuresOf(text, rules));
  const scored = model.classes
    .map((name, c) => ({ level: name as SafetyLevel, p: probabilities[c] ?? 0 }))
    .sort((a, b) => b.p - a.p);
  const crisis = scored.filter(({ level }) => isCrisisLevel(level));
  const probability = crisis.reduce((sum, { p }) => sum + p, 0);
  const surest = crisis[0]?.level ?? 'active';
  const calm = scored.find(({ level }) => !isCrisisLevel(level))?.level ?? 'none';
  const past = (scored.find(({ level }) => level === 'historic')?.p ?? 0) >= PAST_SHARE * probability;
  return { level: probability >= threshold && !past ? surest : calm, probability, surest, past };
}

/** The rule's level, unless the model is sure of a graver picture of the same danger. */
function pickRuled(ruled: SafetyLevel, verdict: Verdict | null): SafetyLevel {
  if (!verdict || !isCrisisLevel(verdict.level)) return ruled;
  return SEVERITY.indexOf(verdict.surest) < SEVERITY.indexOf(ruled) ? verdict.surest : ruled;
}
