import type { TopicName } from '../types/ids.js';
import type { Medication, Topic } from '../types/knowledge.js';
import { createNameFinder } from './find-names.js';
import { normalizeUtterance } from './normalize-utterance.js';
import { tokenize } from './tokenize.js';

/** A treatment, medicine or subject named in an utterance. */
export interface Mention {
  /** The words of the utterance, as {@link tokenize} cuts them: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** Null for a medicine that has no topic of its own. */
  readonly topic: TopicName | null;
  /** The generic name of a medicine; null for anything else. */
  readonly generic: string | null;
  /** A class of medicines ("SSRIs") is replaced by a class, and a medicine by a medicine. */
  readonly kind: 'medicine' | 'class' | 'subject';
}

/** Finds what an utterance names, in its order; a subject and a medicine at the same place are one mention. */
export type FindMentions = (text: string) => readonly Mention[];

/** Names that are ordinary words as well ("the same question" is no SAMe). */
const ORDINARY: ReadonlySet<string> = new Set(['same', 'cam', 'molly', 'drip']);
/** What people call a treatment once it is clear that one is meant: too loose for a first question. */
const LOOSE: readonly (readonly [string, string])[] = [
  ['magnets', 'tms'],
  ['magnet', 'tms'],
  ['the magnetic one', 'tms'],
  ['shocks', 'ect'],
  ['the shock one', 'ect'],
  ['shock', 'ect'],
  ['nasal spray', 'ketamine_esketamine'],
  ['nose spray', 'ketamine_esketamine'],
  ['spray', 'ketamine_esketamine'],
  ['infusion', 'ketamine_iv'],
  ['infusions', 'ketamine_iv'],
  ['iv one', 'ketamine_iv'],
  ['imanes', 'tms'],
  ['electrochoque', 'ect'],
  ['electrochoques', 'ect'],
  ['aerosol nasal', 'ketamine_esketamine'],
  ['spray nasal', 'ketamine_esketamine'],
  ['mushrooms', 'psilocybin'],
  ['shrooms', 'psilocybin'],
  ['neck implant', 'vns'],
  ['one in the neck', 'vns'],
  ['one in the brain', 'dbs'],
  ['lamp', 'light_therapy'],
  ['herb', 'st_johns_wort'],
  ['needles', 'acupuncture'],
  ['fish oil', 'omega3'],
  ['weed', 'cannabis'],
  ['marijuana', 'cannabis'],
  ['pot', 'cannabis'],
  ['coffee', 'caffeine'],
  ['diary', 'expressive_writing'],
  ['antidepressants', 'antidepressant_classes'],
  ['antidepressant', 'antidepressant_classes'],
  ['meds', 'antidepressant_classes'],
  ['medication', 'antidepressant_classes'],
  ['medicines', 'antidepressant_classes'],
  ['therapy', 'psychotherapy_general'],
];

/** Builds {@link FindMentions} over the gazetteers; `common` words are never read as a misspelled name. */
export function createFindMentions(
  topics: Iterable<Topic>,
  medications: readonly Medication[],
  common: ReadonlySet<string>,
): FindMentions {
  const all = [...topics];
  const known = new Map<string, TopicName>(all.map((topic) => [topic.name, topic.name]));
  const findTopics = createNameFinder(
    [
      ...all.flatMap((topic) =>
        [topic.label, topic.fullName, ...topic.aliases].map((name) => [normalizeUtterance(name), topic.name] as const),
      ),
      ...LOOSE.flatMap(([name, topic]) => {
        const found = known.get(topic);
        return found ? [[name, found] as const] : [];
      }),
    ].filter(([name]) => !ORDINARY.has(name)),
    common,
  );
  const findDrugs = createNameFinder(
    medications.flatMap((drug) =>
      [drug.generic, ...drug.names].flatMap((name) =>
        name && !ORDINARY.has(name) ? [[name.toLowerCase(), drug] as const] : [],
      ),
    ),
    common,
  );
  return (text) => {
    const words = tokenize(text);
    const subjects = findTopics(words).map(
      (match): Mention => ({ ...place(match), topic: match.value, generic: null, kind: kindOf(match.value) }),
    );
    const drugs = findDrugs(words).map(
      (match): Mention => ({
        ...place(match),
        topic: ownTopic(match.value.topics),
        generic: match.value.generic || match.value.class,
        kind: match.value.generic ? 'medicine' : 'class',
      }),
    );
    // Where a subject and a medicine lie on the same words, the longer name stands; of equal ones the subject, as a medicine.
    const kept = subjects
      .filter((one) => !drugs.some((drug) => overlaps(one, drug) && lengthOf(one) < lengthOf(drug)))
      .map((one) => {
        const drug = drugs.find((other) => overlaps(one, other) && lengthOf(one) === lengthOf(other));
        return drug ? { ...one, generic: drug.generic, kind: drug.kind } : one;
      });
    const rest = drugs.filter((drug) => !kept.some((one) => overlaps(one, drug)));
    return [...kept, ...rest].sort((a, b) => a.start - b.start);
  };
}

const place = ({ start, end, surface }: { start: number; end: number; surface: string }) => ({ start, end, surface });
const overlaps = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end;
const lengthOf = (mention: Mention): number => mention.end - mention.start;
const kindOf = (topic: TopicName): Mention['kind'] =>
  /^(?:antidepressant_classes|drug_classes)$/.test(topic) ? 'class' : 'subject';

/** The topic a medicine is itself, not the class it belongs to. */
function ownTopic(topics: readonly TopicName[]): TopicName | null {
  const [first] = topics;
  return first && !/^(?:antidepressant_classes|drug_classes|drug_interactions|augmentation)$/.test(first)
    ? first
    : null;
}
