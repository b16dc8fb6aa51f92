import type { ConversationState } from '../../types/conversation.js';
import type { Completion, Reading } from './reading.js';

const WHICH =
  /\bwhich (?:one|of (?:them|those|the two|these)|is|works?|has|costs?|would|lasts?|acts?|kicks?|takes?|hurts?|needs?)\b|\b(?:compare (?:them|those|the two|both)|difference between (?:them|those|the two))\b|^(?:who|what) wins\b|^cu[aá]l\b/;
const BOTH = /\b(?:both|them both|the (?:two|last two)|those two|these two|together|each other)\b/;

/** "Which one is quicker", "can I take the last two together". */
export function readWhich({ text, words, named, latest, state }: Reading): Completion | null {
  const pair = lastTwo(state);
  const which = WHICH.test(text);
  if ((which || (BOTH.test(text) && words.length <= 9)) && named.length === 0 && pair.length === 2)
    return [`${text} ${pair.join(which ? ' or ' : ' and ')}`, 'which'];
  return which && named.length === 1 && latest[0] ? [`${text} or ${latest[0]}`, 'which'] : null;
}

/** The two names last spoken of: a compared pair, or the last two subjects one after the other. */
function lastTwo(state: ConversationState): readonly string[] {
  const [latest = []] = state.subjects;
  if (latest.length >= 2) return latest.slice(0, 2);
  return [...new Set(state.subjects.flat())].slice(0, 2).reverse();
}
