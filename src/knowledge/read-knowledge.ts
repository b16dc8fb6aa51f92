import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BotError, type Issue, renderIssue } from '../types/errors.js';
import type { InteractionPair, Knowledge, Medication } from '../types/knowledge.js';
import { checkKnowledge, type KnowledgeParts } from './check-knowledge.js';
import { parseArticle } from './parse-article.js';
import { parseBibliography } from './parse-bibliography.js';
import { parseInteractions, parseMedications } from './parse-medications.js';
import { parseTopics } from './parse-topics.js';

/** What a knowledge folder holds, with every fault found in it. */
export interface KnowledgeReport {
  readonly knowledge: Knowledge;
  readonly issues: readonly Issue[];
}

/**
 * Reads a knowledge folder and reports every fault in it at once.
 *
 * A folder of one's own may leave out `topics`, `medications` and `interactions`: those of `fallbackDir` serve then.
 *
 * @throws BotError `knowledge-unreadable` where the folder or its `articles` cannot be read at all.
 */
export function inspectKnowledge(dir: string, fallbackDir: string): KnowledgeReport {
  if (!existsSync(join(dir, 'articles'))) {
    throw new BotError('knowledge-unreadable', `expected a knowledge folder with articles/, got none at ${dir}`);
  }
  const hash = createHash('sha256');
  const issues: Issue[] = [];
  const read = createReader(hash, issues);
  const home = (name: string) => (existsSync(join(dir, name)) ? join(dir, name) : join(fallbackDir, name));
  const json = <T extends object>(folder: string, parse: (value: unknown, file: string) => T & { issues: Issue[] }) =>
    read(folder, '.json').flatMap(({ file, text }) => {
      const parsed = parseJson(text, file, issues);
      if (parsed === undefined) return [];
      const result = parse(parsed, file);
      issues.push(...result.issues);
      return [{ file, ...result }];
    });

  const parsedArticles = read(join(dir, 'articles'), '.md').map(({ file, text }) => parseArticle(text, file));
  issues.push(...parsedArticles.flatMap((parsed) => parsed.issues));
  const articles = parsedArticles.map((parsed) => parsed.article);
  const inline = parsedArticles.map(({ article, references }) => ({
    file: article.file,
    ...parseBibliography(references, article.file),
  }));
  issues.push(...inline.flatMap((parsed) => parsed.issues));
  const sources = [...inline, ...json(join(dir, 'bibliography'), parseBibliography)].flatMap((f) =>
    f.sources.map((source) => ({ file: f.file, source })),
  );
  const topics = json(home('topics'), parseTopics).flatMap((f) => f.topics.map((topic) => ({ file: f.file, topic })));
  const medications = json(home('medications'), parseMedications).flatMap((f): readonly Medication[] => f.medications);
  const pairs = json(join(dir, 'interactions'), parseInteractions).flatMap((f): readonly InteractionPair[] => f.pairs);
  const parts: KnowledgeParts = {
    articles,
    sources,
    topics,
    pairs,
    retired: readRetired(join(dir, 'retired-sources.json'), issues),
  };
  issues.push(...checkKnowledge(parts));
  const knowledge: Knowledge = {
    articles,
    passages: new Map(articles.flatMap((article) => article.passages).map((passage) => [passage.id, passage])),
    sources: new Map(sources.map(({ source }) => [source.id, source])),
    topics: new Map(topics.map(({ topic }) => [topic.name, topic])),
    medications,
    interactions: pairs,
    hash: hash.digest('hex'),
  };
  return { knowledge, issues };
}

/**
 * Reads a knowledge folder that must be without fault.
 *
 * @throws BotError `knowledge-invalid` with the whole report, or `knowledge-unreadable`.
 */
export function readKnowledge(dir: string, fallbackDir: string): Knowledge {
  const { knowledge, issues } = inspectKnowledge(dir, fallbackDir);
  if (issues.length > 0) {
    throw new BotError(
      'knowledge-invalid',
      `expected a knowledge folder without faults, got ${issues.length} in ${dir}\n${issues.map(renderIssue).join('\n')}`,
    );
  }
  return knowledge;
}

function createReader(hash: ReturnType<typeof createHash>, issues: Issue[]) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (folder: string, ending: string): { file: string; text: string }[] => {
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort();
    return names.flatMap((name) => {
      const file = join(basename(folder), name);
      try {
        const bytes = readFileSync(join(folder, name));
        hash.update(name).update(bytes);
        return [{ file, text: decoder.decode(bytes) }];
      } catch (cause) {
        issues.push({
          file,
          line: 0,
          message: `expected a UTF-8 file, got ${cause instanceof Error ? cause.message : 'something else'}`,
        });
        return [];
      }
    });
  };
}

function parseJson(text: string, file: string, issues: Issue[]): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    issues.push({
      file,
      line: 0,
      message: `expected JSON, got ${cause instanceof Error ? cause.message : 'something else'}`,
    });
    return undefined;
  }
}

function readRetired(path: string, issues: Issue[]): ReadonlyMap<string, string> {
  if (!existsSync(path)) return new Map();
  const json = parseJson(readFileSync(path, 'utf8'), basename(path), issues);
  if (!Array.isArray(json)) return new Map();
  return new Map(
    json.map((row: { doi?: unknown; reason?: unknown }) => [String(row.doi).toLowerCase(), String(row.reason)]),
  );
}
