import { type Aspect, isAspect } from '../types/aspect.js';
import { type TopicName, toTopicName } from '../types/ids.js';
import type { Medication, Topic } from '../types/knowledge.js';
import { classProbabilities, type LinearModel } from '../types/linear-model.js';
import type { IntentName, ScoredIntent, ScoredTopic, Understanding } from '../types/understanding.js';
import { detectLanguage } from './detect-language.js';
import { extractEntities } from './extract-entities.js';
import { createNameFinder, type NameMatch } from './find-names.js';
import { glossSpanish } from './gloss-spanish.js';
import { normalizeUtterance } from './normalize-utterance.js';
import { tokenize } from './tokenize.js';
import { utteranceFeatures } from './utterance-features.js';

/** The label of rows that are about no topic of ours. */
export const NO_TOPIC = '-';

/** What the understanding is made from. */
export interface UnderstandingParts {
  readonly intentModel: LinearModel;
  readonly topicModel: LinearModel;
  readonly topics: readonly Topic[];
  readonly medications: readonly Medication[];
  /** Ordinary words, which are never read as a misspelled name. */
  readonly commonWords: ReadonlySet<string>;
}

/** What a named topic is worth beside the classifier's probability (0..1). */
const NAMED_SCORE = 0.6;
/** Share of a named topic's worth that its narrower topics get: "TMS side effects" names TMS, and means `tms_side_effects`. */
const CHILD_SHARE = 0.5;
/** How many topics are handed on. */
const MAX_TOPICS = 6;
/** Intents below this probability are not handed on. */
const MIN_INTENT = 0.02;

/** From this probability on, an intent is taken at its word. */
const SURE_INTENT = 0.5;
/** The subject of the whole knowledge: naming it says nothing about what is asked, unless nothing else is said. */
const SUBJECT = toTopicName('trd_definition');
/** Names that are ordinary words as well, and so name nothing by themselves ("at the same time" is no SAMe). */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(['same']);
/** A name alone asks what it is. */
const BARE_NAME: ScoredIntent = { name: 'definition', confidence: 1 };

/** Turns an utterance into what it means to us; `now` resolves the days it speaks of. Deterministic; never throws on any text. */
export type Understand = (utterance: string, now: Date) => Understanding;

/** Builds {@link Understand} over the trained models and the gazetteers. */
export function createUnderstand(parts: UnderstandingParts): Understand {
  const names = parts.topics.flatMap((topic) =>
    [topic.label, topic.fullName, topic.name.replaceAll('_', ' '), ...topic.aliases].map(
      (name) => [normalizeUtterance(name), topic.name] as const,
    ),
  );
  const drugs = parts.medications.flatMap((drug) =>
    [drug.generic, ...drug.names].filter(Boolean).map((name) => [name, drug] as const),
  );
  const findTopics = createNameFinder(
    names.filter(([name]) => !ORDINARY_WORDS.has(name)),
    parts.commonWords,
  );
  const findDrugs = createNameFinder(drugs, parts.commonWords);
  const children = childrenOf(parts.topics);
  return (utterance, now) => {
    const said = normalizeUtterance(utterance);
    const text = glossSpanish(said);
    const words = tokenize(text);
    const features = utteranceFeatures(text);
    const topicProbabilities = classProbabilities(parts.topicModel, features);
    const drugsNamed = findDrugs(words);
    const found = findTopics(words);
    const bareName = found.some((match) => match.end - match.start === words.length);
    const topicsNamed = bareName ? found : found.filter((match) => match.value !== SUBJECT);
    const named = [...topicsNamed.map((match) => match.value), ...topicsOfDrugs(drugsNamed)];
    const scored = scoreIntents(parts.intentModel, classProbabilities(parts.intentModel, features));
    const intents = bareName && (scored[0]?.confidence ?? 0) < SURE_INTENT ? [BARE_NAME] : scored;
    const noTopic = topicProbabilities[parts.topicModel.classes.indexOf(NO_TOPIC)] ?? 0;
    return {
      text,
      language: detectLanguage(said),
      intent: intents[0] ?? { name: 'none', confidence: 0 },
      intents,
      topics: scoreTopics(parts.topicModel.classes, topicProbabilities, named, children),
      inScope: found.length > 0 ? 1 : 1 - noTopic,
      entities: extractEntities(text, drugsNamed, now),
      namesPair: new Set(drugsNamed.map((match) => match.value.generic || match.value.class)).size >= 2,
    };
  };
}

function scoreIntents(model: LinearModel, probabilities: readonly number[]): ScoredIntent[] {
  return model.classes
    .map((name, c): ScoredIntent => ({ name: name as IntentName, confidence: round(probabilities[c] ?? 0) }))
    .filter((intent) => intent.confidence >= MIN_INTENT)
    .sort((a, b) => b.confidence - a.confidence);
}

function scoreTopics(
  classes: readonly string[],
  probabilities: readonly number[],
  named: readonly TopicName[],
  children: ReadonlyMap<TopicName, readonly TopicName[]>,
): ScoredTopic[] {
  const scores = new Map<TopicName, number>();
  classes.forEach((name, c) => {
    if (name !== NO_TOPIC) scores.set(toTopicName(name), probabilities[c] ?? 0);
  });
  const add = (topic: TopicName, bonus: number) => scores.set(topic, (scores.get(topic) ?? 0) + bonus);
  for (const topic of new Set(named)) {
    add(topic, NAMED_SCORE);
    for (const child of children.get(topic) ?? [])
      add(child, NAMED_SCORE * CHILD_SHARE * Math.min(1, 4 * (probabilities[classes.indexOf(child)] ?? 0)));
  }
  return [...scores]
    .map(([name, score]) => ({ name, score: round(Math.min(1, score)), named: named.includes(name) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_TOPICS)
    .filter((topic) => topic.score > 0.01);
}

function topicsOfDrugs(matches: readonly NameMatch<Medication>[]): TopicName[] {
  return matches
    .flatMap((match) => match.value.topics.slice(0, 1))
    .filter((name) => name !== 'antidepressant_classes' && name !== 'drug_classes');
}

function childrenOf(topics: readonly Topic[]): ReadonlyMap<TopicName, readonly TopicName[]> {
  const children = new Map<TopicName, TopicName[]>();
  for (const topic of topics) {
    if (topic.parent) children.set(topic.parent, [...(children.get(topic.parent) ?? []), topic.name]);
  }
  return children;
}

/** The aspects among the intents, with their probabilities: what retrieval is steered by. */
export function aspectsOf(intents: readonly ScoredIntent[]): { name: Aspect; weight: number }[] {
  return intents.flatMap(({ name, confidence }) => (isAspect(name) ? [{ name, weight: confidence }] : []));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
