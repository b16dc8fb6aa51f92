import { join } from 'node:path';
import { readConfig } from '../config.js';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { type IntentRow, readIntentRows } from '../nlu/read-intent-rows.js';
import { createDetectCrisis } from '../safety/detect-crisis.js';
import { type CorpusRow, readCorpus } from '../safety/read-corpus.js';
import { namesOf, questionFeatures, questionsOf, trainQuestions, trainSafety } from '../train/training-rows.js';
import { BotError } from '../types/errors.js';
import { classProbabilities, type LinearModel } from '../types/linear-model.js';
import { isCrisisLevel, type SafetyLevel } from '../types/safety.js';
import { runCli } from './run-cli.js';

/** `npm run evaluate -- intents|safety`: leave-one-writer-out figures, as a Markdown table on standard output. */
function evaluate(args: readonly string[]): void {
  const [what] = args;
  const root = join(readConfig({}).bundledKnowledgeDir, '..');
  const { knowledge } = inspectKnowledge(join(root, 'knowledge'), join(root, 'knowledge'));
  const written = readIntentRows(join(root, 'intents'));
  print(report());

  function report(): readonly string[] {
    if (what === 'intents') return evaluateIntents(written, [...questionsOf(knowledge), ...namesOf(knowledge)]);
    const corpus = () => readCorpus(join(root, 'src/safety/corpus'));
    if (what === 'safety') return evaluateSafety(corpus(), (rows) => trainSafety(rows, knowledge, written));
    throw new BotError('usage', `expected: npm run evaluate -- intents|safety, got ${JSON.stringify(what ?? '')}`);
  }
}
const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

function evaluateIntents(written: readonly IntentRow[], questions: ReturnType<typeof questionsOf>): string[] {
  const lines = [
    '| writer left out | rows | intent right | topic right (treatment questions) |',
    '| --- | --- | --- | --- |',
  ];
  for (const writer of new Set(written.map((row) => row.writer))) {
    const seen = [...questions, ...written.filter((row) => row.writer !== writer)];
    const held = written.filter((row) => row.writer === writer);
    const treatment = held.filter((row) => row.topic !== '-');
    const right = (rows: readonly IntentRow[], of: 'intent' | 'topic') => {
      const model = trainQuestions(seen, of);
      return rows.filter((row) => surest(model, row.text) === row[of]).length;
    };
    lines.push(
      `| ${writer} | ${held.length} | ${share(right(held, 'intent'), held.length)} | ${share(right(treatment, 'topic'), treatment.length)} |`,
    );
  }
  return lines;
}

function surest(model: LinearModel, text: string): string {
  const probabilities = classProbabilities(model, questionFeatures(text));
  return model.classes[probabilities.indexOf(Math.max(...probabilities))] ?? '';
}

function evaluateSafety(rows: readonly CorpusRow[], train: (rows: readonly CorpusRow[]) => LinearModel): string[] {
  const writers = [...new Set(rows.map((row) => row.writer))];
  if (writers.length < 2) return ['Leave-one-writer-out needs two writers at least; the corpus has one.'];
  const counts = new Map<SafetyLevel, { all: number; escalated: number }>();
  for (const writer of writers) {
    const detect = createDetectCrisis(train(rows.filter((row) => row.writer !== writer)));
    for (const row of rows.filter((held) => held.writer === writer)) {
      const count = counts.get(row.level) ?? { all: 0, escalated: 0 };
      counts.set(row.level, { all: count.all + 1, escalated: count.escalated + (detect(row.text).escalate ? 1 : 0) });
    }
  }
  const lines = ['| level | rows | escalated | 95 % interval (Wilson) | wanted |', '| --- | --- | --- | --- | --- |'];
  for (const [level, { all, escalated }] of counts) {
    const [low, high] = wilson(escalated, all);
    lines.push(
      `| ${level} | ${all} | ${share(escalated, all)} | ${low.toFixed(3)} to ${high.toFixed(3)} | ${isCrisisLevel(level) ? 'high' : 'low'} |`,
    );
  }
  return lines;
}

/** The Wilson score interval of a share, at 95 %. */
function wilson(right: number, all: number): readonly [number, number] {
  const z = 1.96;
  const p = right / all;
  const middle = p + (z * z) / (2 * all);
  const half = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all));
  return [(middle - half) / (1 + (z * z) / all), (middle + half) / (1 + (z * z) / all)];
}

const share = (right: number, all: number): string => (all === 0 ? '-' : (right / all).toFixed(3));

runCli(import.meta.url, evaluate);
