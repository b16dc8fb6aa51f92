import { isAspect } from '../types/aspect.js';
import type { ConversationState, Turn } from '../types/conversation.js';
import type { SourceId } from '../types/ids.js';
import type { Source } from '../types/knowledge.js';
import type { Reply } from '../types/reply.js';
import { isCrisisLevel, type RiskState, type SafetyLevel } from '../types/safety.js';
import { mustDisclose } from './disclose.js';
import type { DraftedTurn } from './draft-turn.js';
import { keepList } from './keep-list.js';
import { readAudience } from './read-audience.js';
import { readCommand } from './read-command.js';
import { readOwnCommand } from './read-own-command.js';

/** Only that many medicines are remembered. */
const MAX_MEDICATIONS = 20;
/** Only that many answered turns are remembered: follow-ups lean on the last ones, and the state stays small. */
const MAX_ANSWERED = 5;

/** A longer question is cut: what follows it leans on its start. */
const MAX_QUESTION_CHARS = 200;
const MAX_SUBJECTS = 4;

/** What a turn leaves for the state. */
type Advance = Pick<DraftedTurn, 'found' | 'completed' | 'which'> & { readonly sources: ReadonlyMap<SourceId, Source> };

/** The state after a turn. */
export function advanceState(
  state: ConversationState,
  turn: Turn,
  reply: Reply,
  drafted: Advance,
  risk: RiskState,
  level: SafetyLevel,
): ConversationState {
  const own = readOwnCommand(turn.text);
  const forget = own === 'forget-me';
  const fresh = forget || readCommand(turn.text) === 'start-over';
  const quotations = drafted.found?.quotations ?? [];
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
    weakSignals: [
      ...new Set([
        ...state.weakSignals,
        ...(level === 'historic' ? ['historic'] : []),
        ...(reply.safety.refusal === 'means_refusal' ? ['means-asked'] : []),
      ]),
    ],
    focus,
    previousFocus: forget ? [] : focus[0] === state.focus[0] ? state.previousFocus : state.focus,
    ...recall(state, turn, reply, drafted, fresh),
    answered: fresh ? [] : answered,
    list: keepList(state, turn.text, own, drafted.sources),
    disclosedAt: !reply.safety.escalate && mustDisclose(state, turn.now) ? turn.now.toISOString() : state.disclosedAt,
    age: forget ? null : (reply.entities.age ?? state.age),
    failedTrials: forget ? null : (reply.entities.failedTrials ?? state.failedTrials),
    medications: forget ? [] : remember(state, reply),
    pending: isCrisisLevel(level) ? { kind: 'safety-check' } : drafted.which,
  };
}

/** What the next question may lean on; a turn in danger leaves nothing of its words. */
function recall(
  state: ConversationState,
  turn: Turn,
  reply: Reply,
  { found, completed }: Pick<DraftedTurn, 'found' | 'completed'>,
  fresh: boolean,
): Pick<ConversationState, 'question' | 'subjects' | 'audience'> {
  if (fresh) return { question: null, subjects: [], audience: null };
  const said = reply.safety.escalate ? null : readAudience(turn.text.toLowerCase(), reply.entities.age);
  const audience = said ?? state.audience;
  if (!completed || reply.safety.escalate || (!found?.answer && reply.kind !== 'refusal'))
    return { question: state.question, subjects: state.subjects, audience };
  const names =
    completed.subjects.length > 0
      ? completed.subjects
      : reply.topics.slice(0, 1).map((name) => name.replaceAll('_', ' '));
  const same = names.join() === state.subjects[0]?.join();
  return {
    question: completed.text.slice(0, MAX_QUESTION_CHARS),
    subjects: same
      ? state.subjects
      : [names.map((name) => name.slice(0, 60)), ...state.subjects].slice(0, MAX_SUBJECTS),
    audience,
  };
}

/** The medicines told so far; what was said last of one stands. */
function remember(state: ConversationState, reply: Reply): ConversationState['medications'] {
  const told = reply.entities.medications;
  const kept = state.medications.filter((one) => !told.some((other) => other.generic === one.generic));
  return [...kept, ...told].slice(-MAX_MEDICATIONS);
}
