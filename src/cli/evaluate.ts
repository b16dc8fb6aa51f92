import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSpelling } from '../app.js';
import { readConfig } from '../config.js';
import { loadSecondOpinion } from '../encoder/load-second-opinion.js';
import { disguiseTable, judgeRows, scoreTables } from '../evaluate/safety-scorecard.js';
import { share, shareCell } from '../evaluate/wilson.js';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { type IntentRow, readIntentRows } from '../nlu/read-intent-rows.js';
import { createDetectCrisis } from '../safety/detect-crisis.js';
import { type CorpusRow, readCorpus } from '../safety/read-corpus.js';
import { namesOf, questionFeatures, questionsOf, trainQuestions, trainSafety } from '../train/training-rows.js';
import { BotError } from '../types/errors.js';
import { classProbabilities, decodeModel, type LinearModel } from '../types/linear-model.js';
import { isCrisisLevel } from '../types/safety.js';
import { runCli } from './run-cli.js';

/**
 * `npm run evaluate -- intents`: leave-one-writer-out figures, as a Markdown table on standard output.
 * `npm run evaluate -- safety [--leave-one-out] [--write]`: the whole detector on writers that nothing was trained on; or
 * rules and linear model on each training writer in turn, left out; `--write` puts the tables into `docs/SAFETY.md`.
 */
async function evaluate(args: readonly string[]): Promise<void> {
  const [what, ...options] = args;
  const root = join(readConfig({}).bundledKnowledgeDir, '..');
  const { knowledge } = inspectKnowledge(join(root, 'knowledge'), join(root, 'knowledge'));
  const written = readIntentRows(join(root, 'intents'));
  if (what === 'intents') print(evaluateIntents(written, [...questionsOf(knowledge), ...namesOf(knowledge)]));
  else if (what === 'safety') {
    const leaveOut = options.includes('--leave-one-out');
    const lines = leaveOut
      ? leaveOneOut(readCorpus(join(root, 'src/safety/corpus')), (rows) => trainSafety(rows, knowledge, written))
      : await evaluateSafety(root);
    print(lines);
    if (options.includes('--write'))
      writeBetween(join(root, 'docs/SAFETY.md'), leaveOut ? 'left-out' : 'unseen', lines);
  } else throw new BotError('usage', `expected: npm run evaluate -- intents|safety, got ${JSON.stringify(what ?? '')}`);
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

/** Writers whose rows saw the calibration samples: no published figure counts them. */
const NOT_PUBLISHED: ReadonlySet<string> = new Set(['w11']);

async function evaluateSafety(root: string): Promise<string[]> {
  const { modelsDir } = readConfig({});
  const model = decodeModel(readFileSync(join(modelsDir, 'safety.bin')));
  const detect = createDetectCrisis(model, await loadSecondOpinion(modelsDir), readSpelling(modelsDir));
  const judged = judgeRows(readCorpus(join(root, 'test/safety/corpus')), detect);
  const writers = new Set(judged.map(({ row }) => row.writer)).size;
  return [
    `${judged.length} rows by ${writers} writers. Model trained on \`${model.trainedOn.slice(0, 12)}\`.`,
    '',
    ...scoreTables(judged),
    '',
    ...disguiseTable(judged, detect),
  ];
}

function leaveOneOut(rows: readonly CorpusRow[], train: (rows: readonly CorpusRow[]) => LinearModel): string[] {
  const writers = [...new Set(rows.map((row) => row.writer))].filter((writer) => !NOT_PUBLISHED.has(writer));
  const judged = writers.flatMap((writer) => {
    const detect = createDetectCrisis(train(rows.filter((row) => row.writer !== writer)));
    return judgeRows(
      rows.filter((row) => row.writer === writer),
      detect,
    );
  });
  const byWriter = writers.map((writer) => {
    const own = judged.filter(({ row }) => row.writer === writer);
    const count = (wanted: boolean): string => {
      const among = own.filter(({ row }) => (wanted ? isCrisisLevel(row.level) : row.level === 'none'));
      return shareCell(among.filter(({ level }) => isCrisisLevel(level)).length, among.length);
    };
    return `| ${writer} | ${count(true)} | ${count(false)} |`;
  });
  return [
    `${judged.length} rows by ${writers.length} writers, each judged by a model that never saw any of that writer's rows.`,
    '',
    '| writer left out | recall (95 % Wilson) | count | none that took over (95 % Wilson) | count |',
    '| --- | --- | --- | --- | --- |',
    ...byWriter,
    '',
    ...scoreTables(judged),
  ];
}

/** Puts lines between the two marker comments of a document. */
function writeBetween(path: string, marker: string, lines: readonly string[]): void {
  const [from, to] = [`<!-- ${marker} -->`, `<!-- /${marker} -->`];
  const text = readFileSync(path, 'utf8');
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new BotError('usage', `expected ${from} and ${to}, got neither, in ${path}`);
  writeFileSync(path, `${text.slice(0, start + from.length)}\n\n${lines.join('\n')}\n\n${text.slice(end)}`);
}

runCli(import.meta.url, evaluate);
