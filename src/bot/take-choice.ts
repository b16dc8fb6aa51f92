import { detectLanguage } from '../nlu/detect-language.js';
import type { FindMentions } from '../nlu/find-mentions.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import { type Choice, readChoice } from '../nlu/read-choice.js';
import { tokenize } from '../nlu/tokenize.js';
import type { ConversationState } from '../types/conversation.js';
import type { Knowledge } from '../types/knowledge.js';
import type { Language } from '../types/language.js';
import type { WhichQuestion } from './ask-which.js';
import { putNames } from './find-ambiguous.js';
import { familyOf } from './topic-family.js';

/** What a reply to our question comes to: the first question made clear, or dropped; null where it is something else. */
export type TakenChoice =
  | { readonly kind: 'asked'; readonly text: string }
  | { readonly kind: 'dropped'; readonly language: Language }
  | null;

/** A reply that names an option and asks something is a question of its own. */
const ASKS =
  /\?|^(?:what|how|when|where|why|who|can|could|should|does|do|did|is|are|will|would|tell|que|qué|como|cómo|cuanto|cuánto|cual|cuál)\b/;
const MAX_NAMING_WORDS = 8;

/** Reads a reply to the question with choices that waits for one. */
export function takeChoice(
  utterance: string,
  state: ConversationState,
  find: FindMentions,
  knowledge: Knowledge,
): TakenChoice {
  const { pending } = state;
  if (pending?.kind !== 'choice') return null;
  const choice = readReply(utterance, pending, find, knowledge);
  if (choice.kind === 'none') return null;
  if (choice.kind === 'neither')
    return { kind: 'dropped', language: detectLanguage(pending.text) === 'es' ? 'es' : 'en' };
  const labels = pending.options.map((option) => option.label);
  const chosen = choice.kind === 'both' ? labels.slice(0, 2) : labels.slice(choice.index, choice.index + 1);
  return { kind: 'asked', text: putNames(pending.text, chosen) };
}

/** By number or label, else by what it names: "the one with the magnets". */
function readReply(utterance: string, pending: WhichQuestion, find: FindMentions, knowledge: Knowledge): Choice {
  const labels = pending.options.map((option) => option.label);
  const choice = readChoice(utterance, labels);
  const text = normalizeUtterance(utterance);
  if (choice.kind !== 'none' || ASKS.test(text) || tokenize(text).length > MAX_NAMING_WORDS) return choice;
  const named = new Set(find(text).flatMap((mention) => mention.topic ?? []));
  const fits = pending.options.flatMap((option, index) =>
    familyOf(option.topic, knowledge).some((name) => named.has(name)) ? [index] : [],
  );
  const [index] = fits;
  if (index === undefined) return choice;
  return fits.length === 1 ? { kind: 'one', index } : choice;
}
