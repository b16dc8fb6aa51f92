import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotError } from '../types/errors.js';

/** An example utterance of `intents/`: what it asks, about what, and who wrote it. */
export interface IntentRow {
  readonly intent: string;
  /** A topic name, or `-`. */
  readonly topic: string;
  readonly text: string;
  readonly writer: string;
}

/**
 * Reads the example utterances: `intents/writers/*.tsv`, one row a line, `intent<TAB>topic<TAB>text`.
 *
 * @throws BotError `intents-invalid` where a row has not three columns.
 */
export function readIntentRows(dir: string): IntentRow[] {
  const folder = join(dir, 'writers');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line, index): IntentRow[] => {
        if (line.trim() === '' || line.startsWith('#')) return [];
        const [intent, topic, text] = line.split('\t');
        if (!intent || !topic || !text)
          throw new BotError(
            'intents-invalid',
            `expected intent, topic and text, got ${line.split('\t').length} columns in ${name}:${index + 1}`,
          );
        return [{ intent, topic, text, writer: name.replace('.tsv', '') }];
      }),
  );
}
