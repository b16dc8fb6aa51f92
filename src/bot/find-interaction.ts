import type { Mention } from '../nlu/find-mentions.js';
import type { ConversationState } from '../types/conversation.js';
import type { InteractionPair, Knowledge, Passage } from '../types/knowledge.js';
import type { Understanding } from '../types/understanding.js';

/** Words of taking two things at once; without them two names may be a list or a comparison. */
const TOGETHER =
  /\b(?:with|and|together|mix\w*|combin\w*|add\w*|plus|while|on top|also|start\w*|taking|takes?|interact\w*|same time|safe|ok|okay|prescribed|gave|on|con|y|junto)\b|[+&]/;
const COMPARED =
  /\b(?:vs\.?|versus|better|worse|differ\w*|compared?|instead|switch\w*|class|or|why|between|wash-?out|gap)\b/;
const ABOUT_MINE =
  /\b(?:can|could|may|should|safe|ok|okay|fine|take|start\w*|add\w*|mix|prescribed|gave|what about|my|puedo)\b/;
/** Asked how well or how it works, a pair is an add-on, and its own passage answers. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'effectiveness',
  'evidence',
  'mechanism',
  'definition',
  'approval',
  'cost_coverage',
]);

/**
 * Finds the passage on a pair of medicines or substances that is known to be risky: both named in the question, or one
 * beside a medicine that the person said they take. Medicines of the past count for nothing.
 */
export function findInteraction(
  knowledge: Knowledge,
  understanding: Understanding,
  mentions: readonly Mention[],
  state: ConversationState,
): Passage | null {
  const { text, intent } = understanding;
  if (COMPARED.test(text) || (NOT_ASKED.has(intent.name) && intent.confidence >= 0.5)) return null;
  const past = new Set(understanding.entities.medications.filter((m) => m.status === 'past').map((m) => m.generic));
  const named = [...new Set(mentions.flatMap((mention) => mention.generic ?? mention.topic ?? []))]
    .filter((name) => !past.has(name))
    .map((name) => kindsOf(name, knowledge));
  const taken = state.medications
    .filter((medication) => medication.status === 'current')
    .map((medication) => kindsOf(medication.generic, knowledge));
  const pair =
    (TOGETHER.test(text) ? firstPair(knowledge.interactions, named, named) : null) ??
    (ABOUT_MINE.test(text) ? firstPair(knowledge.interactions, named, taken) : null);
  return (pair && knowledge.passages.get(pair.passage)) ?? null;
}

/** A name with its class, lower case: pairs are written with either. */
function kindsOf(name: string, knowledge: Knowledge): ReadonlySet<string> {
  const drug = knowledge.medications.find((one) => one.generic === name || one.class === name);
  const topic = [...knowledge.topics.values()].find((one) => one.name === name);
  const names = [name, drug?.class ?? '', topic?.label ?? '', topic?.fullName ?? ''];
  return new Set(names.filter(Boolean).map((one) => one.toLowerCase()));
}

function firstPair(
  pairs: readonly InteractionPair[],
  these: readonly ReadonlySet<string>[],
  those: readonly ReadonlySet<string>[],
): InteractionPair | null {
  const fits = (side: readonly string[], kinds: ReadonlySet<string>) =>
    side.some((name) => kinds.has(name.toLowerCase()));
  const found = pairs.filter((pair) =>
    these.some((one) =>
      those.some(
        (other) =>
          one !== other && ((fits(pair.a, one) && fits(pair.b, other)) || (fits(pair.b, one) && fits(pair.a, other))),
      ),
    ),
  );
  return found[0] ?? null;
}
