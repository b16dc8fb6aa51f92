import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu;
const stems = new Map<string, string>();
/** The stem cache is emptied at this size, so that hostile input cannot fill the memory. */
const MAX_STEMS = 50_000;

/** The words of a normalized utterance: letters and digits, with an inner apostrophe. */
export const tokenize = (text: string): string[] => text.match(WORD) ?? [];

/** The Porter stem of a word (natural), remembered. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_STEMS) stems.clear();
  const plain = word.replace(/'(s|re|ve|ll|d|m|t)$/, '');
  const result = porter.stem(plain);
  stems.set(word, result);
  return result;
}
