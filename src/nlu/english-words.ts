import { createRequire } from 'node:module';

const LEXICON = 'natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json';

/** The English words of natural's part-of-speech lexicon, lower case: about 70,000. Read only when models are trained. */
export function readEnglishWords(): ReadonlySet<string> {
  const lexicon = createRequire(import.meta.url)(LEXICON) as Readonly<Record<string, unknown>>;
  return new Set(Object.keys(lexicon).filter((word) => /^[a-z]+$/.test(word)));
}
