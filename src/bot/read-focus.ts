import type { ConversationState } from '../types/conversation.js';
import type { TopicName } from '../types/ids.js';
import type { Topic } from '../types/knowledge.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';

const ELLIPSIS =
  /^(?:and|what about|how about|ok and|or|also|is (?:it|that|this)|does (?:it|that)|do they|are (?:they|those)|did it|can (?:it|that)|how (?:long|fast|soon|often|much|well)|side effects|the |any |who |why|when|where|y |cuanto|cuánto|es )/;
const PRONOUN = /\b(?:it|that|this|they|them|those|these|one|ones|same|there|eso|esto|ello)\b/;
/** Utterances of more words than this stand on their own. */
const MAX_ELLIPTIC_WORDS = 9;
/** What a carried-over topic is worth beside what the utterance itself says. */
const CARRIED_SCORE = 0.75;
/** An utterance that names a topic, or is this sure of one, carries nothing over unless it says "it". */
const SURE_TOPIC = 0.55;

/** Topics that are sides of any treatment: naming one ("side effects?") does not change what is talked about. */
const SIDES = new Set<string>([
  'side_effects',
  'cost',
  'insurance_coverage',
  'onset_time',
  'trials',
  'drug_interactions',
  'guidelines',
  'measurement',
  'provider_types',
  'find_therapist',
  'sleep',
  'driving',
  'weight_gain',
  'pregnancy',
  'teens',
  'older_adults',
  'maintenance',
  'relapse',
  'response_remission',
  'combination',
]);
/** What a narrower topic of the one in focus is worth: "side effects?" after TMS means `tms_side_effects`. */
const NARROWER_SCORE = 0.55;

/** Adds the topics in focus to an utterance that leans on the turn before ("is it covered?", "side effects?"). */
export function withFocus(
  understanding: Understanding,
  state: ConversationState,
  known: ReadonlyMap<TopicName, Topic>,
): { topics: readonly ScoredTopic[]; carried: readonly TopicName[] } {
  const { text, topics } = understanding;
  const focus = state.focus.slice(0, 2);
  const short = text.split(' ').length <= MAX_ELLIPTIC_WORDS;
  const names = topics.some((topic) => topic.named && !SIDES.has(topic.name));
  const leans = short && (PRONOUN.test(text) || ELLIPSIS.test(text) || text.split(' ').length <= 3);
  const sure = (topics[0]?.score ?? 0) >= SURE_TOPIC && !SIDES.has(topics[0]?.name ?? '');
  if (focus.length === 0 || !leans || names || (sure && !PRONOUN.test(text))) return { topics, carried: [] };
  const scores = new Map(
    topics.map((topic) => [topic.name, SIDES.has(topic.name) ? { ...topic, score: topic.score / 4 } : topic]),
  );
  focus.forEach((name, place) => {
    const own = scores.get(name)?.score ?? 0;
    scores.set(name, { name, score: Math.min(1, own + CARRIED_SCORE - 0.25 * place), named: true });
  });
  for (const topic of known.values()) {
    if (topic.parent === null || topic.parent !== focus[0]) continue;
    const own = scores.get(topic.name)?.score ?? 0;
    scores.set(topic.name, { name: topic.name, score: Math.min(1, own + NARROWER_SCORE), named: false });
  }
  return { topics: [...scores.values()].sort((a, b) => b.score - a.score), carried: focus };
}
