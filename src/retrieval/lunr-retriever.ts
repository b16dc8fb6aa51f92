import lunr from 'lunr';
import type { Passage, Topic } from '../types/knowledge.js';
import type { Hit, Query, Retriever } from '../types/retrieval.js';

/** How a passage's score is put together; tuned on the project's own questions, November 2026. */
const WEIGHTS = { lexical: 0.8, topic: 1.6, secondTopic: 0.6, secondTopicAndAspect: 1.05, aspect: 0.5 } as const;
/** Field boosts of the index: the questions a passage answers say most about it. */
const BOOSTS = { heading: 3, questions: 5, names: 2, text: 1 } as const;
/** Only that many of the most telling words of a long utterance are looked up. */
const MAX_TERMS = 40;

/** A built lunr index. */
export type Index = lunr.Index;

/** Loads an index that {@link buildIndex} built and `JSON.stringify` wrote. */
export const loadIndex = (serialized: object): Index => lunr.Index.load(serialized);

/** Builds the lunr index over passages; serialized with `JSON.stringify`, it can be loaded instead of built. */
export function buildIndex(passages: readonly Passage[], topics: ReadonlyMap<string, Topic>): Index {
  return lunr((builder) => {
    builder.ref('id');
    for (const [field, boost] of Object.entries(BOOSTS)) builder.field(field, { boost });
    for (const passage of passages) {
      builder.add({
        id: passage.id,
        heading: passage.heading,
        questions: passage.questions.join(' \n '),
        names: passage.topics
          .map((name) => `${topics.get(name)?.fullName ?? name} ${topics.get(name)?.aliases.join(' ') ?? ''}`)
          .join(' '),
        text: passage.sentences.map((sentence) => sentence.text).join(' '),
      });
    }
  });
}

/**
 * Finds the passages that best answer a query, best first, by lunr's BM25 joined with the topics and aspects that the
 * understanding found.
 *
 * Query text is matched as plain words through `index.query()`: lunr's operators (`:`, `~`, `^`, `-`) have no effect, so
 * people may type as they like. Passages whose `expires` has passed give way to their successor.
 */
export function createLunrRetriever(passages: ReadonlyMap<string, Passage>, index: Index): Retriever {
  return (query, { limit }) => {
    const lexical = searchWords(index, query.text);
    const best = Math.max(1e-9, ...lexical.values());
    const hits: Hit[] = [];
    for (const passage of passages.values()) {
      const words = (lexical.get(passage.id) ?? 0) / best;
      const score = WEIGHTS.lexical * words + topicScore(passage, query) + aspectScore(passage, query);
      if (score > 0.2) hits.push({ passage, score, lexical: words });
    }
    hits.sort((a, b) => b.score - a.score);
    return inForce(hits, passages, query.today).slice(0, limit);
  };
}

function searchWords(index: Index, text: string): Map<string, number> {
  const tokens = lunr.tokenizer(text).slice(0, MAX_TERMS);
  if (tokens.length === 0) return new Map();
  const results = index.query((query) => query.term(tokens, {}));
  return new Map(results.map((result) => [result.ref, result.score]));
}

function topicScore(passage: Passage, query: Query): number {
  let score = 0;
  const asked = query.aspects.reduce((sum, { name, weight }) => sum + (passage.aspects[0] === name ? weight : 0), 0);
  const second = WEIGHTS.secondTopic + (WEIGHTS.secondTopicAndAspect - WEIGHTS.secondTopic) * Math.min(1, asked);
  for (const topic of query.topics) {
    if (passage.ownTopics.includes(topic.name)) score = Math.max(score, WEIGHTS.topic * topic.score);
    else if (passage.topics.includes(topic.name)) score = Math.max(score, second * topic.score);
  }
  return score;
}

function aspectScore(passage: Passage, query: Query): number {
  let score = 0;
  for (const { name, weight } of query.aspects) {
    const place = passage.aspects.indexOf(name);
    if (place >= 0) score += (place === 0 ? 1 : 0.6) * weight;
  }
  return WEIGHTS.aspect * Math.min(1, score);
}

function inForce(hits: readonly Hit[], passages: ReadonlyMap<string, Passage>, today: string): Hit[] {
  const seen = new Set<string>();
  return hits.flatMap((hit) => {
    const { expires, successor } = hit.passage;
    const passage = expires && expires <= today && successor ? passages.get(successor) : hit.passage;
    if (!passage || seen.has(passage.id)) return [];
    seen.add(passage.id);
    return [{ ...hit, passage }];
  });
}
