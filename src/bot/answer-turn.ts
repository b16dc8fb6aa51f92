import type { Understand } from '../nlu/understand.js';
import { checkScope } from '../safety/check-scope.js';
import { belowHeading, composeEscalation, composeFooter } from '../safety/compose-escalation.js';
import { type DetectCrisis, signalOfFault } from '../safety/detect-crisis.js';
import { guardReply } from '../safety/guard-reply.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import { NO_ENTITIES } from '../types/entities.js';
import type { TopicName, TurnId } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { GuardedReply, Reply } from '../types/reply.js';
import { type CrisisLevel, type CrisisSignal, isCrisisLevel, type ScopeRefusal } from '../types/safety.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { advanceState } from './advance-state.js';
import { type AnswerParts, answerMore, answerQuestion, type FoundAnswer } from './answer-question.js';
import wording from './data/wording.json' with { type: 'json' };
import { type Draft, draftAnswer, draftPlain } from './draft-reply.js';
import { findRegion, regionOfLocale } from './find-region.js';
import { readCommand } from './read-command.js';
import { withFocus } from './read-focus.js';
import { replyWithoutAnswer } from './reply-without-answer.js';
import { nextRisk, readInContext } from './risk-state.js';

/** What a turn needs; each part may fail without the crisis check failing with it. */
export interface TurnParts extends AnswerParts {
  readonly detectCrisis: DetectCrisis;
  readonly understand: Understand;
  /** Shown where nobody knows the region; null: "your local emergency number". */
  readonly defaultRegion: string | null;
  /** Called with a fault's code and turn id, never with words of the person. */
  readonly onFault: (fault: unknown, turnId: TurnId) => void;
}

/** A reply and the state that the next turn starts from. */
export interface TurnResult {
  readonly reply: GuardedReply;
  readonly state: ConversationState;
}

/** Answers one turn: crisis check, understanding, scope, retrieval, composition, guard. Never throws. */
export type AnswerTurn = (turn: Turn, before: ConversationState, turnId: TurnId) => TurnResult;

/** Wires {@link AnswerTurn}. */
export function createAnswerTurn(parts: TurnParts): AnswerTurn {
  return (turn, before, turnId) => {
    const signal = checkCrisis(parts, turn, before, turnId);
    const region =
      findRegion(turn.text) ?? turn.region ?? before.region ?? regionOfLocale(turn.locale) ?? parts.defaultRegion;
    const known = { ...before, region };
    try {
      const found = reply(parts, turn, known, signal);
      return finish(found, turn, known, signal, turnId);
    } catch (fault) {
      parts.onFault(fault, turnId);
      const draft = draftPlain('no-answer', signal.language, wording[signal.language].unavailable);
      return finish(
        { draft, understanding: null, found: null, refusal: null, language: signal.language },
        turn,
        known,
        signal,
        turnId,
      );
    }
  };
}

interface Found {
  readonly draft: Draft;
  readonly understanding: Understanding | null;
  readonly found: FoundAnswer | null;
  readonly refusal: ScopeRefusal | null;
  readonly language: Language;
}

function checkCrisis(parts: TurnParts, turn: Turn, before: ConversationState, turnId: TurnId): CrisisSignal {
  try {
    return readInContext(parts.detectCrisis(turn.text), turn.text, before);
  } catch (fault) {
    parts.onFault(fault, turnId);
    return signalOfFault;
  }
}

function reply(parts: TurnParts, turn: Turn, state: ConversationState, signal: CrisisSignal): Found {
  const today = turn.now.toISOString().slice(0, 10);
  const understanding = parts.understand(turn.text, turn.now);
  const language: Language =
    understanding.language === 'es' || (signal.escalate && signal.language === 'es') ? 'es' : 'en';
  const refusal = checkScope(turn.text, understanding.namesPair);
  const command = readCommand(turn.text);
  const base = { understanding, refusal, language };
  if (refusal === 'means_refusal')
    return { ...base, found: null, draft: draftPlain('refusal', language, wording[language].refusals.means_refusal) };
  if (command === 'more' && state.answered.length > 0) {
    const found = answerMore(parts, state, today);
    return {
      ...base,
      found,
      draft: found.answer
        ? draftAnswer(found.answer, language, today, null, topicsOf(found, []))
        : draftPlain('no-answer', language, wording[language].noMore),
    };
  }
  const aside = replyWithoutAnswer(parts.knowledge, understanding, state, command, language, refusal);
  if (aside) return { ...base, found: null, draft: aside };
  const { topics, carried } = withFocus(understanding, state, parts.knowledge.topics);
  const names = carried.slice(0, 1).map((name) => parts.knowledge.topics.get(name)?.fullName.toLowerCase() ?? name);
  const found = answerQuestion(
    parts,
    { ...understanding, text: [understanding.text, ...names].join(' ') },
    topics,
    today,
  );
  if (!found.answer)
    return {
      ...base,
      found,
      draft: refusal
        ? draftPlain('refusal', language, wording[language].refusals[refusal])
        : draftPlain('no-answer', language, wording[language].no_answer),
    };
  return { ...base, found, draft: draftAnswer(found.answer, language, today, refusal, topicsOf(found, topics)) };
}

