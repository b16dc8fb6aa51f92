import type { FindMentions } from '../nlu/find-mentions.js';
import type { Aspect } from '../types/aspect.js';
import type { TopicName } from '../types/ids.js';
import type { Passage } from '../types/knowledge.js';
import type { Hit } from '../types/retrieval.js';
import type { Understanding } from '../types/understanding.js';
import type { AnswerParts, FoundAnswer } from './answer-question.js';
import type { CompletedQuestion } from './complete-question.js';
import { composeAnswer } from './compose-answer.js';
import { selectSentences } from './select-sentences.js';
import { isSubject } from './topic-roles.js';

/** As many sentences of each side, so that neither looks better for being told at more length. */
const SENTENCES_EACH = 2;
const COMPARES =
  /\b(?:or|vs\.?|versus|compared?|comparison|differ\w*|better|worse|than|which|between|instead of|rather than|o|frente a|mejor)\b/;
/** What a comparison asks about: the first that fits. */
const ASPECT_WORDS: readonly (readonly [Aspect, RegExp])[] = [
  ['onset', /\b(?:quick\w*|fast\w*|soon\w*|rapid\w*|speed\w*|slow\w*|kicks? in|rapido)\b/],
  ['cost_coverage', /\b(?:cheap\w*|cost\w*|price\w*|expensive|covered|insurance|afford\w*|barato)\b/],
  ['side_effects', /\b(?:safe\w*|risk\w*|side effects?|gentle\w*|harsh\w*|mild\w*|hurts?|memory|tolerat\w*|seguro)\b/],
  ['duration', /\b(?:lasts?|lasting|longer|wears? off|relapse)\b/],
  ['approval', /\b(?:approved|fda|legal)\b/],
  ['procedure', /\b(?:visits?|sessions?|appointments?|time commitment|convenient|easier)\b/],
  ['effectiveness', /\b(?:effective|works?|success|stronger|better|best|helps?|remission|response)\b/],
];

/** The aspect that the words of a question name outright; null where they name none. */
export const aspectInWords = (text: string): Aspect | null =>
  ASPECT_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** The two topics that a question compares; null where it compares none. */
export function comparedTopics(
  completed: CompletedQuestion,
  find: FindMentions,
): readonly [TopicName, TopicName] | null {
  if (completed.leaning !== 'which' && !COMPARES.test(completed.text)) return null;
  const topics = find(completed.text)
    .filter((mention) => isSubject(mention) && mention.kind !== 'class')
    .flatMap((mention) => mention.topic ?? []);
  const [a, b] = [...new Set(topics)];
  return a && b ? [a, b] : null;
}

/**
 * Puts two treatments side by side on what is asked: as many sentences of each, from their own passages. Null where one
 * of them has no passage on it, or where a passage of the knowledge compares the two itself.
 */
export function answerComparison(
  parts: AnswerParts,
  understanding: Understanding,
  [a, b]: readonly [TopicName, TopicName],
  find: FindMentions,
  today: string,
): FoundAnswer | null {
  const aspect = aspectInWords(understanding.text) ?? 'definition';
  const search = (topics: readonly TopicName[]): readonly Hit[] =>
    parts.retrieve(
      {
        text: understanding.text,
        topics: topics.map((name) => ({ name, score: 1, named: true })),
        aspects: [{ name: topics.length > 1 ? 'comparison' : aspect, weight: 1 }],
        today,
      },
      { limit: 12 },
    );
  const both = search([a, b]).find(
    ({ passage }) => compares(passage, a, b, find) && passage.aspects.includes('comparison'),
  );
  const general = aspect === 'definition' || aspect === 'effectiveness';
  if (both && (general || both.passage.aspects.includes(aspect))) return null;
  const sides = [a, b].map((topic) => bestOf(search([topic]), topic, aspect, find));
  const quotations = sides.flatMap((passage) => {
    if (!passage) return [];
    const options = { count: SENTENCES_EACH, clinical: false, said: new Set<string>() };
    return selectSentences(passage, understanding.text, options).map(({ sentence, key }) => ({
      key,
      quotation: { passage, sentence },
    }));
  });
  if (sides.some((passage) => !passage) || sides[0] === sides[1]) return null;
  const answer = composeAnswer(
    quotations.map((item) => item.quotation),
    parts.knowledge.sources,
    today,
  );
  return { answer, hits: [], quotations };
}

/** The passage says something of both. */
function compares(passage: Passage, a: TopicName, b: TopicName, find: FindMentions): boolean {
  const named = new Set<string>([
    ...passage.topics,
    ...[passage.heading, passage.sentences[0].text].flatMap((text) =>
      find(text.toLowerCase()).flatMap((mention) => mention.topic ?? []),
    ),
  ]);
  return named.has(a) && named.has(b);
}

/** A topic's own passage on an aspect; a narrower topic counts as the topic. */
function bestOf(hits: readonly Hit[], topic: TopicName, aspect: Aspect, find: FindMentions): Passage | null {
  const own = hits
    .map((hit) => hit.passage)
    .filter(
      (passage) =>
        passage.audience === null &&
        (passage.topics.includes(topic) || find(passage.heading.toLowerCase()).some((m) => m.topic === topic)),
    );
  return (
    own.find((passage) => passage.aspects.includes(aspect)) ??
    own.find((p) => p.aspects.includes('definition')) ??
    own[0] ??
    null
  );
}
