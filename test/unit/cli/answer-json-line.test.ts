import { describe, expect, it } from 'vitest';
import { answerJsonLine } from '../../../src/cli/answer-json-line.js';
import { createTestApp, NOW } from '../../helpers/test-app.js';

const { engine } = createTestApp();
const answer = async (line: string) =>
  JSON.parse(await answerJsonLine(engine, line, NOW)) as {
    id: unknown;
    reply?: { kind: string; topics: string[] };
    error?: string;
  };

describe('answerJsonLine', () => {
  it('answers a line under its id', async () => {
    expect(await answer('{"id":"a","conversation":"c","text":"what is tms"}')).toMatchObject({
      id: 'a',
      reply: { kind: 'answer' },
    });
  });

  it('keeps the context of a conversation', async () => {
    await answer('{"id":1,"conversation":"k","text":"what is rhodiola"}');
    expect((await answer('{"id":2,"conversation":"k","text":"side effects?"}')).reply?.topics[0]).toBe('rhodiola');
  });

  it.each([
    'nonsense',
    '[]',
    '{"id":3}',
    '{"id":3,"text":7}',
    '{"id":3,"text":"x","now":"never"}',
    '{"id":3,"text":"x","conversation":"a b"}',
  ])('answers a bad line with an error: %s', async (line) => {
    const result = await answer(line);
    expect(result.error).toMatch(/^expected .*got /);
    expect(result.reply).toBeUndefined();
  });
});
