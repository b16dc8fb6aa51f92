import type { SavedArticle, SavedReference, SavedSection } from './saved-article.js';
import { splitSentences } from './split-sentences.js';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DATE = /\b(?:Updated|Published|Reviewed|Last updated)(?: on)? ([A-Z][a-z]+) (\d{1,2}), (\d{4})/;
const NAME = "[A-Z][\\w.'’-]+(?: [A-Z][\\w.'’-]+){1,3}";
const AUTHOR = new RegExp(`\\bBy (${NAME}(?:, [A-Z][A-Za-z]{1,5})?)`);
const REVIEWER = new RegExp(`\\b[Rr]eviewed by (${NAME}(?:, [A-Z][A-Za-z]{1,5})?)`);
const SOURCES = /\b\d{1,3} (?:Sources|References)\b/;
/** Ends of a page's furniture: what stands before the last of them is no text of the article. */
const FURNITURE = [
  /Close this video player\s*/g,
  /View All Table of Contents[^.!?]*?(?=[A-Z][^.!?]{30,}[.!?])/g,
  /Learn about our Medical Review Board\s*/g,
];
const FURNITURE_AFTER = /\bShare Feedback\b|\bWas this page helpful\b|\bSee Our Editorial Process\b/;
const DOI = /\bDOI:?\s*(10\.\d{4,9}\/[^\s"<>]+)|https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/[^\s"<>]+)/i;
/** "Term: text", the way list items look when a scraper has eaten the bullets. */
const TERM = /^([A-Z0-9][\w’'().&/-]*(?: [\w’'().&/-]+){0,7}): (?=["“(A-Z])/;
const CAPITAL = /^(?:[("“]?[A-Z][\w’'.-]*\)?|&|\([A-Z]+\))$/;
/** The place before a run of capitalized words that ends in a colon; an abbreviation alone is no term. */
const BEFORE_TERM = / (?!TRD:)(?=[A-Z0-9][\w/’'.-]*(?: (?:[A-Z0-9][\w/’'.-]*|\([A-Z]+\))){0,5}: [A-Z])/g;
const CAPITAL_RUN = /^[A-Z0-9][\w/’'.-]*(?: [A-Z][\w/’'.-]*)*$/;
const SMALL = new Set(['and', 'of', 'to', 'the', 'for', 'on', 'in', 'with', 'a', 'or', 'your']);

/** Reads the plain text of a page, with or without line breaks, by what such pages have in common. */
export function readPlainText(raw: string): SavedArticle {
  const text = raw
    .replace(/\uFEFF/g, '')
    .replace(/<?[^<>\s]*"\s*tabindex="0"[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const sources = SOURCES.exec(text);
  const head = text.slice(0, bodyStart(text));
  const body = text.slice(bodyStart(text), sources?.index ?? endOfBody(text));
  return {
    title: readTitle(head),
    author: AUTHOR.exec(head)?.[1] ?? null,
    reviewer: REVIEWER.exec(head)?.[1] ?? null,
    date: readDate(text),
    sections: readSections(body, readTitle(head)),
    references: sources ? readReferences(text.slice(sources.index + sources[0].length)) : [],
  };
}

/** Splits a run of references at their DOIs; boilerplate before the first author is dropped. */
export function readReferences(run: string): SavedReference[] {
  const end = /\bBy [A-Z][\w.'’-]+ [A-Z]/.exec(run.slice(run.lastIndexOf('10.')));
  const list = run.slice(
    0,
    end ? run.lastIndexOf('10.') + end.index : (FURNITURE_AFTER.exec(run)?.index ?? run.length),
  );
  const references: SavedReference[] = [];
  let rest = list;
  for (let match = DOI.exec(rest); match; match = DOI.exec(rest)) {
    const doi = (match[1] ?? match[2] ?? '').replace(/[.,;)]+$/, '');
    const text = rest.slice(0, match.index).trim();
    references.push({ text: references.length === 0 ? dropBoilerplate(text) : text.replace(/^[.\s]+/, ''), doi });
    rest = rest.slice(match.index + match[0].length);
  }
  return references;
}

function dropBoilerplate(text: string): string {
  const parts = splitSentences(text);
  const first = parts.findIndex((part) => /^[A-Z][\w'’-]+ [A-Z]{1,3}[,.]/.test(part));
  return parts.slice(Math.max(0, first)).join(' ');
}

function bodyStart(text: string): number {
  let start = 0;
  for (const pattern of FURNITURE) {
    for (const match of text.matchAll(pattern)) start = Math.max(start, match.index + match[0].length);
  }
  return start;
}

const endOfBody = (text: string): number => FURNITURE_AFTER.exec(text)?.index ?? text.length;

function readTitle(head: string): string | null {
  const before = /^(.*?)\s+By [A-Z]/.exec(head)?.[1];
  if (!before) return null;
  const how = /\b((?:How|What|Why|When|Can|Does|Is|The|Understanding|Treatment for)\b.*)$/.exec(before);
  return (how?.[1] ?? before).trim();
}

function readDate(text: string): string | null {
  const match = DATE.exec(text);
  const month = MONTHS.indexOf((match?.[1] ?? '').toLowerCase());
  return match && month >= 0
    ? `${match[3]}-${String(month + 1).padStart(2, '0')}-${String(match[2]).padStart(2, '0')}`
    : null;
}

function readSections(body: string, title: string | null): SavedSection[] {
  const sections: { heading: string; sentences: string[]; doubt: string | null }[] = [];
  const open = (heading: string, doubt: string | null) => sections.push({ heading, sentences: [], doubt });
  open(title ?? 'Introduction', title ? null : 'no title was found');
  for (const whole of breakAtTerms(body).flatMap(splitSentences)) {
    let sentence = whole;
    const heading = leadingHeading(sentence);
    if (heading) {
      open(heading, heading.split(' ').length > 6 ? 'this may be more than one heading, or the title of a link' : null);
      sentence = sentence.slice(heading.length).trim();
    }
    const term = TERM.exec(sentence);
    if (term?.[1]) {
      open(term[1], null);
      sentence = sentence.slice(term[0].length);
    }
    if (/\w/.test(sentence)) sections.at(-1)?.sentences.push(sentence);
  }
  return sections.filter((section) => section.sentences.length > 0);
}

/** Breaks a text before each "Term: Text", also where the item before it ends without a full stop. */
function breakAtTerms(body: string): string[] {
  const spaced = body.replace(/([a-z)])\.(?=[A-Z][a-z])/g, '$1. ');
  return spaced.replace(BEFORE_TERM, '\n').split('\n').reduce<string[]>(joinRun, []);
}

/** A break within a run of capitals ("Deep | Brain Stimulation:") is undone. */
function joinRun(parts: string[], part: string): string[] {
  const last = parts.at(-1);
  if (last !== undefined && CAPITAL_RUN.test(last)) parts[parts.length - 1] = `${last} ${part}`;
  else parts.push(part);
  return parts;
}

/** The heading that a scraper glued to the sentence after it: capitalized words before the capitalized word that starts the sentence. */
function leadingHeading(sentence: string): string | null {
  const words = sentence.split(' ');
  let run = 0;
  while (
    run < words.length &&
    (CAPITAL.test((words[run] ?? '').replace(/[,:]$/, '')) || (run > 0 && SMALL.has(words[run] ?? '')))
  ) {
    run++;
    if (/[,:]$/.test(words[run - 1] ?? '')) break;
  }
  while (run > 0 && SMALL.has(words[run - 1] ?? '')) run--;
  const term = /:$/.test(words[run - 1] ?? '');
  if (term) return splitTermHeading(words.slice(0, run));
  const after = words[run] ?? '';
  if (run < 2 || !/^[a-z’'“"(]/.test(after)) return null;
  const heading = words.slice(0, run - 1).join(' ');
  return heading.endsWith('.') ? null : heading;
}

/** "Exercise Yoga:" holds a heading and a term; "Cognitive Behavioral Therapy:" is a term alone. */
function splitTermHeading(words: readonly string[]): string | null {
  return words.length === 2 &&
    !/^(?:Light|Expressive|Omega|Interpersonal|Rhodiola|Dialectical|Deep|St\.)/.test(words[0] ?? '') &&
    (words[0]?.length ?? 0) > 5
    ? (words[0] ?? null)
    : null;
}
