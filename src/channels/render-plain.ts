import type { Citation, Reply } from '../types/reply.js';

/** Where a citation leads: the DOI where there is one, for it outlives the page. */
export const linkOf = (citation: Citation): string => (citation.doi ? `https://doi.org/${citation.doi}` : citation.url);

/** Publisher and year, as far as known. */
export const originOf = (citation: Citation): string => [citation.publisher, citation.year].filter(Boolean).join(', ');

/** What the person must know about a reply and its text does not say yet. */
export const noticesOf = (reply: Reply): readonly string[] =>
  reply.notices.filter((notice) => notice !== '' && !reply.text.includes(notice));

/** A reply as plain text: what stands when nothing nicer does. Holds every citation and the guardrail. */
export function renderPlain(reply: Reply): string {
  const sources = reply.citations.map((c) => `[${c.n}] ${c.title}. ${originOf(c)}. ${linkOf(c)}`);
  return [
    reply.text,
    ...noticesOf(reply).flatMap((notice) => ['', notice]),
    ...(sources.length > 0 ? ['', ...sources] : []),
  ].join('\n');
}

/** The text of a reply without its guardrail, for channels that set that apart. */
export const bodyOf = (reply: Reply): string => reply.text.split(reply.guardrail).join('').trim();

/** Cuts a label that a channel would refuse, with an ellipsis. */
export const shorten = (text: string, maxChars: number): string =>
  text.length <= maxChars ? text : `${text.slice(0, maxChars - 1).trimEnd()}…`;
