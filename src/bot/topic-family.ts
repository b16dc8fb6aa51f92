import type { Aspect } from '../types/aspect.js';
import type { TopicName } from '../types/ids.js';
import type { Knowledge } from '../types/knowledge.js';
import treatments from './data/treatments.json' with { type: 'json' };

/** Asked of the same thing: what answers one of them answers the other. */
const ALIKE: Partial<Record<Aspect, readonly Aspect[]>> = {
  side_effects: ['side_effects', 'risks'],
  risks: ['risks', 'side_effects'],
};

/** A topic with its narrower ones. */
export function familyOf(topic: TopicName, { topics }: Pick<Knowledge, 'topics'>): TopicName[] {
  const narrower = [...topics.values()].filter((one) => one.parent === topic).map((one) => one.name);
  return [topic, ...narrower.flatMap((name) => familyOf(name, { topics }))];
}

/** Says whether a passage about a topic, or about one of its family, speaks of an aspect. */
export function hasPassageOn(topic: TopicName, aspect: Aspect, knowledge: Knowledge): boolean {
  const names = familyOf(topic, knowledge);
  const aspects = ALIKE[aspect] ?? [aspect];
  return [...knowledge.passages.values()].some(
    (passage) => names.includes(passage.topics[0]) && aspects.some((one) => passage.aspects.includes(one)),
  );
}

/** The treatment that a topic is, or is a side of; null where it is about no treatment that we name. */
export function treatmentOf(topic: TopicName, { topics }: Pick<Knowledge, 'topics'>): TopicName | null {
  if (topic in treatments) return topic;
  const parent = topics.get(topic)?.parent;
  return parent ? treatmentOf(parent, { topics }) : null;
}
