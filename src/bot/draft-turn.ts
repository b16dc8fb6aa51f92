import type { FindMentions } from '../nlu/find-mentions.js';
import type { Understand } from '../nlu/understand.js';
import { checkScope } from '../safety/check-scope.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import type { TopicName } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { CrisisSignal, ScopeRefusal } from '../types/safety.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { answerCommand } from './answer-command.js';
import { answerComparison, comparedTopics } from './answer-comparison.js';
import { type AnswerParts, answerQuestion, type FoundAnswer, quotePassage } from './answer-question.js';
import { askWhich, type WhichQuestion } from './ask-which.js';
import { carryFocus } from './carry-focus.js';
import type { CompletedQuestion } from './complete-question.js';
import wording from './data/wording.json' with { type: 'json' };
import { type Draft, draftAnswer, draftPlain, draftWhich } from './draft-reply.js';
import { findInteraction } from './find-interaction.js';
import { findTold } from './find-told.js';
import { insistsOnMeans } from './insists-on-means.js';
import { preferAudience } from './prefer-audience.js';
import { preferSubject } from './prefer-subject.js';
import { readAudience } from './read-audience.js';
import { readCommand } from './read-command.js';
import { readOwnCommand } from './read-own-command.js';
import { replyToOwnCommand } from './reply-to-own-command.js';
import { replyWithoutAnswer } from './reply-without-answer.js';
import type { SuggestNext } from './suggest-next.js';
import { takeChoice } from './take-choice.js';
import { preferSubstances } from './topic-roles.js';
import { understandInContext } from './understand-in-context.js';

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
  /** What we asked back; null where nothing. */
  readonly which: WhichQuestion | null;
}

/** What a turn is drafted from. */
interface Drafting {
  readonly parts: DraftParts & { readonly suggest: SuggestNext };
  readonly turn: Turn;
  readonly state: ConversationState;
  readonly signal: CrisisSignal;
  readonly today: string;
}
type Meaning = { readonly completed: CompletedQuestion; readonly understanding: Understanding };

/** Understands a turn in its conversation and drafts the reply: choice, command, aside, refusal, question back or answer. */
export function draftTurn(
  parts: Drafting['parts'],
  turn: Turn,
  state: ConversationState,
  signal: CrisisSignal,
): DraftedTurn {
  const drafting = { parts, turn, state, signal, today: turn.now.toISOString().slice(0, 10) };
  const taken = signal.escalate ? null : takeChoice(turn.text, state, parts.findMentions, parts.knowledge);
  if (taken?.kind === 'dropped') {
    const { language } = taken;
    const draft = draftPlain('smalltalk', language, wording[language].choiceDropped);
    return { draft, understanding: null, completed: null, found: null, refusal: null, language, which: null };
  }
  if (!taken) return draftAsked(drafting);
  return draftAsked({ ...drafting, turn: { ...turn, text: taken.text }, state: { ...state, question: null } });
}

function draftAsked(drafting: Drafting): DraftedTurn {
  const { parts, turn, state, signal, today } = drafting;
  const heard = parts.understand(turn.text, turn.now);
  const language: Language = heard.language === 'es' || (signal.escalate && signal.language === 'es') ? 'es' : 'en';
  const words = wording[language];
  const command = readCommand(turn.text);
  const meaning = understandInContext(parts, turn, state, heard, command);
  const { completed, understanding } = meaning;
  const risky = findInteraction(parts.knowledge, understanding, parts.findMentions(completed.text), state);
  const refusal =
    checkScope(turn.text, heard.namesPair) ??
    checkScope(completed.text, understanding.namesPair) ??
    (insistsOnMeans(turn.text, state) ? 'means_refusal' : null) ??
    (risky ? 'interaction_caution' : null);
  const base = { understanding, refusal, language, found: null, completed: null, which: null };
  if (refusal === 'means_refusal')
    return { ...base, completed, draft: draftPlain('refusal', language, words.refusals.means_refusal) };
  const own = readOwnCommand(turn.text);
  if (own) return { ...base, draft: replyToOwnCommand(own, turn.text, state, parts.knowledge.sources, language) };
  const again = answerCommand(parts, command, state, today);
  if (again) {
    const { answer } = again;
    const draft = answer
      ? withNext(drafting, again, draftAnswer(answer, language, today, null, topicsOf(again, [])), language)
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
  return aside ? { ...base, draft: aside } : answerAsked(drafting, meaning, heard, base);
}

/** Answers from the knowledge, or asks back where the answer depends on what was meant. */
function answerAsked(
  drafting: Drafting,
  { completed, understanding }: Meaning,
  heard: Understanding,
  base: Omit<DraftedTurn, 'draft'>,
): DraftedTurn {
  const { parts, state, today } = drafting;
  const { refusal, language } = base;
  const words = wording[language];
  const carried = carryFocus(understanding, completed, state, parts.knowledge.topics);
  const topics = preferSubstances(
    preferSubject(carried, understanding, parts.findMentions(completed.text), parts.knowledge),
  );
  const compared = comparedTopics(completed, parts.findMentions);
  const asked = readAudience(completed.text, heard.entities.age);
  const retrieve = preferAudience(parts.retrieve, asked ?? state.audience, asked ? 'asked' : 'earlier');
  const found =
    (compared && answerComparison(parts, understanding, compared, parts.findMentions, today)) ??
    answerQuestion({ ...parts, retrieve }, understanding, topics, today);
  const which =
    refusal === null && mayAsk(drafting)
      ? askWhich(parts, parts.findMentions, { ...completed, understanding, topics, state, language }, found.hits)
      : null;
  if (which) return { ...base, which, draft: draftWhich(which, language) };
  if (found.answer) {
    const draft = draftAnswer(found.answer, language, today, refusal, topicsOf(found, topics));
    return { ...base, completed, found, draft: withNext(drafting, found, draft, language) };
  }
  const draft = refusal
    ? draftPlain('refusal', language, words.refusals[refusal])
    : draftPlain('no-answer', language, words.no_answer);
  return { ...base, completed, found, draft };
}

/** Nothing is asked back in or after danger, nor twice in a row. */
const mayAsk = ({ signal, state }: Drafting): boolean =>
  signal.level === 'none' && state.risk === 'none' && state.crisisLevel === null && state.pending === null;

/** What could be asked next stands below an answer, unless something else is offered, or there was danger. */
function withNext({ parts, turn, state }: Drafting, found: FoundAnswer, draft: Draft, language: Language): Draft {
  if (draft.kind !== 'answer' || draft.suggestions.length > 0 || state.risk !== 'none') return draft;
  const quoted = found.quotations.map(({ quotation }) => quotation.passage);
  return {
    ...draft,
    suggestions: parts.suggest(quoted[0]?.topics[0], quoted, {
      text: `${turn.text} ${state.question ?? ''}`,
      language,
      now: turn.now,
    }),
  };
}

/** The topics of a reply, best first: those of the passages quoted, then what else the person seems to ask about. */
function topicsOf(found: FoundAnswer, asked: readonly ScoredTopic[]): TopicName[] {
  const quoted = found.quotations.flatMap(({ quotation }) => quotation.passage.ownTopics);
  return [...new Set([...quoted, ...asked.filter((topic) => topic.score > 0.3).map((topic) => topic.name)])];
}