/** The topics of a reply, best first: those of the passages quoted, then what else the person seems to ask about. */
function topicsOf(found: FoundAnswer, asked: readonly ScoredTopic[]): TopicName[] {
  const quoted = found.quotations.map(({ quotation }) => quotation.passage.topics[0]);
  return [...new Set([...quoted, ...asked.filter((topic) => topic.score > 0.3).map((topic) => topic.name)])];
}

function finish(result: Found, turn: Turn, state: ConversationState, signal: CrisisSignal, turnId: TurnId): TurnResult {
  const { draft, understanding, refusal, language } = result;
  // Whoever asks for means may be in danger, whatever the frame: the refusal never stands alone.
  const level = refusal === 'means_refusal' && !isCrisisLevel(signal.level) ? 'active' : signal.level;
  const risk = nextRisk(state, { ...signal, level, escalate: isCrisisLevel(level) });
  const common = {
    conversationId: turn.conversationId,
    turnId,
    intent: understanding?.intent ?? { name: 'none' as const, confidence: 0 },
    entities: understanding?.entities ?? NO_ENTITIES,
    topics:
      draft.topics.length > 0
        ? draft.topics
        : (understanding?.topics.filter((t) => t.score > 0.3).map((t) => t.name) ?? []),
    safety: { level, escalate: isCrisisLevel(level), refusal },
  };
  const whole: Reply = isCrisisLevel(level)
    ? { ...common, ...escalate(draft, level, signal, state, language) }
    : { ...common, ...withFooter(draft, signal, state, risk, refusal, language) };
  return { reply: guardReply(whole), state: advanceState(state, turn, whole, result.found, risk, level) };
}

/** The crisis block first; the treatment question is answered below it where waiting for it would not cost safety. */
function escalate(
  draft: Draft,
  level: CrisisLevel,
  signal: CrisisSignal,
  state: ConversationState,
  language: Language,
) {
  const block = composeEscalation({
    level,
    language,
    region: state.region,
    staff: signal.staff,
    minor: (state.age ?? 99) < 18,
    before: state.escalations,
  });
  const answersBelow =
    (level === 'passive' || level === 'active' || level === 'third_party') &&
    draft.kind === 'answer' &&
    draft.citations.length > 0;
  const below =
    answersBelow || draft.kind === 'refusal'
      ? `\n\n${answersBelow ? `${belowHeading(language)}\n` : ''}${draft.text}`
      : '';
  return {
    kind: 'escalation' as const,
    text: `${block.text}${below}`,
    sentences: below ? draft.sentences : [],
    citations: below ? draft.citations : [],
    resources: block.resources,
    guardrail: wording[language].guardrail.escalation,
    asOf: below ? draft.asOf : null,
    notices: below ? draft.notices : [],
    suggestions: [],
  };
}

/** An informational or historic subject, a conversation that was in danger before, or a refused means question carries a crisis footer. */
function withFooter(
  draft: Draft,
  signal: CrisisSignal,
  state: ConversationState,
  risk: ConversationState['risk'],
  refusal: ScopeRefusal | null,
  language: Language,
) {
  const needed = draft.footer || signal.level !== 'none' || risk !== 'none' || refusal === 'means_refusal';
  const { topics: _topics, footer: _footer, ...rest } = draft;
  if (!needed) return { ...rest, resources: [] };
  const footer = composeFooter(state.region, language);
  return { ...rest, text: `${draft.text}\n\n${footer.text}`, resources: footer.resources };
}
