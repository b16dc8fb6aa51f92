import type { Issue } from '../types/errors.js';
import { toTopicName } from '../types/ids.js';
import type { Topic } from '../types/knowledge.js';

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Reads one file of topics: an object of `name -> {label, name, aliases, es, parent, related}`. */
export function parseTopics(json: unknown, file: string): { topics: Topic[]; issues: Issue[] } {
  if (!isRecord(json))
    return { topics: [], issues: [{ file, line: 1, message: 'expected an object of topics, got something else' }] };
  const issues: Issue[] = [];
  const topics = Object.entries(json).flatMap(([name, record]) => {
    if (!isRecord(record) || typeof record['label'] !== 'string' || !/^[a-z0-9_]+$/.test(name)) {
      issues.push({
        file,
        line: 0,
        message: `expected a topic with a label, got something else at ${JSON.stringify(name)}`,
      });
      return [];
    }
    const aliases = [...strings(record['aliases']), ...strings(record['es'])].map((alias) => alias.toLowerCase());
    return [
      {
        name: toTopicName(name),
        label: record['label'],
        fullName: typeof record['name'] === 'string' ? record['name'] : record['label'],
        aliases,
        parent: typeof record['parent'] === 'string' ? toTopicName(record['parent']) : null,
        related: strings(record['related']).map(toTopicName),
      },
    ];
  });
  return { topics, issues };
}
