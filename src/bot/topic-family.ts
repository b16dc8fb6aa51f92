import type { Aspect } from '../types/aspect.js';
import type { TopicName } from '../types/ids.js';
import type { Knowledge } from '../types/knowledge.js';

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

/** Says whether a passage about a topic itself, or about one of its family, speaks of an aspect. */
export function hasPassageOn(topic: TopicName, aspect: Aspect, knowledge: Knowledge, reach: 'own' | 'family'): boolean {
  const names = reach === 'own' ? [topic] : familyOf(topic, knowledge);
  const aspects = ALIKE[aspect] ?? [aspect];
  return [...knowledge.passages.values()].some(
    (passage) => names.includes(passage.topics[0]) && aspects.some((one) => passage.aspects.includes(one)),
  );
}
