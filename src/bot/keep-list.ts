import type { ConversationState, ListItem } from '../types/conversation.js';
import type { SourceId } from '../types/ids.js';
import type { Source } from '../types/knowledge.js';
import { type OwnCommand, readListText } from './read-own-command.js';

/** The list stays one sheet of paper, and the state small. */
const MAX_ITEMS = 20;
const MAX_ITEM_CHARS = 160;
const SOURCES_EACH = 2;

/** The list after a turn: the question that was meant, and the sources read for it. */
export function keepList(
  state: ConversationState,
  utterance: string,
  command: OwnCommand | null,
  sources: ReadonlyMap<SourceId, Source>,
): readonly ListItem[] {
  if (command === 'list-clear' || command === 'forget-me') return [];
  if (command !== 'list-add') return state.list;
  const text = readListText(utterance);
  const last = text === null ? (state.answered.at(-1)?.sources ?? []) : [];
  const items = [
    ...listItem('question', text ?? state.question ?? ''),
    ...last.slice(0, SOURCES_EACH).flatMap((id) => {
      const source = sources.get(id);
      return source ? listItem('source', `${source.title}. ${source.publisher}`) : [];
    }),
  ];
  const fresh = items.filter((item) => !state.list.some((known) => known.text === item.text));
  return [...state.list, ...fresh].slice(-MAX_ITEMS);
}

function listItem(kind: ListItem['kind'], text: string): ListItem[] {
  return text.trim() === '' ? [] : [{ kind, text: text.trim().slice(0, MAX_ITEM_CHARS) }];
}
