import { isAspect } from '../types/aspect.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import type { Reply } from '../types/reply.js';
import { isCrisisLevel, type RiskState, type SafetyLevel } from '../types/safety.js';
import type { FoundAnswer } from './answer-question.js';
import { readCommand } from './read-command.js';

/** Only that many medicines are remembered. */
const MAX_MEDICATIONS = 20;
/** Only that many answered turns are remembered: follow-ups lean on the last ones, and the state stays small. */
const MAX_ANSWERED = 5;

/** The state after a turn. */
export function advanceState(
  state: ConversationState,
  turn: Turn,
  reply: Reply,
  found: FoundAnswer | null,
  risk: RiskState,
  level: SafetyLevel,
): ConversationState {
  const fresh = readCommand(turn.text) === 'start-over';
  const quotations = found?.quotations ?? [];
  const passages = [...new Set(quotations.map(({ quotation }) => quotation.passage))];
  const topics = passages.map((passage) => passage.topics[0]);
  const answered =
    passages.length === 0
      ? state.answered
      : [
          ...state.answered,
          {
            topics,
            aspect: isAspect(reply.intent.name) ? reply.intent.name : null,
            passages: passages.map((p) => p.id),
            sentences: quotations.map((q) => q.key),
            sources: reply.citations.map((c) => c.sourceId),
          },
        ].slice(-MAX_ANSWERED);
  const focus = fresh ? [] : topics.length > 0 ? [...new Set(topics)] : state.focus;
  return {
    ...state,
    updatedAt: turn.now.toISOString(),
    turns: state.turns + 1,
    risk,
    crisisLevel: isCrisisLevel(level) ? level : state.crisisLevel,
    escalations: state.escalations + (isCrisisLevel(level) ? 1 : 0),
    weakSignals: level === 'historic' ? [...new Set([...state.weakSignals, 'historic'])] : state.weakSignals,
    focus,
    previousFocus: focus[0] === state.focus[0] ? state.previousFocus : state.focus,
    answered: fresh ? [] : answered,
    age: reply.entities.age ?? state.age,
    failedTrials: reply.entities.failedTrials ?? state.failedTrials,
    medications: remember(state, reply),
    pending: isCrisisLevel(level) ? { kind: 'safety-check' } : null,
  };
}

/** The medicines told so far; what was said last of one stands. */
function remember(state: ConversationState, reply: Reply): ConversationState['medications'] {
  const told = reply.entities.medications;
  const kept = state.medications.filter((one) => !told.some((other) => other.generic === one.generic));
  return [...kept, ...told].slice(-MAX_MEDICATIONS);
}
