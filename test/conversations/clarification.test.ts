import { describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/types/ids.js';
import type { GuardedReply } from '../../src/types/reply.js';
import { createTestApp, NOW, say } from '../helpers/test-app.js';

const app = createTestApp();
let conversations = 0;
const talk = async (...texts: readonly string[]): Promise<GuardedReply> => {
  const id = `which-${conversations++}`;
  let last = await say(app, texts[0] ?? '', id);
  for (const text of texts.slice(1)) last = await say(app, text, id);
  return last;
};
const PRICE = 'how much does stimulation cost';

describe('a name that stands for several treatments', () => {
  it('is asked back in one question with numbered choices, which can be tapped', async () => {
    const reply = await talk(PRICE);
    expect(reply.kind).toBe('clarification');
    expect(reply.suggestions.length).toBeGreaterThanOrEqual(2);
    reply.suggestions.forEach((label, i) => {
      expect(reply.text).toContain(`${i + 1}. ${label}`);
    });
    expect(reply.text).toContain(reply.guardrail);
    expect(reply.sentences).toEqual([]);
  });

  it('is asked back in Spanish where the question was', async () => {
    const reply = await talk('¿cuánto cuesta la estimulación?');
    expect(reply.kind).toBe('clarification');
    expect(reply.text).toMatch(/¿A cuál te refieres\?/);
  });

  it.each([
    'what is ketamine',
    'side effects of the spray',
    'how much does therapy cost',
    'the new pill',
    'shock therapy side effects',
    'how much does the implant cost',
    'does brain surgery hurt',
    'what are the side effects of the infusion',
    'side effects of antidepressants',
  ])('is not asked back where the answer is the same or clear: %j', async (text) => {
    expect((await talk(text)).kind).toBe('answer');
  });

  it('is not asked back where the conversation says which', async () => {
    expect((await talk('what is TMS', 'is the stimulation painful')).kind).toBe('answer');
  });
});

describe('the reply to the question', () => {
  it.each([
    ['2', 'ect'],
    ['the first one', 'tms'],
    ['la segunda', 'ect'],
    ['TMS (magnets on the head)', 'tms'],
    ['magnets', 'tms'],
    ['I mean the shock treatment', 'ect'],
    ['vagus nerve', 'vns'],
  ])('is taken for the first question: %j', async (choice, topic) => {
    const reply = await talk(PRICE, choice);
    expect(reply.kind).toBe('answer');
    expect(reply.topics[0]).toMatch(new RegExp(`^${topic}`));
    expect(reply.intent.name).toBe('cost_coverage');
  });

  it('puts the first two side by side for "both"', async () => {
    const reply = await talk('is stimulating the brain safe', 'both');
    expect(reply.text).toMatch(/TMS/);
    expect(reply.text).toMatch(/ECT/);
  });

  it.each(['neither', 'something else'])('drops the question for %j', async (text) => {
    const reply = await talk(PRICE, text);
    expect(reply.kind).toBe('smalltalk');
    expect(reply.citations).toEqual([]);
  });

  it('may be a new question, which is answered', async () => {
    const reply = await talk(PRICE, 'what are the side effects of lithium?');
    expect(reply.kind).toBe('answer');
    expect(reply.text).toMatch(/lithium/i);
  });

  it('is never answered by a second question in a row', async () => {
    expect((await talk(PRICE, 'tell me about the implant')).kind).not.toBe('clarification');
    expect((await talk(PRICE, PRICE)).kind).not.toBe('clarification');
  });

  it('is repeated for another name like any answered question', async () => {
    const reply = await talk(PRICE, 'TMS', 'and ECT?');
    expect(reply.topics[0]).toMatch(/^ect/);
    expect(reply.intent.name).toBe('cost_coverage');
  });
});

describe('danger beside a question with choices', () => {
  it('escalates, and drops the question', async () => {
    const id = 'which-danger';
    await say(app, PRICE, id);
    expect((await say(app, 'I want to kill myself', id)).kind).toBe('escalation');
    expect((await app.engine.recall(toConversationId(id), NOW))?.pending).toEqual({ kind: 'safety-check' });
    expect((await say(app, '2', id)).resources.length).toBeGreaterThan(0);
  });

  it('is followed by no question with choices', async () => {
    expect((await talk('I want to kill myself', PRICE)).kind).not.toBe('clarification');
    expect((await talk('my friend wants to end her life', 'tell me about the implant')).kind).not.toBe('clarification');
  });

  it('escalates a choice that speaks of it', async () => {
    expect((await talk(PRICE, 'the second one, or I will kill myself')).safety.escalate).toBe(true);
  });
});
