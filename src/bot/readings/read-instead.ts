import type { Mention } from '../../nlu/find-mentions.js';
import { tokenize } from '../../nlu/tokenize.js';
import { isSubject } from '../topic-roles.js';
import { addsNothing } from './adds-nothing.js';
import { OPENER } from './leaning-words.js';
import type { Completion, Reading } from './reading.js';
import { replaceSubjects } from './replace-names.js';

const CORRECTION =
  /^(?:no+|nope|sorry|wait|oops|actually|not (?:that|what|the)|i meant?|i was (?:asking|talking) about|wrong one|correction|perd[oó]n|quise decir|quer[ií]a decir|me refer[ií]a)\b|\bi meant?\b|\binstead\b|\b(?:me refer[ií]a|quise decir)\b/;

/** "And for ketamine?", "no, the magnets": the question before, with another name. */
export function readInstead({ utterance, text, words, named, question, find }: Reading): Completion | null {
  const corrected = CORRECTION.test(text) && words.length <= 12;
  const meant = corrected ? withoutDenied(named, words) : named;
  if (meant.length === 0 || !addsNothing(words, corrected ? named : meant)) return null;
  if (!corrected && !OPENER.test(text) && !asksOnlyName(utterance, words, meant)) return null;
  return [replaceBeside({ words, question, find }, meant) ?? replaceSubjects(question, meant, find), 'instead'];
}

/** "And from prozac?" after "switch from zoloft to lexapro": the name behind the same word gives way. */
function replaceBeside(
  { words, question, find }: Pick<Reading, 'words' | 'question' | 'find'>,
  [only, ...more]: readonly Mention[],
): string | null {
  const before = words[(only?.start ?? 0) - 1] ?? '';
  if (!only || more.length > 0 || !/^(?:from|off|to|onto)$/.test(before)) return null;
  const asked = tokenize(question);
  const old = find(question).find((one) => isSubject(one) && asked[one.start - 1] === before);
  return old ? [...asked.slice(0, old.start), only.surface, ...asked.slice(old.end)].join(' ') : null;
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
