import { parse as parseYaml } from 'yaml';
import { type Aspect, isAspect } from '../types/aspect.js';
import { isNonEmpty } from '../types/brand.js';
import type { Issue } from '../types/errors.js';
import { toPassageId, toSourceId, toTopicName } from '../types/ids.js';
import {
  type Article,
  type Audience,
  EVIDENCE_TYPES,
  type EvidenceType,
  type Passage,
  type Sentence,
} from '../types/knowledge.js';

const HEADING = /^##\s+(.+?)\s*\{([^}]*)\}\s*$/;
const CITATION_GROUP = /\[(@[^\]]+)\]/g;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const AUDIENCES: readonly string[] = ['teen', 'older', 'pregnancy', 'clinician'];

interface Draft {
  heading: string;
  attributes: Map<string, string>;
  line: number;
  questions: string[];
  sentences: Sentence[];
}

/** An article and every fault found in it; passages with faults are left out, so that all faults show at once. */
export interface ParsedArticle {
  readonly article: Article;
  /** CSL-JSON records of the front matter (`references`, the Pandoc way); empty where it has none. */
  readonly references: readonly unknown[];
  readonly issues: readonly Issue[];
}

/**
 * Reads one Markdown article (`docs/KNOWLEDGE_FORMAT.md`).
 *
 * @param text The whole file, UTF-8.
 * @param file Its name as shown in issues.
 */
export function parseArticle(text: string, file: string): ParsedArticle {
  const issues: Issue[] = [];
  const report = (line: number, message: string) => issues.push({ file, line, message });
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const { title, bodyStart, references } = parseFrontMatter(lines, report);
  const drafts = collectSections(lines, bodyStart, report);
  const passages = drafts.flatMap((draft) => toPassage(draft, file, report) ?? []);
  if (drafts.length === 0) report(1, 'expected at least one section "## Heading {#id ...}", got none');
  return { article: { title, file, passages }, references, issues };
}

interface FrontMatter {
  readonly title: string;
  readonly bodyStart: number;
  readonly references: readonly unknown[];
}

type Report = (line: number, message: string) => void;

function parseFrontMatter(lines: readonly string[], report: Report): FrontMatter {
  const end = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) {
    report(1, 'expected front matter between two lines "---", got none');
    return { title: '', bodyStart: 0, references: [] };
  }
  try {
    const front: unknown = parseYaml(lines.slice(1, end).join('\n'));
    if (front && typeof front === 'object' && 'title' in front && typeof front.title === 'string') {
      const references = 'references' in front && Array.isArray(front.references) ? front.references : [];
      return { title: front.title, bodyStart: end + 1, references };
    }
    report(1, 'expected a title in the front matter, got none');
  } catch (cause) {
    report(
      1,
      `expected YAML in the front matter, got ${cause instanceof Error ? cause.message.split('\n')[0] : 'something else'}`,
    );
  }
  return { title: '', bodyStart: end + 1, references: [] };
}

function collectSections(lines: readonly string[], start: number, report: Report): Draft[] {
  const drafts: Draft[] = [];
  let block: 'plain' | 'clinical' | 'questions' = 'plain';
  for (let i = start; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    const at = i + 1;
    if (line === '' || line.startsWith('<!--')) continue;
    if (line.startsWith('#')) {
      const draft = parseHeading(line, at, report);
      block = 'plain';
      if (draft) drafts.push(draft);
      continue;
    }
    if (line.startsWith(':::')) {
      block = parseFence(line, at, report);
      continue;
    }
    const draft = drafts.at(-1);
    if (!draft) report(at, `expected a section heading before any text, got ${JSON.stringify(line.slice(0, 40))}`);
    else if (block === 'questions') draft.questions.push(line.replace(/^[-*]\s+/, ''));
    else draft.sentences.push(parseSentence(line, at, block === 'clinical', report));
  }
  return drafts;
}

function parseFence(line: string, at: number, report: Report): 'plain' | 'clinical' | 'questions' {
  const name = line.slice(3).trim();
  if (name === '') return 'plain';
  if (name === 'clinical' || name === 'questions') return name;
  report(at, `expected "::: questions", "::: clinical" or ":::", got ${JSON.stringify(line)}`);
  return 'plain';
}

