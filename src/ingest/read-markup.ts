import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { marked } from 'marked';
import { readPlainText, readReferences } from './read-plain-text.js';
import type { SavedArticle, SavedSection } from './saved-article.js';
import { splitSentences } from './split-sentences.js';

/** Reads a saved article of any of the three kinds: HTML, Markdown, or the plain text of a page. */
export function readSavedArticle(text: string): SavedArticle {
  if (/<(?:html|body|article|p|h[1-6]|div)[\s>]/i.test(text)) return readHtml(text);
  if (/^#{1,3} \S/m.test(text))
    return readHtml(`<html><body><article>${marked.parse(text, { async: false })}</article></body></html>`);
  return readPlainText(text);
}

function readHtml(html: string): SavedArticle {
  const { document } = parseHTML(html);
  const plain = readPlainText(document.body?.textContent ?? '');
  const heading =
    document.querySelector('h1')?.textContent?.trim() || document.querySelector('title')?.textContent?.trim() || null;
  const author = document.querySelector('meta[name="author"]')?.getAttribute('content') ?? plain.author;
  const whole = document.body?.textContent?.replace(/\s+/g, ' ') ?? '';
  const found = readReferences(/\b(?:References|Sources)\b([\s\S]*)$/.exec(whole)?.[1] ?? '');
  const article = new Readability(document as unknown as Document, { charThreshold: 50 }).parse();
  const { document: body } = parseHTML(`<html><body>${article?.content ?? html}</body></html>`);
  const sections: { heading: string; sentences: string[]; doubt: null }[] = [
    { heading: heading ?? 'Introduction', sentences: [], doubt: null },
  ];
  for (const node of body.querySelectorAll('h1,h2,h3,h4,p,li')) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (/^H[1-4]$/.test(node.tagName)) sections.push({ heading: text, sentences: [], doubt: null });
    else if (!node.querySelector('p') && !/\b10\.\d{4,9}\//.test(text))
      sections.at(-1)?.sentences.push(...splitSentences(text));
  }
  const kept: SavedSection[] = sections.filter(
    (section) => section.sentences.length > 0 && !/^(?:references|sources)$/i.test(section.heading),
  );
  return {
    title: heading,
    author,
    reviewer: plain.reviewer,
    date: plain.date,
    sections: kept,
    references: found.length > 0 ? found : plain.references,
  };
}
