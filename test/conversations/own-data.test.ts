import { describe, expect, it } from 'vitest';
import wording from '../../src/bot/data/wording.json' with { type: 'json' };
import { newState } from '../../src/bot/new-state.js';
import { renderListHtml } from '../../src/bot/render-list.js';
import type { ConversationState } from '../../src/types/conversation.js';
import { toConversationId } from '../../src/types/ids.js';
import { createTestApp, NOW, say } from '../helpers/test-app.js';

const app = createTestApp();

describe('the list for the appointment', () => {
  it('holds the last question and the sources read for it', async () => {
    await say(app, 'what are the side effects of esketamine', 'list');
    const added = await say(app, 'please add that to my list', 'list');
    expect(added.text).toContain('side effects of esketamine');
    expect((await say(app, 'show my list', 'list')).text).toContain('Sources read');
  });

  it('holds what the person asks to be added, and the facts they told', async () => {
    await say(app, 'I have been on duloxetine 60 mg for five weeks', 'list-facts');
    await say(app, 'add to my list: can we check my thyroid', 'list-facts');
    const shown = (await say(app, 'export my list', 'list-facts')).text;
    expect(shown).toContain('can we check my thyroid');
    expect(shown).toContain('duloxetine, 60 mg, 35 days, current');
  });

  it('is offered where personal advice is refused', async () => {
    expect((await say(app, 'Should I double my sertraline?', 'list-offer')).suggestions).toContain('Add to my list');
  });

  it('renders as a page in which nothing of the person is markup', async () => {
    const state: ConversationState = {
      ...newState(toConversationId('html'), NOW),
      list: [{ kind: 'question', text: '<script>alert("x")</script>' }],
    };
    const html = renderListHtml(state, wording.en.own.list);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&#60;script&#62;');
  });
});

describe("the person's own data", () => {
  it('is told on request and dropped on request', async () => {
    await say(app, 'I am 34 years old and take venlafaxine 75 mg', 'own');
    expect((await say(app, 'what do you know about me?', 'own')).text).toMatch(/venlafaxine, 75 mg[\s\S]*age: 34/);
    await say(app, 'forget me', 'own');
    expect((await say(app, 'what do you know about me?', 'own')).text).not.toContain('venlafaxine');
  });

  it('keeps the crisis footer of a conversation that was in danger, even when forgotten', async () => {
    await say(app, 'I want to kill myself', 'own-risk');
    expect((await say(app, 'forget me', 'own-risk')).resources.length).toBeGreaterThan(0);
  });
});

describe('the disclosure', () => {
  const at = async (hours: number, text: string) =>
    (
      await app.engine.converse({
        conversationId: toConversationId('disclosed'),
        text,
        channel: 'cli',
        region: 'US',
        locale: null,
        now: new Date(NOW.getTime() + hours * 3_600_000),
      })
    ).notices;

  it('stands at the start and again after three hours', async () => {
    expect(await at(0, 'what is tms')).toContain(wording.en.disclosure);
    expect(await at(1, 'what is ect')).not.toContain(wording.en.disclosure);
    expect(await at(3.1, 'what is vns')).toContain(wording.en.disclosure);
  });
});

describe('the state of a long conversation', () => {
  it('stays under 16 KB after 500 turns', async () => {
    const states: ConversationState[] = [];
    const texts = [
      'what is tms',
      'side effects?',
      'and ect?',
      'I tried venlafaxine 150 mg for ten weeks',
      'add that to my list',
      'more',
    ];
    for (let i = 0; i < 500; i++) {
      const filler =
        texts[i % texts.length] === 'add that to my list'
          ? `add to my list: question ${'x'.repeat(150)}${i}`
          : (texts[i % texts.length] ?? '');
      await say(app, filler, 'long');
    }
    const state = await app.engine.recall(toConversationId('long'), NOW);
    if (state) states.push(state);
    expect(states).toHaveLength(1);
    expect(JSON.stringify(states[0]).length).toBeLessThan(16_384);
  });
});
