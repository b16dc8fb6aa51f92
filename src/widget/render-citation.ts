import type { Citation, Reply } from '../types/reply.js';
import { createElement, createLink } from './create-element.js';
import { isWebAddress } from './read-settings.js';
import { fill, type WidgetStrings } from './strings.js';

/** A card of one source: title, publisher and year; it opens to the exact sentences, the link and the day of the check. */
export function renderCitation(citation: Citation, reply: Reply, strings: WidgetStrings): HTMLElement {
  const { n, title, publisher, year, doi, url } = citation;
  const origin = [publisher, year].filter(Boolean).join(', ');
  const summary = createElement(
    'summary',
    {},
    createElement('span', { class: 'title' }, `[${n}] ${title}`),
    ' ',
    createElement('span', { class: 'origin' }, origin),
  );
  const quotations = reply.sentences
    .filter((sentence) => sentence.citations.includes(n))
    .map(({ text }) => createElement('p', { class: 'quotation', lang: 'en' }, `“${text}”`));
  const href = doi ? `https://doi.org/${encodeURI(doi)}` : url;
  const link = isWebAddress(href) ? createLink(href, doi ? `doi.org/${doi}` : strings.openSource) : null;
  const checked = reply.asOf ? fill(strings.checked, 'date', longDay(reply.asOf, strings.language)) : null;
  return createElement(
    'details',
    {},
    summary,
    ...quotations,
    createElement('p', {}, link, link && checked ? ' · ' : null, checked),
  );
}

function longDay(day: string, language: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return instant.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}
