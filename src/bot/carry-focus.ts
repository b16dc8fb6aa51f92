import type { ConversationState } from '../types/conversation.js';
import type { TopicName } from '../types/ids.js';
import type { Topic } from '../types/knowledge.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import type { CompletedQuestion } from './complete-question.js';
import { readAudience } from './read-audience.js';
import { SIDES } from './topic-roles.js';

/** What a carried-over topic is worth beside what the utterance itself says. */
const CARRIED_SCORE = 0.75;
/** What a narrower topic of the one in focus is worth: "side effects?" after TMS means `tms_side_effects`. */
const NARROWER_SCORE = 0.55;
/** Asked for somebody, the topic of that group is worth this much. */
const AUDIENCE_SCORE = 0.6;
const AUDIENCE_TOPICS: Readonly<Record<string, string>> = {
  teen: 'teens',
  older: 'older_adults',
  pregnancy: 'pregnancy',
};
/** What the side asked about before is worth beside the new name. */
const KEPT_SIDE_SCORE = 0.6;
const CLASSES: ReadonlySet<string> = new Set(['drug_classes', 'antidepressant_classes']);
/** An utterance that is this sure of a topic of its own carries nothing over unless it says "it". */
const SURE_TOPIC = 0.55;

/** Says whether a short utterance without a name is surely about something of its own. */
export function standsAlone(completed: CompletedQuestion, understanding: Understanding): boolean {
  if (completed.leaning !== 'fragment') return completed.leaning === 'none';
  const [top] = understanding.topics;
  return top !== undefined && top.score >= SURE_TOPIC && !SIDES.has(top.name);
}

/** Adds the topics in focus to a completed question that leans on the turn before ("is it covered?", "side effects?"). */
export function carryFocus(
  understanding: Understanding,
  completed: CompletedQuestion,
  state: ConversationState,
  known: ReadonlyMap<TopicName, Topic>,
): readonly ScoredTopic[] {
  const { topics } = understanding;
  if (completed.leaning === 'instead' || completed.leaning === 'other') return keepSide(topics, state);
  if (completed.leaning !== 'it' && completed.leaning !== 'fragment' && completed.leaning !== 'audience') return topics;
  const focus = state.focus.slice(0, 1);
  const scores = new Map(
    topics.map((topic) => [topic.name, SIDES.has(topic.name) ? { ...topic, score: topic.score / 3 } : topic]),
  );
  const add = (name: TopicName, worth: number, named: boolean) => {
    const own = scores.get(name);
    scores.set(name, { name, score: Math.min(1, (own?.score ?? 0) + worth), named: named || own?.named === true });
  };
  const root = focus.map((name) => known.get(name)?.parent ?? name);
  for (const name of focus) add(name, CARRIED_SCORE, true);
  for (const topic of known.values()) {
    if (
      topic.parent !== null &&
      (focus.includes(topic.parent) || root.includes(topic.parent)) &&
      scores.has(topic.name)
    )
      add(topic.name, NARROWER_SCORE, false);
  }
  const audience = readAudience(completed.text, null) ?? state.audience;
  for (const topic of known.values())
    if (audience && AUDIENCE_TOPICS[audience] === topic.name) add(topic.name, AUDIENCE_SCORE, true);
  return [...scores.values()].sort((a, b) => b.score - a.score);
}

/** "And for ketamine?" after a question of cost or class: the side that was asked about stays. */
function keepSide(topics: readonly ScoredTopic[], state: ConversationState): readonly ScoredTopic[] {
  const [side] = state.focus;
  if (!side || !(SIDES.has(side) || CLASSES.has(side))) return topics;
  const own = topics.find((topic) => topic.name === side)?.score ?? 0;
  const kept = { name: side, score: Math.min(1, own + KEPT_SIDE_SCORE), named: true };
  return [kept, ...topics.filter((topic) => topic.name !== side)].sort((a, b) => b.score - a.score);
}
