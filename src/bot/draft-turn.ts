import type { FindMentions } from '../nlu/find-mentions.js';
import type { Understand } from '../nlu/understand.js';
import { checkScope } from '../safety/check-scope.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import type { TopicName } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { CrisisSignal, ScopeRefusal } from '../types/safety.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { answerComparison, comparedTopics } from './answer-comparison.js';
import {
  type AnswerParts,
  answerMore,
  answerQuestion,
  answerSimpler,
  type FoundAnswer,
  quotePassage,
} from './answer-question.js';
import { carryFocus, standsAlone } from './carry-focus.js';
import { type CompletedQuestion, completeQuestion } from './complete-question.js';
import wording from './data/wording.json' with { type: 'json' };
import { type Draft, draftAnswer, draftPlain } from './draft-reply.js';
import { findInteraction } from './find-interaction.js';
import { findTold } from './find-told.js';
import { insistsOnMeans } from './insists-on-means.js';
import { namesIn } from './names-in.js';
import { preferAudience } from './prefer-audience.js';
import { readAudience } from './read-audience.js';
import { type Command, readCommand } from './read-command.js';
import { readOwnCommand } from './read-own-command.js';
import { replyToOwnCommand } from './reply-to-own-command.js';
import { replyWithoutAnswer } from './reply-without-answer.js';

/** What drafting takes. */
export interface DraftParts extends AnswerParts {
  readonly understand: Understand;
  readonly findMentions: FindMentions;
}

/** A reply before safety has its say, with how it came about. */
export interface DraftedTurn {
  readonly draft: Draft;
  readonly understanding: Understanding | null;
  /** The question that was answered; null where none was. */
  readonly completed: CompletedQuestion | null;
  readonly found: FoundAnswer | null;
  readonly refusal: ScopeRefusal | null;
  readonly language: Language;
}

/** Understands a turn in its conversation and drafts the reply: command, aside, refusal or answer. */
export function draftTurn(parts: DraftParts, turn: Turn, state: ConversationState, signal: CrisisSignal): DraftedTurn {
  const today = turn.now.toISOString().slice(0, 10);
  const heard = parts.understand(turn.text, turn.now);
  const language: Language = heard.language === 'es' || (signal.escalate && signal.language === 'es') ? 'es' : 'en';
  const words = wording[language];
  const command = readCommand(turn.text);
  const { completed, understanding } = understandInContext(parts, turn, state, heard, command);
  const risky = findInteraction(parts.knowledge, understanding, parts.findMentions(completed.text), state);
  const refusal =
    checkScope(turn.text, heard.namesPair) ??
    checkScope(completed.text, understanding.namesPair) ??
    (insistsOnMeans(turn.text, state) ? 'means_refusal' : null) ??
    (risky ? 'interaction_caution' : null);
  const base = { understanding, refusal, language, found: null, completed: null };
  if (refusal === 'means_refusal')
    return { ...base, completed, draft: draftPlain('refusal', language, words.refusals.means_refusal) };
  const own = readOwnCommand(turn.text);
  if (own) return { ...base, draft: replyToOwnCommand(own, turn.text, state, parts.knowledge.sources, language) };
  const again = command && answerCommand(parts, command, state, today);
  if (again) {
    const { answer } = again;
    const draft = answer
      ? draftAnswer(answer, language, today, null, topicsOf(again, []))
      : draftPlain('no-answer', language, words.noMore);
    return { ...base, found: again, draft };
  }
  const told = risky ?? (refusal === null ? findTold(understanding, parts.knowledge.passages) : null);
  const context = told && quotePassage(parts, told, understanding.text, today);
  if (context?.answer) {
    const draft = draftAnswer(context.answer, language, today, refusal, topicsOf(context, []));
    return { ...base, completed, found: context, draft };
  }
  const aside = replyWithoutAnswer(parts.knowledge, understanding, state, command, language, refusal);
  if (aside) return { ...base, draft: aside };
  const topics = carryFocus(understanding, completed, state, parts.knowledge.topics);
  const compared = comparedTopics(completed, parts.findMentions);
  const asked = readAudience(completed.text, heard.entities.age);
  const retrieve = preferAudience(parts.retrieve, asked ?? state.audience, asked ? 'asked' : 'earlier');
  const found =
    (compared && answerComparison(parts, understanding, compared, parts.findMentions, today)) ??
    answerQuestion({ ...parts, retrieve }, understanding, topics, today);
  if (found.answer)
    return {
      ...base,
      completed,
      found,
      draft: draftAnswer(found.answer, language, today, refusal, topicsOf(found, topics)),
    };
  return {
    ...base,
    completed,
    found,
    draft: refusal
      ? draftPlain('refusal', language, words.refusals[refusal])
      : draftPlain('no-answer', language, words.no_answer),
  };
}

/** What an utterance means, once completed; what was told in it stays what was heard. */
function understandInContext(
  parts: DraftParts,
  turn: Turn,
  state: ConversationState,
  heard: Understanding,
  command: Command | null,
): { completed: CompletedQuestion; understanding: Understanding } {
  const alone = { text: heard.text, leaning: 'none', subjects: namesIn(heard.text, parts.findMentions) } as const;
  if (command !== null || readOwnCommand(turn.text) !== null) return { completed: alone, understanding: heard };
  const completed = completeQuestion(turn.text, state, parts.findMentions);
  if (
    standsAlone(completed, heard) &&
    (completed.leaning === 'fragment' || completed.text === heard.text.replace(/[?!.…]+$/, ''))
  )
    return { completed: alone, understanding: heard };
  const whole = parts.understand(completed.text, turn.now);
  return {
    completed,
    understanding: { ...whole, language: heard.language, entities: heard.entities },
  };
}

function answerCommand(
  parts: DraftParts,
  command: Command,
  state: ConversationState,
  today: string,
): FoundAnswer | null {
  if (state.answered.length === 0) return null;
  if (command === 'simpler') return answerSimpler(parts, state, today);
  return command === 'more' ? answerMore(parts, state, today) : null;
}

/** The topics of a reply, best first: those of the passages quoted, then what else the person seems to ask about. */
function topicsOf(found: FoundAnswer, asked: readonly ScoredTopic[]): TopicName[] {
  const quoted = found.quotations.map(({ quotation }) => quotation.passage.topics[0]);
  return [...new Set([...quoted, ...asked.filter((topic) => topic.score > 0.3).map((topic) => topic.name)])];
}
