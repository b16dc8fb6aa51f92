import { createInterface } from 'node:readline';
import { createApp } from '../app.js';
import type { Engine } from '../bot/engine.js';
import { readConfig } from '../config.js';
import { loadSecondOpinion } from '../encoder/load-second-opinion.js';
import { openStore } from '../store/open-store.js';
import { toConversationId } from '../types/ids.js';
import { answerJsonLine, MAX_LINE_CHARS } from './answer-json-line.js';
import { renderReply } from './render-reply.js';
import { runCli } from './run-cli.js';

/** `npm run ask`: one question, a chat, or thousands of lines of JSON. */
async function ask(args: readonly string[]): Promise<void> {
  // Kept in memory unless CARECITE_DATABASE says otherwise: a question on the command line leaves nothing behind.
  const config = readConfig({ CARECITE_DATABASE: 'memory:', ...process.env });
  const store = await openStore(config, () => {});
  try {
    await askEngine(createApp(config, await loadSecondOpinion(config.modelsDir), store, () => {}).engine, args);
  } finally {
    await store.close();
  }
}

async function askEngine(engine: Engine, args: readonly string[]): Promise<void> {
  const flags = new Set(args.filter((arg) => arg.startsWith('--')));
  const question = args.filter((arg) => !arg.startsWith('--')).join(' ');
  const turn = (text: string) =>
    engine.converse({
      conversationId: toConversationId('cli'),
      text,
      channel: 'cli',
      region: null,
      locale: null,
      now: new Date(),
    });
  const print = async (text: string): Promise<void> => {
    const reply = await turn(text);
    process.stdout.write(`${flags.has('--json') ? JSON.stringify(reply) : renderReply(reply)}
`);
  };
  if (flags.has('--jsonl')) return answerLines((line) => answerJsonLine(engine, line, new Date()));
  if (question !== '') return print(question);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') await print(line);
    lines.prompt();
  }
}

/** Reads lines as bytes, so that a line of any length or with broken UTF-8 costs only itself. */
async function answerLines(answer: (line: string) => Promise<string>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  const write = async (text: string) => {
    if (!process.stdout.write(`${text}\n`)) await new Promise((done) => process.stdout.once('drain', done));
  };
  const flush = async () => {
    const bytes = Buffer.concat(parts);
    const tooLong = size > MAX_LINE_CHARS * 4;
    parts = [];
    size = 0;
    if (tooLong)
      return write(
        JSON.stringify({
          id: null,
          error: `expected a line of at most ${MAX_LINE_CHARS} characters, got a longer one`,
        }),
      );
    let line: string;
    try {
      line = decoder.decode(bytes);
    } catch {
      return write(JSON.stringify({ id: null, error: 'expected UTF-8, got other bytes' }));
    }
    if (line.trim() !== '') await write(await answer(line));
  };
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, at));
      await flush();
      start = at + 1;
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) await flush();

  function keep(bytes: Buffer): void {
    size += bytes.length;
    if (size <= MAX_LINE_CHARS * 4) parts.push(bytes);
  }
}

runCli(import.meta.url, ask);
