import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import { readIntentRows } from '../nlu/read-intent-rows.js';
import { NO_TOPIC } from '../nlu/understand.js';
import { NLU_BUCKETS, utteranceFeatures } from '../nlu/utterance-features.js';
import { buildIndex } from '../retrieval/lunr-retriever.js';
import { readCorpus } from '../safety/read-corpus.js';
import { SAFETY_BUCKETS, safetyFeatures } from '../safety/safety-features.js';
import { type TrainingRow, trainLinear } from '../train/train-linear.js';
import { encodeModel, type LinearModel } from '../types/linear-model.js';

/** An utterance with what it asks (intent) and about what (topic). */
interface LabelledQuestion {
  readonly text: string;
  readonly intent: string;
  readonly topic: string;
}

/** Topics whose questions may speak of danger: none of them is taught to the safety model as harmless. */
const DANGER_TOPICS = new Set([
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

/** Trains the three models and builds the index, and writes them to `dist/models`. */
export function trainModels(root: string): void {
  const { knowledge } = inspectKnowledge(join(root, 'knowledge'), join(root, 'knowledge'));
  const questions: LabelledQuestion[] = [...knowledge.passages.values()].flatMap((passage) =>
    [passage.heading, ...passage.questions].map((text) => ({
      text,
      intent: passage.aspects[0],
      topic: passage.topics[0],
    })),
  );
  const names = [...knowledge.topics.values()].flatMap((topic) =>
    [topic.label, topic.fullName, ...topic.aliases].map((text) => ({ text, intent: 'definition', topic: topic.name })),
  );
  const written = readIntentRows(join(root, 'intents'));
  const out = join(root, 'dist/models');
  mkdirSync(out, { recursive: true });
  const toRow = (label: string, text: string, weight = 1): TrainingRow => ({
    label,
    weight,
    features: utteranceFeatures(normalizeUtterance(text)),
  });
  const intentRows = [...questions, ...written].map((q) => toRow(q.intent, q.text));
  const topicRows = [...questions, ...written].map((q) => toRow(q.topic, q.text));
  topicRows.push(...names.map((q) => toRow(q.topic, q.text, 0.5)));
  if (!written.some((row) => row.topic === NO_TOPIC)) topicRows.push(toRow(NO_TOPIC, 'hello'));
  save(
    join(out, 'intents.bin'),
    trainLinear(intentRows, {
      bucketCount: NLU_BUCKETS,
      epochs: 12,
      rate: 0.3,
      decay: 1e-6,
      temperature: 1,
      trainedOn: hashOf(intentRows),
    }),
  );
  save(
    join(out, 'topics.bin'),
    trainLinear(topicRows, {
      bucketCount: NLU_BUCKETS,
      epochs: 12,
      rate: 0.3,
      decay: 1e-6,
      temperature: 1,
      trainedOn: hashOf(topicRows),
    }),
  );
  const calm = [...knowledge.passages.values()]
    .filter((passage) => !DANGER_TOPICS.has(passage.topics[0]))
    .flatMap((passage) => passage.questions.map((text) => ({ label: passage.footer ? 'informational' : 'none', text })))
    .concat(written.filter((row) => !DANGER_TOPICS.has(row.topic)).map((row) => ({ label: 'none', text: row.text })));
  const safetyRows: TrainingRow[] = [
    ...readCorpus(join(root, 'src/safety/corpus')).map((row) => ({
      label: row.level,
      features: safetyFeatures(row.text),
    })),
    ...calm.map((row) => ({ label: row.label, weight: CALM_WEIGHT, features: safetyFeatures(row.text) })),
  ];
  save(
    join(out, 'safety.bin'),
    trainLinear(safetyRows, {
      bucketCount: SAFETY_BUCKETS,
      epochs: 12,
      rate: 0.3,
      decay: 1e-6,
      temperature: 1,
      trainedOn: hashOf(safetyRows),
    }),
  );
  const index = buildIndex([...knowledge.passages.values()], knowledge.topics);
  writeFileSync(join(out, 'index.json'), JSON.stringify({ hash: knowledge.hash, index }));
}

function save(path: string, model: LinearModel): void {
  writeFileSync(path, encodeModel(model));
}

function hashOf(rows: readonly TrainingRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.label}\t${row.features.buckets.join(',')}\n`);
  return hash.digest('hex');
}
