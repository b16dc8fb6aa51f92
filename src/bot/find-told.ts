import { type PassageId, toPassageId } from '../types/ids.js';
import type { Passage } from '../types/knowledge.js';
import type { Understanding } from '../types/understanding.js';

/** What an adequate trial is said to take, and what the definition of treatment resistance says. */
const PASSAGES = { adequateTrial: toPassageId('opt-adequate'), definition: toPassageId('trd-what') } as const;
/** After this many days a trial is long enough by any definition, and its length is not the question. */
const LONGEST_TRIAL_DAYS = 70;
/** A longer statement tells of something else than the time alone. */
const MAX_PLAIN_WORDS = 8;
/** Treatments that failed, from which on the definition is of interest. */
const FAILED_FOR_DEFINITION = 2;
const NO_CHANGE =
  /\b(?:nothing|no (?:change|effect|difference|better|improvement|relief|luck|good)|not? (?:working|helping|better|feeling)|n't (?:work\w*|help\w*|feel\w*|notice\w*|doing)|doesnt|isnt|barely|enough|too (?:soon|early)|how (?:long|much longer)|give it|wait|still (?:bad|down|depressed|waiting|the same)|should it|nada)\b/;
const ASKS = /\b(?:what|how|when|where|why|which|who|can|could|should|does|do|is|are|will|would|que|como|cual)\b/;
const ALL_FAILED =
  /\b(?:both|neither|none|all)\b.{0,20}\b(?:failed|worked|helped|nothing|work|help)\b|\b(?:failed|no luck with)\b.{0,12}\b(?:both|all)\b/;
const ASKS_MEANING = /\b(?:trd|resistant|count|counts|qualify|considered|mean|means|definition|that it)\b/;

/**
 * The passage that gives what a person told its context: an adequate trial for a medicine taken a few weeks without
 * effect, the definition for two failed treatments. Never advice. Null where they ask something else.
 */
export function findTold(understanding: Understanding, passages: ReadonlyMap<PassageId, Passage>): Passage | null {
  const { text, entities } = understanding;
  const asks = ASKS.test(text.replace(NO_CHANGE, ' '));
  const short = entities.medications.some(
    (medication) =>
      medication.status !== 'past' &&
      medication.class !== 'supplement' &&
      medication.durationDays !== null &&
      medication.durationDays <= LONGEST_TRIAL_DAYS,
  );
  const plain = !asks && text.split(' ').length <= MAX_PLAIN_WORDS;
  if (short && entities.medications.length === 1 && (NO_CHANGE.test(text) || plain))
    return passages.get(PASSAGES.adequateTrial) ?? null;
  const failed = entities.failedTrials ?? (ALL_FAILED.test(text) ? entities.medications.length : 0);
  if (failed >= FAILED_FOR_DEFINITION && (!asks || ASKS_MEANING.test(text)))
    return passages.get(PASSAGES.definition) ?? null;
  return null;
}
