import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/knowledge/parse-article.js';

const HEAD = '---\ntitle: T\n---\n';
const ATTRIBUTES = '{#a topic=tms aspect=definition evidence=authority asOf=2026-01-01 reviewBy=2027-01-01}';
const faults = (body: string) =>
  parseArticle(`${HEAD}${body}`, 'a.md').issues.map((issue) => `${issue.line}: ${issue.message}`);

describe('parseArticle', () => {
  it('reads sentences with their citations, questions and clinical detail', () => {
    const { article, issues } = parseArticle(
      `${HEAD}## H ${ATTRIBUTES}\n\n::: questions\n- what is it\n:::\n\nOne is 1. [@x; @y]\n\n::: clinical\n- Two. [@x]\n:::\n`,
      'a.md',
    );
    expect(issues).toEqual([]);
    expect(article.passages[0]).toMatchObject({
      id: 'a',
      questions: ['what is it'],
      sentences: [
        { text: 'One is 1.', sources: ['x', 'y'], clinical: false, listItem: false },
        { text: 'Two.', sources: ['x'], clinical: true, listItem: true },
      ],
    });
  });

  it.each([
    [
      'a figure without a citation',
      `## H ${ATTRIBUTES}\nOne is 1.\nTwo. [@x]`,
      /5: expected a citation on a sentence with a figure/,
    ],
    [
      'a missing date',
      `## H {#a topic=tms aspect=definition evidence=authority reviewBy=2027-01-01}\nOne. [@x]`,
      /4: expected asOf as YYYY-MM-DD/,
    ],
    [
      'an unknown aspect',
      `## H ${ATTRIBUTES.replace('definition', 'price')}\nOne. [@x]`,
      /expected an aspect, got "price"/,
    ],
    ['a heading without attributes', '## H\nOne. [@x]', /expected "## Heading/],
    ['a sentence without an end', `## H ${ATTRIBUTES}\nOne [@x]`, /expected a sentence that ends/],
  ])('reports %s with file and line', (_name, body, expected) => {
    expect(faults(body).join('\n')).toMatch(expected);
  });
});
