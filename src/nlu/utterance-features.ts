import { type Features, toFeatures } from '../types/linear-model.js';
import { stem, tokenize } from './tokenize.js';

/** Buckets of the intent and topic models: 2^16 keeps collisions below 2 % on the bundled rows. */
export const NLU_BUCKETS = 65_536;

const LONGEST_WORD = 24;

/** The features of a normalized utterance: words, stems, pairs of stems, and pieces of words (3 to 5 letters), which forgive spelling. */
export function utteranceFeatures(text: string): Features {
  const names: string[] = [];
  let previous = '^';
  for (const word of tokenize(text)) {
    const root = stem(word);
    names.push(`w ${root}`, `w ${root}`, `b ${previous} ${root}`);
    const padded = `<${word.slice(0, LONGEST_WORD)}>`;
    for (let n = 3; n <= 5; n++) {
      for (let i = 0; i + n <= padded.length; i++) names.push(`c ${padded.slice(i, i + n)}`);
    }
    previous = root;
  }
  names.push(`b ${previous} $`);
  return toFeatures(names, NLU_BUCKETS);
}
