import type { Mention } from '../../nlu/find-mentions.js';
import { addsNothing } from './adds-nothing.js';
import { OPENER } from './leaning-words.js';
import type { Completion, Reading } from './reading.js';
import { replaceSubjects } from './replace-names.js';

const CORRECTION =
  /^(?:no+|nope|sorry|wait|oops|actually|not (?:that|what|the)|i meant?|i was (?:asking|talking) about|wrong one|correction)\b|\bi meant?\b|\binstead\b/;

/** "And for ketamine?", "no, the magnets": the question before, with another name. */
export function readInstead({ utterance, text, words, named, question, find }: Reading): Completion | null {
  const corrected = CORRECTION.test(text) && words.length <= 12;
  const meant = corrected ? withoutDenied(named, words) : named;
  if (meant.length === 0 || !addsNothing(words, corrected ? named : meant)) return null;
  if (!corrected && !OPENER.test(text) && !asksOnlyName(utterance, words, meant)) return null;
  return [replaceSubjects(question, meant, find), 'instead'];
}

/** "ketamine?": a name with a question mark repeats the question; without one it asks what it is. */
function asksOnlyName(utterance: string, words: readonly string[], named: readonly Mention[]): boolean {
  const [only] = named;
  return (
    named.length === 1 && utterance.trim().endsWith('?') && words.length - ((only?.end ?? 0) - (only?.start ?? 0)) <= 1
  );
}

/** "Not the spray, the infusion": what follows "not" is not meant. */
function withoutDenied(named: readonly Mention[], words: readonly string[]): readonly Mention[] {
  const meant = named.filter((one) => {
    const before = words.slice(Math.max(0, one.start - 2), one.start);
    return !(before.includes('not') || before.includes("n't"));
  });
  return meant.length > 0 ? meant.slice(-1) : [];
}
