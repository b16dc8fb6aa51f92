import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createApp, readSpelling } from '../app.js';
import { readConfig } from '../config.js';
import { loadSecondOpinion } from '../encoder/load-second-opinion.js';
import { createDetectCrisis } from '../safety/detect-crisis.js';
import { createMemoryStore } from '../store/memory-store.js';
import { BotError } from '../types/errors.js';
import { toConversationId } from '../types/ids.js';
import { decodeModel } from '../types/linear-model.js';
import type { SecondOpinion } from '../types/safety.js';
import { runCli } from './run-cli.js';

const ROUNDS = 40;
/** What is asked, by kind; written for this bench. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  'answer, treatment named': ['How long does a course of TMS take?', 'What are the side effects of esketamine?'],
  'answer, nothing named': [
    'what can be done when three medicines did nothing',
    'the thing with the lamp in the morning',
  ],
  'answer, medicines and durations': ['venlafaxine 150 mg for eight weeks and still low, how long is a fair trial?'],
  'answer, with a day': ['I started sertraline 50 mg on 3 October, when should it work?'],
  escalation: ['I cannot do this any more, I want to die tonight'],
  'no answer': ['who won the football match last night'],
};

/** `npm run bench -- turn|safety`: median and 99th percentile of one turn, or of the crisis check by length, as Markdown. */
async function bench(args: readonly string[]): Promise<void> {
  const config = readConfig({});
  const opinion = await loadSecondOpinion(config.modelsDir);
  const lines = [`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`, ''];
  if (args[0] === 'turn') lines.push(...(await benchTurns(opinion)));
  else if (args[0] === 'safety') lines.push(...(await benchSafety(config.modelsDir, opinion)));
  else throw new BotError('usage', `expected: npm run bench -- turn|safety, got ${JSON.stringify(args[0] ?? '')}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function benchTurns(opinion: SecondOpinion | null): Promise<string[]> {
  const rows = ['| turn | with the second opinion: p50, p99 ms | without it: p50, p99 ms |', '| --- | --- | --- |'];
  const config = readConfig({});
  const engines = [opinion, null].map(
    (second) => createApp(config, second, createMemoryStore(config.conversationTtlMs), () => {}).engine,
  );
  for (const [kind, texts] of Object.entries(TURNS)) {
    const cells: string[] = [];
    for (const engine of engines) {
      let count = 0;
      const takeTurns = async () => {
        for (const text of texts)
          await engine.converse({
            conversationId: toConversationId(`bench-${count++}`),
            text,
            channel: 'cli',
            region: 'US',
            locale: null,
            now: new Date('2026-11-24T12:00:00Z'),
          });
      };
      cells.push(await measure(takeTurns, texts.length));
    }
    rows.push(`| ${kind} | ${cells.join(' | ')} |`);
  }
  return rows;
}

async function benchSafety(modelsDir: string, opinion: SecondOpinion | null): Promise<string[]> {
  const model = decodeModel(readFileSync(join(modelsDir, 'safety.bin')));
  const correct = readSpelling(modelsDir);
  const [alone, both] = [createDetectCrisis(model, null, correct), createDetectCrisis(model, opinion, correct)];
  const words =
    'my doctor says the next step could be magnets or a nasal spray and I wonder what each of them is like. ';
  const rows = [
    '| characters | without encoder: p50, p99 ms | p50 a 1,000 characters | with encoder: p50, p99 ms |',
    '| --- | --- | --- | --- |',
  ];
  for (const length of [200, 1_000, 10_000, 100_000]) {
    const text = words.repeat(Math.ceil(length / words.length)).slice(0, length);
    const plain = await measure(() => alone(text), 1);
    rows.push(
      `| ${length} | ${plain} | ${((Number.parseFloat(plain) * 1_000) / length).toFixed(3)} | ${await measure(() => both(text), 1)} |`,
    );
  }
  return rows;
}

/** Median and 99th percentile of an action, in ms for each of its `units`, after a warm-up. */
async function measure(action: () => unknown, units: number): Promise<string> {
  for (let i = 0; i < 5; i++) await action();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await action();
    times.push((performance.now() - start) / units);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(3);
  return `${at(0.5)}, ${at(0.99)}`;
}

runCli(import.meta.url, bench);
