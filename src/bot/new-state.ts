import type { ConversationState } from '../types/conversation.js';
import type { ConversationId } from '../types/ids.js';

/** The dialogue state of a conversation in which nothing was said yet. */
export function newState(id: ConversationId, now: Date): ConversationState {
  const at = now.toISOString();
  return {
    id,
    startedAt: at,
    updatedAt: at,
    turns: 0,
    language: 'en',
    region: null,
    risk: 'none',
    crisisLevel: null,
    escalations: 0,
    weakSignals: [],
    focus: [],
    previousFocus: [],
    subjects: [],
    question: null,
    audience: null,
    answered: [],
    pending: null,
    medications: [],
    age: null,
    failedTrials: null,
    list: [],
    disclosedAt: null,
  };
}
