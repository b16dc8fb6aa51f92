import { describe, expect, it } from 'vitest';
import { answerJsonLine } from '../../../src/cli/answer-json-line.js';
import { createTestApp, NOW } from '../../helpers/test-app.js';

const { engine } = createTestApp();
const answer = (line: string) =>
  JSON.parse(answerJsonLine(engine, line, NOW)) as {
    id: unknown;
    reply?: { kind: string; topics: string[] };
    error?: string;
  };

describe('answerJsonLine', () => {
  it('answers a line under its id', () => {
    expect(answer('{"id":"a","conversation":"c","text":"what is tms"}')).toMatchObject({
      id: 'a',
      reply: { kind: 'answer' },
    });
  });

  it('keeps the context of a conversation', () => {
    answer('{"id":1,"conversation":"k","text":"what is rhodiola"}');
    expect(answer('{"id":2,"conversation":"k","text":"side effects?"}').reply?.topics[0]).toBe('rhodiola');
  });

  it.each([
    'nonsense',
    '[]',
    '{"id":3}',
    '{"id":3,"text":7}',
    '{"id":3,"text":"x","now":"never"}',
    '{"id":3,"text":"x","conversation":"a b"}',
  ])('answers a bad line with an error: %s', (line) => {
    const result = answer(line);
    expect(result.error).toMatch(/^expected .*got /);
    expect(result.reply).toBeUndefined();
  });
});
