import { belowHeading, composeEscalation, composeFooter } from '../safety/compose-escalation.js';
import { type DetectCrisis, signalOfFault } from '../safety/detect-crisis.js';
import { guardReply } from '../safety/guard-reply.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import { NO_ENTITIES } from '../types/entities.js';
import type { TurnId } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { GuardedReply, Reply } from '../types/reply.js';
import { type CrisisLevel, type CrisisSignal, isCrisisLevel, type ScopeRefusal } from '../types/safety.js';
import { advanceState } from './advance-state.js';
import wording from './data/wording.json' with { type: 'json' };
import { mustDisclose } from './disclose.js';
import { type Draft, draftPlain } from './draft-reply.js';
import { type DraftedTurn, type DraftParts, draftTurn } from './draft-turn.js';
import { findRegion, regionOfLocale } from './find-region.js';
import { nextRisk, readInContext } from './risk-state.js';
import { createSuggestNext } from './suggest-next.js';

/** What a turn needs; each part may fail without the crisis check failing with it. */
export interface TurnParts extends DraftParts {
  readonly detectCrisis: DetectCrisis;
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
  const drafting = { ...parts, suggest: createSuggestNext(parts) };
  return (turn, before, turnId) => {
    const signal = checkCrisis(parts, turn, before, turnId);
    const region =
      findRegion(turn.text) ?? turn.region ?? before.region ?? regionOfLocale(turn.locale) ?? parts.defaultRegion;
    const known = { ...before, region };
    try {
      const drafted = draftTurn(drafting, turn, known, signal);
      return finish(parts, drafted, turn, known, signal, turnId);
    } catch (fault) {
      parts.onFault(fault, turnId);
      const draft = draftPlain('no-answer', signal.language, wording[signal.language].unavailable);
      return finish(
        parts,
        {
          draft,
          understanding: null,
          completed: null,
          found: null,
          refusal: null,
          language: signal.language,
          which: null,
        },
        turn,
        known,
        signal,
        turnId,
      );
    }
  };
}

function checkCrisis(parts: TurnParts, turn: Turn, before: ConversationState, turnId: TurnId): CrisisSignal {
  try {
    return readInContext(parts.detectCrisis(turn.text), turn.text, before);
  } catch (fault) {
    parts.onFault(fault, turnId);
    return signalOfFault;
  }
}

function finish(
  parts: TurnParts,
  result: DraftedTurn,
  turn: Turn,
  state: ConversationState,
  signal: CrisisSignal,
  turnId: TurnId,
): TurnResult {
  const { draft, understanding, refusal, language } = result;
  // Whoever asks for means may be in danger, whatever the frame: the refusal never stands alone.
  const level = refusal === 'means_refusal' && !isCrisisLevel(signal.level) ? 'active' : signal.level;
  const disclosed = mustDisclose(state, turn.now)
    ? { ...draft, notices: [wording[language].disclosure, ...draft.notices] }
    : draft;
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
    : { ...common, ...withFooter(disclosed, signal, state, risk, refusal, language) };
  return {
    reply: guardReply(whole),
    state: advanceState(state, turn, whole, { ...result, sources: parts.knowledge.sources }, risk, level),
  };
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
    suggestions: block.suggestions,
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
