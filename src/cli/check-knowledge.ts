import { readConfig } from '../config.js';
import { inspectKnowledge } from '../knowledge/read-knowledge.js';
import { fleschKincaidGrade } from '../knowledge/readability.js';
import { CHECK_EVERY_DAYS, staleResources } from '../safety/crisis-resources.js';
import { BotError, renderIssue } from '../types/errors.js';
import type { Knowledge } from '../types/knowledge.js';
import { runCli } from './run-cli.js';

/** Plain sentences are meant to be read at this Flesch-Kincaid grade or below. */
const MAX_GRADE = 8;

/**
 * `npm run check-knowledge`: every fault at once; `--release` also fails on passages past their review, on hard reading, and on
 * crisis resources that nobody has checked for half a year.
 */
function checkKnowledgeFolder(args: readonly string[]): void {
  const config = readConfig(process.env);
  const { knowledge, issues } = inspectKnowledge(config.knowledgeDir, config.bundledKnowledgeDir);
  for (const issue of issues) process.stdout.write(`${renderIssue(issue)}\n`);
  const hard = hardPassages(knowledge);
  const today = new Date().toISOString().slice(0, 10);
  const overdue = [...knowledge.passages.values()].filter((passage) => passage.reviewBy < today);
  const stale = staleResources(today);
  const release = args.includes('--release');
  if (release) {
    for (const { id, file, line, grade } of hard)
      process.stdout.write(
        `${file}:${line}: expected reading grade ${MAX_GRADE} or below, got ${grade.toFixed(1)} in ${id}\n`,
      );
    for (const { id, file, line, reviewBy } of overdue)
      process.stdout.write(`${file}:${line}: expected a review by ${reviewBy}, got none in ${id}\n`);
    for (const resource of stale)
      process.stdout.write(`expected a crisis resource checked within ${CHECK_EVERY_DAYS} days, got ${resource}\n`);
  }
  process.stdout.write(
    `${knowledge.passages.size} passages, ${knowledge.sources.size} sources, ${knowledge.topics.size} topics, ${knowledge.medications.length} medications; ` +
      `${issues.length} faults, ${hard.length} passages above reading grade ${MAX_GRADE}, ${overdue.length} past their review, ${stale.length} crisis resources to be checked again\n`,
  );
  if (issues.length > 0 || (release && hard.length + overdue.length + stale.length > 0))
    throw new BotError('knowledge-invalid', 'expected no faults, got those above');
}

function hardPassages(knowledge: Knowledge): { id: string; file: string; line: number; grade: number }[] {
  const names = new Set([
    ...knowledge.medications.flatMap((m) => [m.generic, ...m.names]),
    ...[...knowledge.topics.values()].flatMap((t) => t.fullName.toLowerCase().split(' ')),
  ]);
  return [...knowledge.passages.values()]
    .map(({ id, file, line, sentences }) => ({
      id,
      file,
      line,
      grade: fleschKincaidGrade(
        sentences.filter((s) => !s.clinical).map((s) => s.text),
        names,
      ),
    }))
    .filter(({ grade }) => grade > MAX_GRADE);
}

runCli(import.meta.url, checkKnowledgeFolder);
