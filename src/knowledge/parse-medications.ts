import type { Issue } from '../types/errors.js';
import { toPassageId, toTopicName } from '../types/ids.js';
import type { InteractionPair, Medication } from '../types/knowledge.js';

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Reads one file of medications. */
export function parseMedications(json: unknown, file: string): { medications: Medication[]; issues: Issue[] } {
  if (!Array.isArray(json))
    return {
      medications: [],
      issues: [{ file, line: 1, message: 'expected an array of medications, got something else' }],
    };
  const issues: Issue[] = [];
  const medications = json.flatMap((record: unknown, index): Medication[] => {
    if (!isRecord(record) || typeof record['class'] !== 'string') {
      issues.push({
        file,
        line: 0,
        message: `expected a medication with a class, got something else in record ${index + 1}`,
      });
      return [];
    }
    const generic = typeof record['generic'] === 'string' ? record['generic'] : '';
    const range = record['doseRange'];
    const doseRange =
      isRecord(range) &&
      typeof range['min'] === 'number' &&
      typeof range['max'] === 'number' &&
      typeof range['unit'] === 'string'
        ? { min: range['min'], max: range['max'], unit: range['unit'] }
        : null;
    const names = strings(record['names']).map((name) => name.toLowerCase());
    return [{ generic, class: record['class'], names, doseRange, topics: strings(record['topics']).map(toTopicName) }];
  });
  return { medications, issues };
}

/** Reads one file of known risky pairs. */
export function parseInteractions(json: unknown, file: string): { pairs: InteractionPair[]; issues: Issue[] } {
  if (!Array.isArray(json))
    return { pairs: [], issues: [{ file, line: 1, message: 'expected an array of pairs, got something else' }] };
  const issues: Issue[] = [];
  const pairs = json.flatMap((record: unknown, index): InteractionPair[] => {
    if (!isRecord(record) || typeof record['id'] !== 'string' || typeof record['passage'] !== 'string') {
      issues.push({
        file,
        line: 0,
        message: `expected a pair with id and passage, got something else in record ${index + 1}`,
      });
      return [];
    }
    return [
      { id: record['id'], a: strings(record['a']), b: strings(record['b']), passage: toPassageId(record['passage']) },
    ];
  });
  return { pairs, issues };
}
