import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAFETY_LEVELS, type SafetyLevel } from '../types/safety.js';

/** A labelled utterance (`docs/LABEL_GUIDE.md`). */
export interface CorpusRow {
  readonly writer: string;
  readonly lang: string;
  readonly level: SafetyLevel;
  readonly tags: readonly string[];
  readonly text: string;
}

/** Reads all writers' files of a corpus folder. @throws Error with file and line where a row has another shape. */
export function readCorpus(dir: string): CorpusRow[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  return files.flatMap((name) =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .flatMap((line, index): CorpusRow[] => {
        if (line.trim() === '' || line.startsWith('#')) return [];
        const [lang, word, tags, text] = line.split('\t');
        const level = SAFETY_LEVELS.find((known) => known === word);
        if (!lang || !level || !text)
          throw new Error(`expected lang, level, tags and text, got another shape in ${name}:${index + 1}`);
        return [
          {
            writer: name.replace('.tsv', ''),
            lang,
            level,
            tags: (tags as string).split(','),
            text: text.replaceAll('\\n', '\n'),
          },
        ];
      }),
  );
}
