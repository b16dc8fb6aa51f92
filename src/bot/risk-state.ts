import type { ConversationState } from '../types/conversation.js';
import { type CrisisSignal, isCrisisLevel, type RiskState } from '../types/safety.js';

const YES_TO_DANGER =
  /^(?:no|nope|nah|not really|not sure|i don'?t know|idk|dunno|both|i guess not|maybe|kind of|sort of|not safe|la verdad no|no se|creo que no)\b/i;
const GOODBYE = /\b(?:goodbye|good bye|bye|farewell|adios|adiós|thanks for (?:listening|everything|trying))\b/i;
const HELPED =
  /\b(?:called|texted|talked to|spoke (?:to|with)|they helped|i'?m safe|i am safe|feeling safer|with my (?:sister|brother|mom|dad|friend|wife|husband))\b/i;

/** Reads a signal with the turns before it: a short reply to our safety question, or a goodbye after danger, is no small talk. */
export function readInContext(signal: CrisisSignal, utterance: string, state: ConversationState): CrisisSignal {
  if (signal.escalate || state.risk === 'none') return signal;
  const text = utterance.trim();
  const words = text.split(/\s+/).length;
  if (HELPED.test(text)) return { ...signal, level: 'historic' };
  const asked = state.pending?.kind === 'safety-check';
  const raise = (level: 'active' | 'imminent', reason: string): CrisisSignal => ({
    ...signal,
    level,
    escalate: true,
    reasons: [...signal.reasons, reason],
  });
  if (GOODBYE.test(text) && words <= 12) return raise('imminent', 'goodbye-after-danger');
  if (asked && words <= 8 && YES_TO_DANGER.test(text)) return raise('active', 'unsafe-reply');
  return signal;
}

/** The danger a conversation stands in after a signal; it never falls by a change of subject, only to `watch` once help was reached. */
export function nextRisk(state: ConversationState, signal: CrisisSignal): RiskState {
  if (isCrisisLevel(signal.level)) return signal.level === 'passive' && state.risk === 'none' ? 'watch' : 'crisis';
  if (signal.level === 'historic' && state.risk === 'crisis') return 'watch';
  return state.risk;
}
