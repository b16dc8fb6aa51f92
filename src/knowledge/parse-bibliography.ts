import type { Issue } from '../types/errors.js';
import { toSourceId } from '../types/ids.js';
import type { Source } from '../types/knowledge.js';

const DOI = /^10\.\d{4,9}\/\S+[^\s.]$/;

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a CSL-JSON array: every record that can serve as a source, and every fault. */
export function parseBibliography(json: unknown, file: string): { sources: Source[]; issues: Issue[] } {
  const issues: Issue[] = [];
  if (!Array.isArray(json))
    return { sources: [], issues: [{ file, line: 1, message: 'expected a CSL-JSON array, got something else' }] };
  const sources = json.flatMap((record: unknown, index) => {
    const found = toSource(record);
    for (const message of found.faults)
      issues.push({ file, line: 0, message: `${message} in record ${index + 1} (${found.source?.id ?? 'no id'})` });
    return found.source ? [found.source] : [];
  });
  return { sources, issues };
}

function toSource(record: unknown): { source: Source | null; faults: string[] } {
  if (!isRecord(record)) return { source: null, faults: ['expected an object, got something else'] };
  const faults: string[] = [];
  const id = text(record['id']);
  const doi = text(record['DOI']);
  const source: Source = {
    id: toSourceId(id),
    title: text(record['title']),
    authors: Array.isArray(record['author']) ? record['author'].map(authorName).filter(Boolean) : [],
    publisher: text(record['container-title']) || text(record['publisher']),
    year: yearOf(record['issued']),
    doi: doi || null,
    url: text(record['URL']) || (doi ? `https://doi.org/${doi}` : ''),
  };
  if (!id) faults.push('expected an id, got none');
  if (!source.title) faults.push('expected a title, got none');
  if (!source.publisher) faults.push('expected a publisher or container-title, got none');
  if (!/^https?:\/\/\S+$/.test(source.url)) faults.push(`expected a URL, got ${JSON.stringify(source.url)}`);
  if (doi && !DOI.test(doi)) faults.push(`expected a DOI such as 10.1000/xyz, got ${JSON.stringify(doi)}`);
  const custom = record['custom'];
  if (!isRecord(custom) || !/^\d{4}-\d{2}-\d{2}$/.test(text(custom['checkedOn'])))
    faults.push('expected custom.checkedOn as YYYY-MM-DD, got none');
  return { source: id ? source : null, faults };
}

function authorName(author: unknown): string {
  if (!isRecord(author)) return '';
  return text(author['literal']) || [text(author['family']), text(author['given'])].filter(Boolean).join(' ');
}

function yearOf(issued: unknown): number | null {
  if (!isRecord(issued) || !Array.isArray(issued['date-parts'])) return null;
  const first: unknown = issued['date-parts'][0];
  const year: unknown = Array.isArray(first) ? first[0] : null;
  const value = Number(year);
  return Number.isInteger(value) && value > 0 ? value : null;
}
