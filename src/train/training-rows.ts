import { createHash } from 'node:crypto';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import type { IntentRow } from '../nlu/read-intent-rows.js';
import { NO_TOPIC } from '../nlu/understand.js';
import { NLU_BUCKETS, utteranceFeatures } from '../nlu/utterance-features.js';
import type { CorpusRow } from '../safety/read-corpus.js';
import { SAFETY_BUCKETS, safetyFeatures } from '../safety/safety-features.js';
import type { Knowledge } from '../types/knowledge.js';
import type { Features, LinearModel } from '../types/linear-model.js';
import { augmentSafety } from './augment-safety.js';
import { type TrainingRow, trainLinear } from './train-linear.js';

/** An utterance with what it asks (intent) and about what (topic). */
export type LabelledQuestion = Pick<IntentRow, 'text' | 'intent' | 'topic'> & { readonly weight?: number };

/** Topics whose questions may speak of danger: none of them is taught to the safety model as harmless. */
const DANGER_TOPICS: ReadonlySet<string> = new Set([
  'crisis_services',
  'safety_planning',
  'suicide_facts',
  'self_harm_info',
  'domestic_abuse_info',
  'family_support',
  'mania_psychosis_info',
  'hospital_admission',
  'trd_symptoms_risk',
  'serotonin_syndrome',
  'lithium_toxicity',
]);
/** Harmless questions of the knowledge count for less than an utterance that somebody labelled for safety. */
const CALM_WEIGHT = 0.3;
/** A topic's name teaches less than a question about it. */
const NAME_WEIGHT = 0.5;
const SHARED = { epochs: 20, rate: 0.5, decay: 1e-4, temperature: 1 } as const;

/** The questions that the passages say they answer. */
export function questionsOf(knowledge: Knowledge): LabelledQuestion[] {
  return [...knowledge.passages.values()].flatMap((passage) =>
    [passage.heading, ...passage.questions].map((text) => ({
      text,
      intent: passage.aspects[0],
      topic: passage.ownTopics.at(-1) ?? passage.topics[0],
    })),
  );
}

/** The names of the topics, as questions about them. */
export function namesOf(knowledge: Knowledge): LabelledQuestion[] {
  return [...knowledge.topics.values()].flatMap((topic) =>
    [topic.label, topic.fullName, ...topic.aliases].map((text) => ({
      text,
      intent: 'definition',
      topic: topic.name,
      weight: NAME_WEIGHT,
    })),
  );
}

/** The features that the intent and topic models read. */
export const questionFeatures = (text: string): Features => utteranceFeatures(normalizeUtterance(text));

/** Trains the intent or the topic model. */
export function trainQuestions(rows: readonly LabelledQuestion[], label: 'intent' | 'topic'): LinearModel {
  const training = rows.map(
    (row): TrainingRow => ({ label: row[label], weight: row.weight ?? 1, features: questionFeatures(row.text) }),
  );
  if (!rows.some((row) => row.topic === NO_TOPIC))
    training.push({ label: NO_TOPIC, features: questionFeatures('hello') });
  return trainLinear(training, { ...SHARED, bucketCount: NLU_BUCKETS, trainedOn: hashOf(training) });
}

/** Trains the safety model on labelled utterances, with the harmless questions of the knowledge beside them. */
export function trainSafety(
  corpus: readonly CorpusRow[],
  knowledge: Knowledge,
  written: readonly IntentRow[],
): LinearModel {
  const passages = [...knowledge.passages.values()].filter((passage) => !DANGER_TOPICS.has(passage.topics[0]));
  const calm = [
    ...passages.flatMap((passage) =>
      passage.questions.map((text) => ({ label: passage.footer ? 'informational' : 'none', text })),
    ),
    ...written.filter((row) => !DANGER_TOPICS.has(row.topic)).map((row) => ({ label: 'none', text: row.text })),
  ];
  const rows: TrainingRow[] = [
    ...augmentSafety(
      corpus,
      calm.map((row) => row.text),
    ).map(({ label, weight, text }) => ({ label, weight, features: safetyFeatures(text) })),
    ...calm.map((row) => ({ label: row.label, weight: CALM_WEIGHT, features: safetyFeatures(row.text) })),
  ];
  return trainLinear(rows, { ...SHARED, bucketCount: SAFETY_BUCKETS, trainedOn: hashOf(rows) });
}

function hashOf(rows: readonly TrainingRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.label}\t${row.features.buckets.join(',')}\n`);
  return hash.digest('hex');
}
