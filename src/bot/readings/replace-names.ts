import type { FindMentions, Mention } from '../../nlu/find-mentions.js';
import { tokenize } from '../../nlu/tokenize.js';
import { isSubject, SUBSTANCES } from '../topic-roles.js';

/** Puts the names that are meant where the question has its own. */
export function replaceSubjects(question: string, meant: readonly Mention[], find: FindMentions): string {
  const isSubstance = (mention: Mention) => mention.topic !== null && SUBSTANCES.has(mention.topic);
  const old = find(question).filter(isSubject);
  // "Can I drink on X?" - "and weed?": what is drunk has no name of its own, and X stays.
  const beside = old.filter((mention) => !isSubstance(mention));
  if (meant.some(isSubstance) && beside.length > 0)
    return `${meant.map((one) => one.surface).join(' and ')} with ${beside.map((one) => one.surface).join(' and ')}`;
  return replaceNames(
    question,
    meant.map((one) => one.surface),
    find,
    meant[0]?.kind,
  );
}

/** Puts other names where a question has its own: the last ones where it has more. */
export function replaceNames(
  question: string,
  names: readonly string[],
  find: FindMentions,
  kind: Mention['kind'] = 'subject',
): string {
  const words = tokenize(question);
  const all = find(question).filter(isSubject);
  const alike = all.filter((mention) => mention.kind === kind);
  const old = (alike.length > 0 ? alike : all).slice(-names.length);
  const [first] = old;
  if (!first) return `${question} ${names.join(' and ')}`;
  if (old.length < names.length)
    return [...words.slice(0, first.start), names.join(' and '), ...words.slice(first.end)].join(' ');
  let at = 0;
  const parts: string[] = [];
  old.forEach((mention, i) => {
    parts.push(...words.slice(at, mention.start), names[i] ?? '');
    at = mention.end;
  });
  return [...parts, ...words.slice(at)].join(' ');
}
