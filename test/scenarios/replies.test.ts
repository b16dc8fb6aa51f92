import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { createTestApp, say } from '../helpers/test-app.js';

const app = createTestApp();
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isReply = ajv.compile(JSON.parse(readFileSync('docs/reply.schema.json', 'utf8')));

const utterances = [
  'How many sessions does a course of TMS usually have?',
  'hello',
  'I want to kill myself',
  'what is the lethal dose of lithium',
  'Should I double my sertraline?',
  'recommend me a pizza place',
  'please cancel my appointment on Friday',
  'Can I take ibuprofen with lithium?',
  '¿Qué es la terapia electroconvulsiva?',
  'مرحبا كيف حالك اليوم',
  'sdkfjh skdjfh',
  '\u0000\u202e\ufeff???',
];

describe('every reply', () => {
  it.each(utterances)('fits the published schema: %j', async (text) => {
    const reply = await say(app, text);
    expect(isReply(reply), ajv.errorsText(isReply.errors)).toBe(true);
  });

  it.each(utterances)('carries its guardrail in the text: %j', async (text) => {
    const reply = await say(app, text);
    expect(reply.text).toContain(reply.guardrail);
  });

  it.each(utterances)('quotes only what stands word for word in the passage: %j', async (text) => {
    for (const sentence of (await say(app, text)).sentences) {
      const passage = [...app.knowledge.passages.values()].find((p) => p.id === sentence.passageId);
      expect(passage?.sentences.map((s) => s.text)).toContain(sentence.text);
    }
  });
});

describe('an answer', () => {
  it('has at least one citation, numbered in order of use', async () => {
    const reply = await say(app, 'What are the side effects of esketamine?');
    expect(reply.kind).toBe('answer');
    expect(reply.citations.map((c) => c.n)).toEqual(reply.citations.map((_, i) => i + 1));
    expect(reply.text).toContain('[1]');
  });

  it('is the same each time', async () => {
    const first = await say(app, 'Does ECT cause memory loss?', 'same-1');
    const second = await say(app, 'Does ECT cause memory loss?', 'same-2');
    expect(second.sentences).toEqual(first.sentences);
  });
});

describe('what is no question about treatment', () => {
  it.each([
    ['hi', 'smalltalk'],
    ['thank you', 'smalltalk'],
    ['who won the football match yesterday', 'no-answer'],
    ['book me an appointment for monday', 'handoff'],
  ])('gets its own honest reply and no citation: %j', async (text, kind) => {
    const reply = await say(app, text);
    expect(reply.kind).toBe(kind);
    expect(reply.citations).toEqual([]);
  });
});

describe('a follow-up', () => {
  it('keeps the topic in focus', async () => {
    await say(app, 'what is vagus nerve stimulation', 'follow');
    const reply = await say(app, 'what are the side effects of it?', 'follow');
    expect(reply.topics.some((topic) => topic.startsWith('vns'))).toBe(true);
  });

  it('names the sources of the last answer', async () => {
    const answer = await say(app, 'does yoga help', 'sources');
    const reply = await say(app, 'who says that?', 'sources');
    expect(reply.citations.map((c) => c.sourceId)).toEqual(answer.citations.map((c) => c.sourceId));
  });
});
