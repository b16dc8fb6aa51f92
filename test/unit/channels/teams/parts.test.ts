import { describe, expect, it } from 'vitest';
import { readTeamsText } from '../../../../src/channels/teams/parse-activity.js';
import { renderActivity, renderPlainActivities, toMarkdown } from '../../../../src/channels/teams/render-activity.js';
import type { GuardedReply } from '../../../../src/types/reply.js';
import { createTestApp, say } from '../../../helpers/test-app.js';

const app = createTestApp();
const bot = { type: 'mention', text: '<at>CareCite</at>', mentioned: { id: '28:carecite' } };

describe('readTeamsText', () => {
  it.each([
    ['<at>CareCite</at> what is ECT', 'what is ECT'],
    ['what&nbsp;is &lt;ECT&gt;', 'what is <ECT>'],
    ['<at>CareCite</at> does <at id="1">Someone</at> need it', 'does Someone need it'],
  ])('reads %j', (text, read) => {
    expect(readTeamsText({ text, entities: [bot] }, '28:carecite')).toBe(read);
  });
});

describe('toMarkdown', () => {
  it.each([
    ['a * b _ c', 'a \\* b \\_ c'],
    ['# one\n> two', '\\# one\n\n\\> two'],
    ['p > 0.5 [1]', 'p > 0.5 [1]'],
  ])('shows %j as it stands', (text, markdown) => {
    expect(toMarkdown(text)).toBe(markdown);
  });
});

describe('renderActivity', () => {
  it('refuses what does not fit rather than cut it, and plain text holds all of it', async () => {
    const reply = await say(app, 'what is ECT');
    const long = { ...reply, text: `${'word '.repeat(6_000)}${reply.guardrail}` } as GuardedReply;
    expect(() => renderActivity(long)).toThrow('expected a message of at most');
    const plain = renderPlainActivities(long).map(({ text }) => text);
    expect(plain.join('')).toContain(long.text);
    expect(Math.max(...plain.map((text) => text.length))).toBe(8_000);
  });
});
