import { readAudience } from '../read-audience.js';
import { OPENER, PRONOUN } from './leaning-words.js';
import type { Completion, Reading } from './reading.js';

/** "What about my grandmother": what was talked about, for a group. */
export function readGroup({ text, words, named, latest }: Reading): Completion | null {
  if (named.length > 0 || words.length > 12 || !readAudience(text, null)) return null;
  const leans = OPENER.test(text) || PRONOUN.test(text) || words.length <= 5;
  return leans ? [`${latest.join(' or ')} ${text}`, 'audience'] : null;
}
