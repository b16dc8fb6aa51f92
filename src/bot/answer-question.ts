import { aspectsOf } from '../nlu/understand.js';
import type { ConversationState } from '../types/conversation.js';
import type { Knowledge, Passage } from '../types/knowledge.js';
import type { Hit, Retriever } from '../types/retrieval.js';
import type { ScoredTopic, Understanding } from '../types/understanding.js';
import { type ComposedAnswer, composeAnswer, type Quotation } from './compose-answer.js';
import { selectSentences } from './select-sentences.js';

/** A hit must reach this score to be quoted: below it, an honest "I don't have that" is better. Tuned on our own questions. */
const MIN_SCORE = 0.75;
/** An utterance that names no topic of ours must be at least this likely to be about one. */
const MIN_IN_SCOPE = 0.4;
/** How close the second passage must come to be quoted as well. */
const SECOND_SHARE = 0.8;
/** "Simpler" means short as well. */
const SIMPLE_SENTENCES = 2;
const SENTENCES = { first: 4, second: 1 } as const;
const CLINICIAN =
  /\b(?:clinician|prescriber|in detail|mechanism|rct|n=|meta-analysis|dosing schedule|pharmacokinetic)\b/;

/** What answering takes. */
export interface AnswerParts {
  readonly knowledge: Knowledge;
  readonly retrieve: Retriever;
}

/** An answer with the passages it came from; `answer` is null where nothing good enough was found. */
export interface FoundAnswer {
  readonly answer: ComposedAnswer | null;
  readonly hits: readonly Hit[];
  readonly quotations: readonly { readonly key: string; readonly quotation: Quotation }[];
}

/** Retrieves and composes: the short answer first, from one passage, with a sentence of a second where two topics are asked about. */
export function answerQuestion(
  parts: AnswerParts,
  understanding: Understanding,
  topics: readonly ScoredTopic[],
  today: string,
): FoundAnswer {
  const query = { text: understanding.text, topics, aspects: aspectsOf(understanding.intents), today };
  const hits = parts.retrieve(query, { limit: 6 });
  const top = hits[0];
  const stranger = understanding.inScope < MIN_IN_SCOPE && !topics.some((topic) => topic.named);
  if (!top || top.score < MIN_SCORE || stranger) return { answer: null, hits, quotations: [] };
  const clinical = CLINICIAN.test(understanding.text);
  const quotations = pickPassages(hits, topics).flatMap((hit, place) =>
    selectSentences(hit.passage, understanding.text, {
      count: place === 0 ? SENTENCES.first : SENTENCES.second,
      clinical,
      said: new Set(),
    }).map(({ sentence, key }) => ({
      key,
      quotation: { passage: hit.passage, sentence },
    })),
  );
  return {
    answer: composeAnswer(
      quotations.map((item) => item.quotation),
      parts.knowledge.sources,
      today,
    ),
    hits,
    quotations,
  };
}

/** What was not said yet about the last answer, for "more": the rest of its passages, clinical detail included. */
export function answerMore(parts: AnswerParts, state: ConversationState, today: string): FoundAnswer {
  const said = new Set(state.answered.flatMap((turn) => turn.sentences));
  const passages = (state.answered.at(-1)?.passages ?? []).flatMap((id) => parts.knowledge.passages.get(id) ?? []);
  const same = [...parts.knowledge.passages.values()].filter(
    (p) => p.topics[0] === state.focus[0] && !passages.includes(p),
  );
  const quotations = [...passages, ...same]
    .flatMap((passage) =>
      selectSentences(passage, '', { count: 9, clinical: true, said }).map(({ sentence, key }) => ({
        key,
        quotation: { passage, sentence },
      })),
    )
    .slice(0, 4);
  return {
    answer: composeAnswer(
      quotations.map((item) => item.quotation),
      parts.knowledge.sources,
      today,
    ),
    hits: [],
    quotations,
  };
}

/** Quotes what one passage says to a question. */
export function quotePassage(parts: AnswerParts, passage: Passage, question: string, today: string): FoundAnswer {
  const options = { count: SENTENCES.first, clinical: false, said: new Set<string>() };
  const quotations = selectSentences(passage, question, options).map(({ sentence, key }) => ({
    key,
    quotation: { passage, sentence },
  }));
  return {
    answer: composeAnswer(
      quotations.map((item) => item.quotation),
      parts.knowledge.sources,
      today,
    ),
    hits: [],
    quotations,
  };
}

/** As few and as plain sentences as the last answer allows: the shortest of its main passage, in their order. */
export function answerSimpler(parts: AnswerParts, state: ConversationState, today: string): FoundAnswer {
  const passage = (state.answered.at(-1)?.passages ?? []).flatMap((id) => parts.knowledge.passages.get(id) ?? [])[0];
  const quotations = (passage?.sentences ?? [])
    .map((sentence, index) => ({ sentence, index, words: sentence.text.split(' ').length }))
    .filter(({ sentence }) => !sentence.clinical && !/\d+(?:[.,]\d+)? ?%|\d of \d|\b\d{3,}\b/.test(sentence.text))
    .sort((a, b) => a.words - b.words)
    .slice(0, SIMPLE_SENTENCES)
    .sort((a, b) => a.index - b.index)
    .flatMap(({ sentence, index }) =>
      passage ? [{ key: `${passage.id}:${index}`, quotation: { passage, sentence } }] : [],
    );
  return {
    answer: composeAnswer(
      quotations.map((item) => item.quotation),
      parts.knowledge.sources,
      today,
    ),
    hits: [],
    quotations,
  };
}

function pickPassages(hits: readonly Hit[], topics: readonly ScoredTopic[]): readonly Hit[] {
  const [top, ...rest] = hits;
  if (!top) return [];
  const otherNamed = topics.find((topic) => topic.named && !top.passage.topics.includes(topic.name));
  const second =
    rest.find((hit) => otherNamed && hit.passage.topics[0] === otherNamed.name && hit.score >= 0.6 * top.score) ??
    rest.find(
      (hit) =>
        hit.score >= SECOND_SHARE * top.score && hit.passage.topics.some((topic) => top.passage.topics.includes(topic)),
    );
  return second ? [top, second] : [top];
}
