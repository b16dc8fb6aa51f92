import { describe, expect, it } from 'vitest';
import treatments from '../../src/bot/data/treatments.json' with { type: 'json' };
import { treatmentOf } from '../../src/bot/topic-family.js';
import { toTopicName } from '../../src/types/ids.js';
import { createTestApp, say } from '../helpers/test-app.js';

const app = createTestApp();
const asked = Object.entries(treatments)
  .filter(([topic]) => app.knowledge.topics.has(toTopicName(topic)))
  .flatMap(([topic, { en, es }]) => [
    { topic, question: `What is ${en}?`, language: 'English' },
    { topic, question: `¿Qué es ${es}?`, language: 'Spanish' },
  ]);
const treatment = (topic: string | undefined) => topic && treatmentOf(toTopicName(topic), app.knowledge);

describe('the questions suggested below an answer', () => {
  it.each(asked)('are answered about that treatment when asked: $question', async ({ question, topic, language }) => {
    const reply = await say(app, question, `next-${language}-${topic}`);
    expect(reply.suggestions.length).toBeLessThanOrEqual(3);
    expect(reply.kind).toBe('answer');
    for (const suggestion of reply.suggestions) {
      for (const conversation of [`next-alone-${language}-${topic}-${suggestion}`, `next-${language}-${topic}`]) {
        const next = await say(app, suggestion, conversation.slice(0, 120));
        expect(next.kind, suggestion).toBe('answer');
        expect(treatment(next.topics[0]), suggestion).toBe(treatment(reply.topics[0]));
        expect(next.safety.level, suggestion).toBe('none');
      }
    }
  });

  it.each(['English', 'Spanish'])('stand below the answers about most treatments in %s', async (language) => {
    const own = asked.filter((one) => one.language === language);
    const replies = await Promise.all(
      own.map(({ question, topic }) => say(app, question, `many-${language}-${topic}`)),
    );
    const offering = replies.filter((reply) => reply.suggestions.length > 0);
    expect(offering.length / own.length).toBeGreaterThan(0.7);
  });

  it('do not repeat the question just answered', async () => {
    const reply = await say(app, 'How long does TMS take to work?', 'next-other');
    expect(reply.suggestions.length).toBe(3);
    expect(reply.suggestions).not.toContain('How long does TMS take to work?');
    expect(reply.suggestions.every((suggestion) => suggestion.includes('TMS'))).toBe(true);
  });

  it('speak of Spravato where Spravato was asked about', async () => {
    const reply = await say(app, 'what are the side effects of spravato', 'next-spravato');
    expect(reply.suggestions.length).toBeGreaterThan(0);
    expect(reply.suggestions.every((suggestion) => suggestion.includes('Spravato'))).toBe(true);
  });

  it('are in Spanish where the question was', async () => {
    const reply = await say(app, '¿qué es la TMS?', 'next-spanish');
    expect(reply.suggestions[0]).toMatch(/^¿/);
  });

  it('give way in and after danger', async () => {
    await say(app, 'I want to kill myself', 'next-danger');
    expect((await say(app, 'what is TMS', 'next-danger')).suggestions).toEqual([]);
  });
});
