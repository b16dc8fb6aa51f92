import type { Mention } from '../nlu/find-mentions.js';
import type { ScoredTopic } from '../types/understanding.js';

/** Topics that are sides of any treatment: naming one ("side effects?") does not change what is talked about. */
export const SIDES: ReadonlySet<string> = new Set([
  'trd_definition',
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
  'sleep_effects',
  'driving',
  'weight_gain',
  'sexual_side_effects',
  'emotional_blunting',
  'nausea',
  'dry_mouth',
  'sweating',
  'pregnancy',
  'teens',
  'older_adults',
  'maintenance',
  'relapse',
  'response_remission',
  'combination',
  'discontinuation',
  'missed_dose',
  'stigma_records',
  'work_school',
  'records_privacy',
  'stress',
  'second_opinion',
  'mania_psychosis_info',
  'boxed_warning',
  'bleeding_risk',
  'heart_rhythm',
  'low_sodium',
]);

/** What is taken beside a treatment, and asked about together with it. */
export const SUBSTANCES: ReadonlySet<string> = new Set(['alcohol_drugs', 'cannabis', 'caffeine', 'grapefruit']);

/** What is talked about: a treatment or a medicine, not one of its sides. */
export const isSubject = (mention: Mention): boolean =>
  mention.generic !== null || (mention.topic !== null && !SIDES.has(mention.topic));

/** A substance counts from this score on. */
const SUBSTANCE_SCORE = 0.3;
/** What a side is worth beside a substance: "beer helps me sleep" asks about the beer. */
const SIDE_SHARE = 0.4;

/** Puts a substance that is asked about before the sides that it is asked about with. */
export function preferSubstances(topics: readonly ScoredTopic[]): readonly ScoredTopic[] {
  if (!topics.some((topic) => SUBSTANCES.has(topic.name) && topic.score >= SUBSTANCE_SCORE)) return topics;
  return topics
    .map((topic) => (SIDES.has(topic.name) ? { ...topic, score: topic.score * SIDE_SHARE } : topic))
    .sort((a, b) => b.score - a.score);
}
