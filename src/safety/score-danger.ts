import { classProbabilities, type LinearModel } from '../types/linear-model.js';
import { isCrisisLevel, type SafetyLevel, type SecondOpinion } from '../types/safety.js';
import { hasDenial, matchRules } from './match-rules.js';
import { featuresOf } from './safety-features.js';
import { splitQuotes, splitSentences } from './split-clauses.js';

/** What the scores say of an utterance. */
export interface Verdict {
  readonly level: SafetyLevel;
  /** The model's probability of danger in the riskiest part of the utterance. */
  readonly probability: number;
  readonly surest: SafetyLevel;
  /** The model takes it for a story told as over. */
  readonly past: boolean;
  /** Log-odds of danger, second opinion included, in the riskiest part. */
  readonly evidence: number;
}

/**
 * From this evidence on (log-odds; -1.2 is a probability of 0.23) the scores alone escalate. Chosen in November 2026 on
 * predictions for writers that the models had not seen, where recall weighs more than false alarms.
 */
const ESCALATE_FROM = -1.2;
/** A single sentence of several must be a little surer: it has lost what stands around it. */
const SENTENCE_ESCALATES_FROM = -0.7;
/** What one unit of the second opinion weighs, in log-odds. Chosen like {@link ESCALATE_FROM}. */
const OPINION_WEIGHT = 2;
/** The second opinion is asked where the model's probability lies between these; outside, it never changed the outcome. */
const UNSURE = { from: 0.02, to: 0.9 } as const;
/** More parts of one utterance than this are not asked about: each costs some milliseconds. */
const MAX_OPINIONS = 6;
/** An explicit denial ("I'm not going to hurt myself") that no rule contradicts counts against danger. */
const DENIAL_WEIGHT = 1;
/** More sentences than this are not scored one by one; the rules read all of them. */
const MAX_SENTENCES = 24;
/** A story told as over is left alone from this share of the probability of danger on. */
const PAST_SHARE = 1.2;

/** The evidence of a part that is told as over. */
const SETTLED = -1e9;

interface Part {
  readonly text: string;
  readonly probability: number;
  readonly surest: SafetyLevel;
  readonly calm: SafetyLevel;
  readonly past: boolean;
}

/**
 * Scores a normalized text, whole and sentence by sentence: the riskiest part decides. Lines quoted from a message before
 * are read by themselves, so that what they say does not dilute what the person adds.
 */
export function scoreDanger(
  model: LinearModel,
  opinion: SecondOpinion | null,
  text: string,
  rules: readonly string[],
): Verdict {
  const { own, quoted } = splitQuotes(text);
  const whole = judge(model, own, quoted === '' ? rules : namesOf(own));
  const sentences = splitSentences(own).slice(0, MAX_SENTENCES);
  const pieces = [...(sentences.length < 2 ? [] : sentences), ...splitSentences(quoted).slice(0, MAX_SENTENCES)];
  const parts = pieces.map((sentence) => judge(model, sentence, namesOf(sentence)));
  const ranked = [whole, ...parts].sort((a, b) => b.probability - a.probability);
  const weighed = ranked.map((part, rank) => ({
    part,
    evidence: part.past ? SETTLED : weigh(part, rank < MAX_OPINIONS ? opinion : null),
  }));
  const worst = weighed.toSorted((a, b) => b.evidence - a.evidence)[0] as (typeof weighed)[number];
  const escalates =
    !whole.past &&
    weighed.some(({ part, evidence }) => evidence >= (part === whole ? ESCALATE_FROM : SENTENCE_ESCALATES_FROM));
  return {
    level: escalates ? worst.part.surest : whole.calm,
    probability: Math.max(whole.probability, worst.part.probability),
    surest: worst.part.surest,
    past: whole.past,
    evidence: worst.evidence,
  };
}

const namesOf = (text: string): string[] => matchRules(text).map((match) => match.rule);

function weigh(part: Part, opinion: SecondOpinion | null): number {
  const p = Math.min(Math.max(part.probability, 1e-5), 1 - 1e-5);
  const unsure = p >= UNSURE.from && p <= UNSURE.to;
  const second = opinion && unsure ? OPINION_WEIGHT * ask(opinion, part.text) : 0;
  return Math.log(p / (1 - p)) + second - (hasDenial(part.text) ? DENIAL_WEIGHT : 0);
}

/** A second opinion that fails is none: the model's own doubt decides, as where no encoder is loaded. */
function ask(opinion: SecondOpinion, text: string): number {
  try {
    const answer = opinion(text);
    return Number.isFinite(answer) ? answer : 0;
  } catch {
    return 0;
  }
}

function judge(model: LinearModel, text: string, rules: readonly string[]): Part {
  const probabilities = classProbabilities(model, featuresOf(text, rules));
  let probability = 0;
  let past = 0;
  let surest: { level: SafetyLevel; p: number } = { level: 'active', p: 0 };
  let calm: { level: SafetyLevel; p: number } = { level: 'none', p: 0 };
  model.classes.forEach((name, c) => {
    const level = name as SafetyLevel;
    const p = probabilities[c] as number;
    if (isCrisisLevel(level)) {
      probability += p;
      if (p > surest.p) surest = { level, p };
    } else {
      if (level === 'historic') past = p;
      if (p > calm.p) calm = { level, p };
    }
  });
  return { text, probability, surest: surest.level, calm: calm.level, past: past >= PAST_SHARE * probability };
}
