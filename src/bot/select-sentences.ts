import { stem, tokenize } from '../nlu/tokenize.js';
import type { Passage, Sentence } from '../types/knowledge.js';

const STOP = new Set(
  'a an the of to in is are for on with and or do does i it my me what how can be will that this as at by from you your not no long much many'.split(
    ' ',
  ),
);
/** What standing first in the passage is worth, in shared words: a passage opens with its answer. */
const FIRST_BONUS = 1.2;

/**
 * Picks the sentences of a passage that answer a question, in their order in the passage.
 *
 * @param said Keys (`passage:index`) of sentences that were shown already; they are left out.
 */
export function selectSentences(
  passage: Passage,
  question: string,
  options: { count: number; clinical: boolean; said: ReadonlySet<string> },
): { sentence: Sentence; key: string }[] {
  const asked = new Set(
    tokenize(question)
      .filter((word) => !STOP.has(word))
      .map(stem),
  );
  return passage.sentences
    .map((sentence, index) => ({ sentence, index, key: `${passage.id}:${index}` }))
    .filter(({ sentence, key }) => (options.clinical || !sentence.clinical) && !options.said.has(key))
    .map((item) => ({
      ...item,
      worth: sharedWords(item.sentence.text, asked) + (item.index === 0 ? FIRST_BONUS : 0) - item.index * 0.12,
    }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, options.count)
    .sort((a, b) => a.index - b.index);
}

function sharedWords(text: string, asked: ReadonlySet<string>): number {
  const words = new Set(tokenize(text.toLowerCase()).map(stem));
  let shared = 0;
  for (const word of asked) if (words.has(word)) shared++;
  return shared;
}
