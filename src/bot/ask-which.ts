import type { FindMentions } from '../nlu/find-mentions.js';
import { tokenize } from '../nlu/tokenize.js';
import { type Aspect, isAspect } from '../types/aspect.js';
import type { ConversationState, PendingQuestion } from '../types/conversation.js';
import type { TopicName } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { Hit } from '../types/retrieval.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { aspectInWords } from './answer-comparison.js';
import type { AnswerParts } from './answer-question.js';
import { findAmbiguous, type Option } from './find-ambiguous.js';
import { familyOf, hasPassageOn } from './topic-family.js';
import { isSubject, SIDES } from './topic-roles.js';

/** A question of ours that offers topics to choose from. */
export type WhichQuestion = Extract<PendingQuestion, { kind: 'choice' }>;

/** A longer utterance says enough of what it is about. */
const MAX_WORDS = 14;
const MAX_TEXT_CHARS = 200;
/** From this probability on, the asked aspect is taken at its word. */
const SURE_ASPECT = 0.4;
/**
 * Two topics are close when both reach `least`, the second `share` of the first, and their best passages `hits` of the best
 * score. Chosen in November 2026 on the 960 questions of writer q07 with models that had not learned from them: asked back
 * 7 times, and 6 times the topic meant was among the choices; a looser choice asks 15 times and is right less often.
 */
const CLOSE = { least: 0.1, share: 0.6, hits: 0.8 } as const;

/** What is known of a question when it may have to be asked back. */
export interface Asked {
  readonly text: string;
  readonly understanding: Understanding;
  readonly topics: readonly ScoredTopic[];
  readonly state: ConversationState;
  readonly language: Language;
}

/**
 * The one question to ask back, where the answer depends on it: a name that stands for several treatments, or two topics
 * that are as likely. Null where the question is clear, or every reading of it would get the same answer.
 */
export function askWhich(
  parts: AnswerParts,
  find: FindMentions,
  asked: Asked,
  hits: readonly Hit[],
): WhichQuestion | null {
  if (tokenize(asked.text).length > MAX_WORDS) return null;
  const options = ambiguousName(parts, find, asked) ?? closeTopics(parts, find, asked, hits);
  return options && { kind: 'choice', options, text: asked.text.slice(0, MAX_TEXT_CHARS) };
}

function ambiguousName(parts: AnswerParts, find: FindMentions, asked: Asked): readonly Option[] | null {
  const found = findAmbiguous(asked.text, asked.language);
  if (!found || found.options.length < 2) return null;
  const families = new Set(found.options.flatMap((option) => familyOf(option.topic, parts.knowledge)));
  const rest = `${asked.text.slice(0, found.start)} , ${asked.text.slice(found.end)}`;
  const said = find(rest).filter(isSubject);
  const clear = [...said.flatMap((mention) => mention.topic ?? []), ...asked.state.focus.slice(0, 1)];
  if (clear.some((topic) => families.has(topic))) return null;
  const aspect = found.bare ? null : (aspectInWords(asked.text) ?? askedAspect(asked.understanding));
  // Where the class itself has an answer, only what it lacks is asked back.
  if (found.answers.length > 0 && (aspect === null || found.answers.includes(aspect))) return null;
  const answering = answerable(found.options, aspect, parts);
  return answering.length >= 2 ? answering : null;
}

function closeTopics(
  parts: AnswerParts,
  find: FindMentions,
  { text, understanding, topics, language }: Asked,
  hits: readonly Hit[],
): readonly Option[] | null {
  const [first, second] = topics;
  if (language !== 'en' || !first || !second || topics.some((topic) => topic.named) || find(text).some(isSubject))
    return null;
  if (second.score < CLOSE.least || second.score < CLOSE.share * first.score) return null;
  if (SIDES.has(first.name) || SIDES.has(second.name) || related(first.name, second.name, parts)) return null;
  const best = hits[0]?.score ?? 0;
  const near = (topic: TopicName) =>
    hits.some((hit) => hit.passage.topics[0] === topic && hit.score >= CLOSE.hits * best);
  if (!near(first.name) || !near(second.name)) return null;
  const options = [first, second].map(({ name }) => ({
    label: parts.knowledge.topics.get(name)?.fullName ?? name,
    topic: name,
  }));
  const answering = answerable(options, askedAspect(understanding), parts);
  return answering.length === 2 ? answering : null;
}

const related = (a: TopicName, b: TopicName, { knowledge }: AnswerParts): boolean =>
  familyOf(rootOf(a, knowledge.topics), knowledge).includes(b);

function rootOf(name: TopicName, topics: AnswerParts['knowledge']['topics']): TopicName {
  const parent = topics.get(name)?.parent;
  return parent ? rootOf(parent, topics) : name;
}

/** The options about which the knowledge says what is asked. */
const answerable = (options: readonly Option[], aspect: Aspect | null, parts: AnswerParts): readonly Option[] =>
  aspect === null || aspect === 'comparison' || aspect === 'options'
    ? options
    : options.filter((option) => hasPassageOn(option.topic, aspect, parts.knowledge));

function askedAspect({ intent }: Understanding): Aspect | null {
  return isAspect(intent.name) && intent.confidence >= SURE_ASPECT ? intent.name : null;
}
