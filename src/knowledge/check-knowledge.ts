import type { Issue } from '../types/errors.js';
import type { Article, InteractionPair, Passage, Source, Topic } from '../types/knowledge.js';
import { findDirectiveAdvice } from './directive-advice.js';

/** What the files said, before it is known to fit together. */
export interface KnowledgeParts {
  readonly articles: readonly Article[];
  readonly sources: readonly { readonly file: string; readonly source: Source }[];
  readonly topics: readonly { readonly file: string; readonly topic: Topic }[];
  readonly pairs: readonly InteractionPair[];
  /** DOIs that were retracted or superseded, lower case, with the reason. */
  readonly retired: ReadonlyMap<string, string>;
}

/** Finds every fault between the files: what each of them alone cannot know. */
export function checkKnowledge(parts: KnowledgeParts): Issue[] {
  const passages = parts.articles.flatMap((article) => article.passages);
  return [
    ...duplicates(passages.map((p) => ({ file: p.file, line: p.line, name: p.id, what: 'passage id' }))),
    ...duplicates(parts.sources.map((s) => ({ file: s.file, line: 0, name: s.source.id, what: 'source id' }))),
    ...duplicates(parts.topics.map((t) => ({ file: t.file, line: 0, name: t.topic.name, what: 'topic' }))),
    ...retiredSources(parts),
    ...passageIssues(passages, parts),
    ...pairIssues(passages, parts.pairs),
  ];
}

function duplicates(items: readonly { file: string; line: number; name: string; what: string }[]): Issue[] {
  const seen = new Map<string, string>();
  return items.flatMap((item) => {
    const first = seen.get(item.name);
    seen.set(item.name, first ?? item.file);
    if (first === undefined) return [];
    return [
      {
        file: item.file,
        line: item.line,
        message: `expected a ${item.what} of its own, got ${item.name}, which stands in ${first} already`,
      },
    ];
  });
}

function retiredSources({ sources, retired }: KnowledgeParts): Issue[] {
  return sources.flatMap(({ file, source }) => {
    const reason = source.doi ? retired.get(source.doi.toLowerCase()) : undefined;
    return reason === undefined
      ? []
      : [{ file, line: 0, message: `expected a source in force, got ${source.id} (${source.doi}): ${reason}` }];
  });
}

function passageIssues(passages: readonly Passage[], parts: KnowledgeParts): Issue[] {
  const sourceIds = new Set<string>(parts.sources.map((s) => s.source.id));
  const topicNames = new Set<string>(parts.topics.map((t) => t.topic.name));
  const passageIds = new Set<string>(passages.map((p) => p.id));
  const questions = new Map<string, string>();
  return passages.flatMap((passage) => {
    const issues: Issue[] = [];
    const report = (line: number, message: string) => issues.push({ file: passage.file, line, message });
    for (const topic of passage.topics) {
      if (topicNames.size > 0 && !topicNames.has(topic))
        report(passage.line, `expected a topic of topics/, got ${JSON.stringify(topic)} in ${passage.id}`);
    }
    if (passage.successor && !passageIds.has(passage.successor))
      report(passage.line, `expected then= to name a passage, got ${passage.successor} in ${passage.id}`);
    if (passage.expires && !passage.successor)
      report(passage.line, `expected then= beside expires=, got none in ${passage.id}`);
    if (passage.sentences.every((s) => s.sources.length === 0))
      report(passage.line, `expected at least one cited sentence, got none in ${passage.id}`);
    for (const sentence of passage.sentences) {
      for (const source of sentence.sources) {
        if (!sourceIds.has(source))
          report(sentence.line, `expected a source of bibliography/, got ${JSON.stringify(source)} in ${passage.id}`);
      }
      const advice = findDirectiveAdvice(sentence.text);
      if (advice) report(sentence.line, `expected no directive advice, got ${JSON.stringify(advice)} in ${passage.id}`);
    }
    for (const question of passage.questions) {
      const key = question.toLowerCase();
      const other = questions.get(key);
      if (other === passage.id)
        report(passage.line, `expected each question once, got ${JSON.stringify(question)} twice in ${passage.id}`);
      questions.set(key, passage.id);
    }
    return issues;
  });
}

function pairIssues(passages: readonly Passage[], pairs: readonly InteractionPair[]): Issue[] {
  const ids = new Set<string>(passages.map((p) => p.id));
  return pairs
    .filter((pair) => !ids.has(pair.passage))
    .map((pair) => ({
      file: 'interactions',
      line: 0,
      message: `expected a passage of articles/, got ${pair.passage} in pair ${pair.id}`,
    }));
}
