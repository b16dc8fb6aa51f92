import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { readEnglishWords } from '../nlu/english-words.js';
import { type IntentRow, readIntentRows } from '../nlu/read-intent-rows.js';
import { buildIndex } from '../retrieval/lunr-retriever.js';
import type { SpellingWords } from '../safety/correct-spelling.js';
import { readCorpus } from '../safety/read-corpus.js';
import { spellingWords } from '../train/spelling-words.js';
import { namesOf, questionsOf, trainQuestions, trainSafety } from '../train/training-rows.js';
import type { Knowledge } from '../types/knowledge.js';
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
  writeFileSync(join(out, 'spelling.json'), JSON.stringify(spellingOf(root, knowledge, written)));
  const index = buildIndex([...knowledge.passages.values()], knowledge.topics);
  writeFileSync(join(out, 'index.json'), JSON.stringify({ hash: knowledge.hash, index }));
}

/** The words that the safety layer corrects misspellings to. */
export function spellingOf(root: string, knowledge: Knowledge, written: readonly IntentRow[]): SpellingWords {
  const sentences = [...knowledge.passages.values()].flatMap((passage) => passage.sentences.map(({ text }) => text));
  const rows = [...readCorpus(join(root, 'src/safety/corpus')), ...written].map((row) => row.text);
  return spellingWords([...rows, ...sentences], readEnglishWords());
}
