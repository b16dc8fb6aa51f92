import { EMPTY_IT, OPENER, PRONOUN } from './leaning-words.js';
import type { Completion, Reading } from './reading.js';

/** Utterances of more words than this stand on their own, unless they say "it". */
const MAX_FRAGMENT_WORDS = 7;

/** "Is it covered", "side effects?": the subject is put in. */
export function readPronoun({ text, words, latest, somebody }: Reading): Completion | null {
  const subject = latest.join(' and ');
  if (PRONOUN.test(text) && !EMPTY_IT.test(text)) return [text.replace(PRONOUN, subject) + somebody, 'it'];
  if (PRONOUN.test(text) || OPENER.test(text)) return [`${text} ${subject}${somebody}`, 'it'];
  return words.length <= MAX_FRAGMENT_WORDS ? [`${text} ${subject}${somebody}`, 'fragment'] : null;
}
