import type { ConversationState } from '../../types/conversation.js';
import { addsNothing } from './adds-nothing.js';
import type { Completion, Reading } from './reading.js';
import { replaceNames } from './replace-names.js';

const OTHER = /\b(?:the )?other (?:one|option|treatment|drug|med|medicine)\b|\bel otro\b|\bla otra\b/;

/** "And the other one?", "is the other one cheaper". */
export function readOther({ text, words, named, question, state, find }: Reading): Completion | null {
  const other = otherSubject(state);
  if (!OTHER.test(text) || other === null || named.length > 0) return null;
  const rest = words.filter((word) => !/^(?:other|option|treatment|drug|med|medicine|otro|otra|el|la)$/.test(word));
  return [addsNothing(rest, []) ? replaceNames(question, [other], find) : text.replace(OTHER, other), 'other'];
}

/** The other of two: of a compared pair the one not answered last, else what was talked about before. */
function otherSubject(state: ConversationState): string | null {
  const [latest = [], before = []] = state.subjects;
  if (latest.length === 2) return latest[1] ?? null;
  return before.find((name) => !latest.includes(name)) ?? null;
}
