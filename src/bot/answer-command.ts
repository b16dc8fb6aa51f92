import type { ConversationState } from '../types/conversation.js';
import { type AnswerParts, answerMore, answerSimpler, type FoundAnswer } from './answer-question.js';
import type { Command } from './read-command.js';

/** What "more" and "simpler" find; null for other commands, and where nothing was answered before. */
export function answerCommand(
  parts: AnswerParts,
  command: Command | null,
  state: ConversationState,
  today: string,
): FoundAnswer | null {
  if (command === null || state.answered.length === 0) return null;
  if (command === 'simpler') return answerSimpler(parts, state, today);
  return command === 'more' ? answerMore(parts, state, today) : null;
}