function parseHeading(line: string, at: number, report: Report): Draft | null {
  const match = HEADING.exec(line);
  if (!match) {
    report(
      at,
      'expected "## Heading {#id topic=... aspect=... evidence=... asOf=... reviewBy=...}", got a heading without attributes',
    );
    return null;
  }
  const attributes = new Map<string, string>();
  for (const part of (match[2] ?? '').split(/\s+/).filter(Boolean)) {
    const [name, ...rest] = part.split('=');
    if (part.startsWith('#')) attributes.set('id', part.slice(1));
    else attributes.set(name ?? '', rest.join('='));
  }
  return { heading: match[1] ?? '', attributes, line: at, questions: [], sentences: [] };
}

function parseSentence(line: string, at: number, clinical: boolean, report: Report): Sentence {
  const listItem = /^[-*]\s+/.test(line);
  const sources = [...line.matchAll(CITATION_GROUP)].flatMap((group) =>
    (group[1] ?? '').split(';').map((key) => toSourceId(key.trim().replace(/^@/, ''))),
  );
  const text = line
    .replace(/^[-*]\s+/, '')
    .replace(CITATION_GROUP, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[.?!]["”)]?$/.test(text))
    report(at, `expected a sentence that ends in . ? or !, got ${JSON.stringify(text.slice(-30))}`);
  if (sources.length === 0 && /\d/.test(text)) report(at, 'expected a citation on a sentence with a figure, got none');
  return { text, sources: [...new Set(sources)], clinical, listItem, line: at };
}

function toPassage(draft: Draft, file: string, report: Report): Passage | null {
  const before = { count: 0 };
  const fault: Report = (line, message) => {
    before.count++;
    report(line, message);
  };
  const read = (name: string) => draft.attributes.get(name) ?? '';
  const id = read('id');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    fault(draft.line, `expected an id of lower-case letters, digits and "-", got ${JSON.stringify(id)}`);
  const topicText = read('topic');
  const topics = topicText.split(/[,+]/).filter(Boolean).map(toTopicName);
  const ownTopics = topicText.split(',').slice(0, 1).join('').split('+').filter(Boolean).map(toTopicName);
  const aspects: Aspect[] = [];
  for (const word of read('aspect').split(',').filter(Boolean)) {
    if (isAspect(word)) aspects.push(word);
    else fault(draft.line, `expected an aspect, got ${JSON.stringify(word)} in ${id}`);
  }
  for (const name of ['asOf', 'reviewBy'] as const) {
    if (!DATE.test(read(name)))
      fault(draft.line, `expected ${name} as YYYY-MM-DD, got ${JSON.stringify(read(name))} in ${id}`);
  }
  const evidence = EVIDENCE_TYPES.find((type) => type === read('evidence'));
  if (!evidence) fault(draft.line, `expected an evidence type, got ${JSON.stringify(read('evidence'))} in ${id}`);
  if (!isNonEmpty(topics)) fault(draft.line, `expected a topic, got none in ${id}`);
  if (!isNonEmpty(draft.sentences)) fault(draft.line, `expected at least one sentence, got none in ${id}`);
  if (
    before.count > 0 ||
    !isNonEmpty(topics) ||
    !isNonEmpty(ownTopics) ||
    !isNonEmpty(aspects) ||
    !isNonEmpty(draft.sentences) ||
    !evidence
  )
    return null;
  return {
    id: toPassageId(id),
    heading: draft.heading,
    topics,
    ownTopics,
    aspects,
    sentences: draft.sentences,
    questions: draft.questions,
    evidence: evidence satisfies EvidenceType,
    asOf: read('asOf'),
    reviewBy: read('reviewBy'),
    reviewedBy: read('reviewedBy') || null,
    expires: read('expires') || null,
    successor: read('then') ? toPassageId(read('then')) : null,
    audience: AUDIENCES.includes(read('audience')) ? (read('audience') as Audience) : null,
    footer: read('safety') === 'footer',
    file,
    line: draft.line,
  };
}
