import type { FindMentions } from '../nlu/find-mentions.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import type { Understand } from '../nlu/understand.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import type { Understanding } from '../types/understanding.js';
import { standsAlone } from './carry-focus.js';
import { type CompletedQuestion, completeQuestion } from './complete-question.js';
import { nameLoose } from './find-ambiguous.js';
import { namesIn } from './names-in.js';
import type { Command } from './read-command.js';
import { readOwnCommand } from './read-own-command.js';

/** What an utterance means, once completed; what was told in it stays what was heard. */
export function understandInContext(
  parts: { readonly understand: Understand; readonly findMentions: FindMentions },
  turn: Turn,
  state: ConversationState,
  heard: Understanding,
  command: Command | null,
): { completed: CompletedQuestion; understanding: Understanding } {
  const said = normalizeUtterance(turn.text);
  const alone = { text: said, leaning: 'none', subjects: namesIn(said, parts.findMentions) } as const;
  if (command !== null || readOwnCommand(turn.text) !== null) return { completed: alone, understanding: heard };
  const completed = completeQuestion(nameLoose(turn.text), state, parts.findMentions);
  const unchanged = completed.leaning === 'fragment' || completed.text === said.replace(/[?!.…]+$/, '');
  if (standsAlone(completed, heard) && unchanged) return { completed: alone, understanding: heard };
  const whole = parts.understand(completed.text, turn.now);
  return { completed, understanding: { ...whole, language: heard.language, entities: heard.entities } };
}
