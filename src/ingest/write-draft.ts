import { stringify } from 'yaml';
import type { SavedArticle, SavedReference, SavedSection } from './saved-article.js';

/** What the draft is stamped with. */
export interface DraftOptions {
  /** Finds the topics that a text names, first mention first. */
  readonly findTopics: (text: string) => readonly string[];
  /** The day of the import, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Writes a saved article as a draft in the knowledge format, for a person to review.
 *
 * Every sentence is cited to the article itself: which reference carries which sentence is not guessed. The references
 * stand in the front matter (Pandoc's `references`). What was guessed is marked with `<!-- check: ... -->`.
 */
export function writeDraft(article: SavedArticle, { findTopics, today }: DraftOptions): string {
  const id = slug(article.title ?? 'article');
  const references = [
    articleSource(article, id, today),
    ...article.references.map((reference, index) => toSource(reference, index, today)),
  ];
  const front = stringify({
    title: article.title ?? 'Untitled',
    author: article.author,
    reviewedByAtSource: article.reviewer,
    date: article.date,
    draft: true,
    references,
  });
  const used = new Set<string>();
  const sections = article.sections
    .flatMap((section) => splitAtTopics(section, findTopics))
    .map((section) => writeSection(section, { id, used, findTopics, article, today }));
  return `---\n${front}---\n\n${sections.join('\n')}`;
}

/** Starts a new section where a sentence opens with the name of another treatment, as VNS does after DBS. */
function splitAtTopics(section: SavedSection, findTopics: DraftOptions['findTopics']): SavedSection[] {
  const own = findTopics(section.heading)[0];
  const parts: { heading: string; sentences: string[]; doubt: string | null }[] = [{ ...section, sentences: [] }];
  for (const sentence of section.sentences) {
    const opening = sentence.split(' ').slice(0, 4).join(' ');
    const topic = findTopics(opening)[0];
    const current = findTopics(parts.at(-1)?.heading ?? '')[0] ?? own;
    if (
      topic &&
      current &&
      topic !== current &&
      /^[A-Z]/.test(sentence) &&
      / (?:is|are) (?:very )?(?:similar|another|also)\b/.test(sentence)
    ) {
      parts.push({
        heading: opening.replace(/ (?:is|are|has|was)\b.*$/, ''),
        sentences: [],
        doubt: 'split from the section before it, because it names another treatment',
      });
    }
    parts.at(-1)?.sentences.push(sentence);
  }
  return parts.filter((part) => part.sentences.length > 0);
}

interface SectionContext {
  readonly id: string;
  readonly used: Set<string>;
  readonly findTopics: DraftOptions['findTopics'];
  readonly article: SavedArticle;
  readonly today: string;
}

function writeSection(section: SavedSection, { id, used, findTopics, article, today }: SectionContext): string {
  const inHeading = findTopics(section.heading);
  const topics = [...new Set([...inHeading, ...findTopics(section.sentences.join(' '))])].slice(0, 4);
  let name = slug(section.heading).slice(0, 40) || 'section';
  while (used.has(name)) name = `${name}-2`;
  used.add(name);
  const asOf = article.date ?? today;
  const doubts = [
    section.doubt,
    inHeading.length === 0 ? 'the topic was guessed from the text' : null,
    article.date ? null : 'no date was found: the day of the import stands in its place',
  ].filter(Boolean);
  const lines = section.sentences.map(
    (sentence) => `${/[.?!]["”)]?$/.test(sentence) ? sentence : `${sentence}.`} [@${id}]`,
  );
  const attributes = `{#${id.slice(0, 20)}-${name} topic=${topics.join(',') || 'trd_definition'} aspect=definition evidence=article asOf=${asOf} reviewBy=${asOf}}`;
  return [
    `## ${section.heading.replace(/[{}#]/g, '')} ${attributes}`,
    '',
    ...doubts.map((doubt) => `<!-- check: ${doubt} -->`),
    ...lines,
    '',
  ].join('\n');
}

function articleSource(article: SavedArticle, id: string, today: string) {
  return {
    id,
    type: 'webpage',
    title: article.title ?? 'Untitled',
    author: article.author ? [{ literal: article.author }] : [],
    publisher: 'Imported article',
    ...(article.date ? { issued: { 'date-parts': [article.date.split('-').map(Number)] } } : {}),
    URL: 'https://example.org/',
    custom: { checkedOn: today, readAt: 'imported file' },
  };
}

function toSource(reference: SavedReference, index: number, today: string) {
  const year = /\b(19|20)\d{2}\b/.exec(reference.text)?.[0];
  const parts = reference.text.split(/\.\s+/);
  const hasAuthors = /^[A-Z][\w'’-]+ [A-Z]{1,4}\b/.test(parts[0] ?? '');
  const authors = hasAuthors
    ? (parts[0] ?? '')
        .split(/,\s*/)
        .filter((name) => name && name !== 'et al')
        .map((literal) => ({ literal }))
    : [];
  const title = (hasAuthors ? parts[1] : parts[0]) ?? reference.text;
  return {
    id: `ref-${index + 1}`,
    type: 'article-journal',
    title: title || `Reference ${index + 1}`,
    author: authors,
    'container-title': (hasAuthors ? parts[2] : parts[1]) || 'unknown',
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
    ...(reference.doi
      ? { DOI: reference.doi, URL: `https://doi.org/${reference.doi}` }
      : { URL: 'https://example.org/' }),
    custom: { checkedOn: today, readAt: 'imported list of references, not checked' },
  };
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
