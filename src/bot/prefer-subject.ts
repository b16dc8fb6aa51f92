import type { Mention } from '../nlu/find-mentions.js';
import { isAspect } from '../types/aspect.js';
import type { TopicName } from '../types/ids.js';
import type { Knowledge } from '../types/knowledge.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { hasPassageOn, treatmentOf } from './topic-family.js';

/** Topics that speak of one aspect of treatment at large. */
const AT_LARGE: ReadonlySet<string> = new Set(['onset_time', 'cost', 'insurance_coverage', 'side_effects']);
/** Named by everyday words ("step therapy", "what to eat"): too loose to say that the treatment is meant. */
const LOOSELY_NAMED: ReadonlySet<string> = new Set([
  'psychotherapy_general',
  'augmentation',
  'exercise_general',
  'diet',
]);
/** Names a topic that is about two treatments. */
const COMPARES_TWO = /_vs_/;
/** What such a topic is worth once a treatment is named that has its own passage on the aspect. */
const SHARE_AT_LARGE = 0.25;

/** Prefers the treatment that is named over the aspect at large: "how soon does TMS kick in" is about TMS. */
export function preferSubject(
  topics: readonly ScoredTopic[],
  { intent }: Understanding,
  mentions: readonly Mention[],
  knowledge: Knowledge,
): readonly ScoredTopic[] {
  const aspect = intent.name;
  if (!isAspect(aspect)) return topics;
  const named = mentions.flatMap((mention): readonly TopicName[] => {
    const treatment = mention.topic && !COMPARES_TWO.test(mention.topic) && treatmentOf(mention.topic, knowledge);
    return treatment && !LOOSELY_NAMED.has(treatment) ? [treatment] : [];
  });
  // Two treatments are compared, and the aspect at large may say it best.
  const [only, ...more] = new Set(named);
  if (!only || more.length > 0 || !hasPassageOn(only, aspect, knowledge)) return topics;
  return topics
    .map((topic) => (AT_LARGE.has(topic.name) ? { ...topic, score: topic.score * SHARE_AT_LARGE } : topic))
    .sort((a, b) => b.score - a.score);
}
