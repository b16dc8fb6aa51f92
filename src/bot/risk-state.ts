import type { ConversationState } from '../types/conversation.js';
import { type CrisisLevel, type CrisisSignal, isCrisisLevel, type RiskState } from '../types/safety.js';

const YES_TO_DANGER =
  /^(?:no|nope|nah|not really|not sure|i don'?t know|idk|dunno|both|i guess not|maybe|kind of|sort of|not safe|la verdad no|no se|creo que no)\b/i;
const GOODBYE = /\b(?:goodbye|good bye|bye|farewell|adios|adiós|thanks for (?:listening|everything|trying))\b/i;
const HELPED =
  /\b(?:called|texted|talked to|spoke (?:to|with)|they helped|i'?m safe|i am safe|feeling safer|with my (?:sister|brother|mom|dad|friend|wife|husband))\b/i;

/** "The thoughts", "it", "that feeling": what was said before is not over. */
const CONTINUES =
  /\b(?:still|again|back|sometimes|often|keep|comes? and goes?|at night|every (?:night|day))\b.{0,40}\b(?:thoughts?|urges?|feel (?:it|that|like that|this way|that way)|voices?)\b|\b(?:thoughts?|urges?|voices?|feelings?)\b.{0,40}\b(?:still|again|back|never (?:left|stop)|at night|every (?:night|day)|worse|stronger|louder)\b|\b(?:todavia|aun|sigo|otra vez)\b.{0,30}\b(?:pensamientos|ganas|voces)\b/i;
const SOMEBODY_TOO =
  /\bmy (?:\w+ )?(?:mom|mum|mother|dad|father|son|daughter|kid|child|husband|wife|partner|boyfriend|girlfriend|brother|sister|friend|roommate|cousin|uncle|aunt|niece|nephew|grand\w+)\b.{0,40}\b(?:same|too|as well|also|like (?:that|me))\b/i;
/** "It's me. I'm the friend": whoever was asked about turns out to be the person who writes. */
const ADMITS =
  /\b(?:(?:it'?s|its|it is|it was|that'?s|that is) (?:me|actually me|really me|myself)|i'?m (?:the|that) (?:friend|person|one|patient|guy|girl)|i (?:meant|mean) (?:me|myself)|(?:talking|asking) (?:about|for) (?:me|myself)|(?:soy|era) yo|hablo de mi|es para mi)\b/i;
/** Asked within an emergency or a mania, a question about the dose does not end it. */
const ACTS_ON_DOSE =
  /\b(?:double|triple|stop|skip|take (?:more|another|extra|it|them)|more of it|increase|up (?:it|the dose)|keep taking|wait|sleep it off|drive|drink)\b/i;
const LASTS: readonly (CrisisLevel | null)[] = ['psychosis_mania', 'medical_emergency'];
/** After danger was seen, less evidence is enough. */
const ESCALATE_AFTER_DANGER = 0.2;

/** Reads a signal with the turns before it: a short reply to our safety question, or a goodbye after danger, is no small talk. */
export function readInContext(signal: CrisisSignal, utterance: string, state: ConversationState): CrisisSignal {
  if (signal.escalate) return signal;
  if (state.risk === 'none' && !state.weakSignals.includes('historic')) return signal;
  const text = utterance.trim();
  const words = text.split(/\s+/).length;
  if (HELPED.test(text)) return { ...signal, level: 'historic' };
  const asked = state.pending?.kind === 'safety-check';
  const raise = (level: CrisisLevel, reason: string): CrisisSignal => ({
    ...signal,
    level,
    escalate: true,
    reasons: [...signal.reasons, reason],
  });
  if (CONTINUES.test(text)) return raise('active', 'continues');
  if (state.risk === 'none') return signal;
  if (ADMITS.test(text) && words <= 15) return raise('active', 'admits-own-danger');
  if (SOMEBODY_TOO.test(text) && words <= 15) return raise('third_party', 'somebody-too');
  if (state.crisisLevel && LASTS.includes(state.crisisLevel) && ACTS_ON_DOSE.test(text) && words <= 12)
    return raise(state.crisisLevel, 'emergency-lasts');
  if (GOODBYE.test(text) && words <= 12) return raise('imminent', 'goodbye-after-danger');
  if (asked && words <= 8 && YES_TO_DANGER.test(text)) return raise('active', 'unsafe-reply');
  if ((signal.probability ?? 0) >= ESCALATE_AFTER_DANGER) return raise('active', 'weak-signal-after-danger');
  return signal;
}

/** The danger a conversation stands in after a signal; it never falls by a change of subject, only to `watch` once help was reached. */
export function nextRisk(state: ConversationState, signal: CrisisSignal): RiskState {
  if (isCrisisLevel(signal.level)) return signal.level === 'passive' && state.risk === 'none' ? 'watch' : 'crisis';
  if (signal.level === 'historic' && state.risk === 'crisis') return 'watch';
  return state.risk;
}
