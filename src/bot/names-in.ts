import type { FindMentions } from '../nlu/find-mentions.js';
import { isSubject } from './topic-roles.js';

/** The names in a text, as the text has them. */
export function namesIn(text: string, find: FindMentions): string[] {
  const all = find(text);
  const subjects = all.filter(isSubject);
  const proper = subjects.filter((mention) => mention.kind !== 'class');
  return [...new Set((proper.length > 0 ? proper : subjects).map((mention) => mention.surface))].slice(0, 2);
}
