import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { readIntentRows } from '../nlu/read-intent-rows.js';
import { buildIndex } from '../retrieval/lunr-retriever.js';
import { readCorpus } from '../safety/read-corpus.js';
import { namesOf, questionsOf, trainQuestions, trainSafety } from '../train/training-rows.js';
import { encodeModel } from '../types/linear-model.js';

/** Trains the three models and builds the index, and writes them to `dist/models`. */
export function trainModels(root: string): void {
  const { knowledge } = inspectKnowledge(join(root, 'knowledge'), join(root, 'knowledge'));
  const written = readIntentRows(join(root, 'intents'));
  const questions = [...questionsOf(knowledge), ...written];
  const models = {
    intents: trainQuestions(questions, 'intent'),
    topics: trainQuestions([...questions, ...namesOf(knowledge)], 'topic'),
    safety: trainSafety(readCorpus(join(root, 'src/safety/corpus')), knowledge, written),
  };
  const out = join(root, 'dist/models');
  mkdirSync(out, { recursive: true });
  for (const [name, model] of Object.entries(models)) writeFileSync(join(out, `${name}.bin`), encodeModel(model));
  const opinion = join(root, 'src/safety/data/second-opinion.bin');
  if (existsSync(opinion)) copyFileSync(opinion, join(out, 'second-opinion.bin'));
  const index = buildIndex([...knowledge.passages.values()], knowledge.topics);
  writeFileSync(join(out, 'index.json'), JSON.stringify({ hash: knowledge.hash, index }));
}
