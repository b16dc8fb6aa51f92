import { isNonEmpty, type NonEmpty } from '../types/brand.js';
import type { SourceId } from '../types/ids.js';
import type { Passage, Sentence, Source } from '../types/knowledge.js';
import type { Citation, CitedSentence } from '../types/reply.js';

/** Cited sentences with their sources, numbered in order of use. */
export interface ComposedAnswer {
  readonly sentences: NonEmpty<CitedSentence>;
  readonly citations: NonEmpty<Citation>;
  /** The sentences with `[n]` markers; list items on lines of their own. */
  readonly text: string;
  /** The oldest `asOf` among the passages quoted. */
  readonly asOf: string;
  /** The earliest `reviewBy` among them that has passed; null where none has. */
  readonly overdueSince: string | null;
  readonly footer: boolean;
}

/** One sentence to quote, with the passage it stands in. */
export interface Quotation {
  readonly passage: Passage;
  readonly sentence: Sentence;
}

/** Composes quotations into an answer; null where no sentence carries a citation, because such a text is no answer. */
export function composeAnswer(
  quotations: readonly Quotation[],
  sources: ReadonlyMap<SourceId, Source>,
  today: string,
): ComposedAnswer | null {
  const numbers = new Map<SourceId, number>();
  const citations: Citation[] = [];
  const number = (id: SourceId): number[] => {
    const source = sources.get(id);
    if (!source) return [];
    const known = numbers.get(id);
    if (known !== undefined) return [known];
    const n = citations.length + 1;
    numbers.set(id, n);
    const { title, authors, publisher, year, doi, url } = source;
    citations.push({ n, sourceId: id, title, authors, publisher, year, doi, url });
    return [n];
  };
  const sentences = quotations.map(
    ({ passage, sentence }): CitedSentence => ({
      text: sentence.text,
      passageId: passage.id,
      citations: sentence.sources.flatMap(number),
    }),
  );
  if (!isNonEmpty(sentences) || !isNonEmpty(citations)) return null;
  const passages = quotations.map(({ passage }) => passage);
  const overdue = passages
    .map((p) => p.reviewBy)
    .filter((day) => day < today)
    .sort();
  return {
    sentences,
    citations,
    text: renderSentences(sentences, quotations),
    asOf: passages.map((p) => p.asOf).sort()[0] ?? today,
    overdueSince: overdue[0] ?? null,
    footer: passages.some((p) => p.footer),
  };
}

function renderSentences(sentences: readonly CitedSentence[], quotations: readonly Quotation[]): string {
  return sentences
    .map((sentence, i) => {
      const marked = `${sentence.text}${sentence.citations.length > 0 ? ` ${sentence.citations.map((n) => `[${n}]`).join('')}` : ''}`;
      return quotations[i]?.sentence.listItem ? `\n- ${marked}` : marked;
    })
    .join(' ')
    .replace(/ \n/g, '\n')
    .trim();
}
