import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { readSavedArticle } from '../ingest/read-markup.js';
import { writeDraft } from '../ingest/write-draft.js';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { createNameFinder } from '../nlu/find-names.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import { tokenize } from '../nlu/tokenize.js';
import { BotError } from '../types/errors.js';
import { runCli } from './run-cli.js';

/** `npm run ingest -- FILE|- [--out DIR]`: a saved article becomes a draft, on standard output or as `DIR/articles/*.md`. */
function ingest(args: readonly string[]): void {
  const outAt = args.indexOf('--out');
  const out = outAt >= 0 ? args[outAt + 1] : undefined;
  const file = args.find((arg, i) => (arg === '-' || !arg.startsWith('--')) && (outAt < 0 || i !== outAt + 1));
  if (!file || (outAt >= 0 && !out))
    throw new BotError('usage', 'expected: npm run ingest -- FILE|- [--out DIR], got no file or folder');
  const article = readSavedArticle(readText(file));
  if (article.sections.length === 0)
    throw new BotError('ingest-failed', `expected an article with text, got none in ${file}`);
  const draft = writeDraft(article, { findTopics: topicFinder(), today: new Date().toISOString().slice(0, 10) });
  if (!out) return void process.stdout.write(draft);
  mkdirSync(join(out, 'articles'), { recursive: true });
  writeFileSync(join(out, 'articles', 'draft.md'), draft);
  process.stdout.write(
    `${article.sections.length} sections, ${article.references.length} references, ${article.references.filter((r) => r.doi).length} with a DOI: ${join(out, 'articles', 'draft.md')}\n`,
  );
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file === '-' ? 0 : file));
  } catch (cause) {
    throw new BotError(
      'ingest-failed',
      `expected a UTF-8 file, got ${cause instanceof Error ? cause.message : 'something else'} at ${file}`,
      { cause },
    );
  }
}

function topicFinder(): (text: string) => readonly string[] {
  const config = readConfig(process.env);
  const { knowledge } = inspectKnowledge(config.bundledKnowledgeDir, config.bundledKnowledgeDir);
  const names = [...knowledge.topics.values()].flatMap((topic) =>
    [topic.label, topic.fullName, ...topic.aliases].map((name) => [normalizeUtterance(name), topic.name] as const),
  );
  const find = createNameFinder(names, new Set(['therapy', 'medication']));
  return (text) => find(tokenize(normalizeUtterance(text))).map((match) => match.value);
}

runCli(import.meta.url, ingest);
