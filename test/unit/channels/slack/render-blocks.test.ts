import { describe, expect, it } from 'vitest';
import { readSlackText } from '../../../../src/channels/slack/read-slack-text.js';
import { renderBlocks, splitText } from '../../../../src/channels/slack/render-blocks.js';
import type { GuardedReply } from '../../../../src/types/reply.js';
import { createTestApp, say } from '../../../helpers/test-app.js';

const app = createTestApp();

describe('renderBlocks', () => {
  it('shows every sentence as it stands, with the guardrail last', async () => {
    const reply = await say(app, 'how do TMS and ECT differ?');
    const { blocks = [] } = renderBlocks(reply);
    const text = blocks.map((block) => (block.type === 'section' ? block.text.text : '')).join('\n');
    for (const sentence of reply.sentences) expect(text).toContain(sentence.text);
    expect(blocks.at(-1)).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: reply.guardrail, emoji: false }],
    });
  });

  it('cannot be made to mention, link or format by the words of a source', async () => {
    const reply = await say(app, 'what is ECT');
    const [citation] = reply.citations;
    const evil = { ...citation, title: 'A <!channel> & <http://x|y>|', url: 'https://a.example/|<x>', doi: null };
    const { blocks } = renderBlocks({ ...reply, citations: [evil] } as unknown as GuardedReply);
    const shown = JSON.stringify(blocks);
    expect(shown).toContain('<https://a.example/%7C%3Cx%3E|A &lt;!channel&gt; &amp; &lt;http://x¦y&gt;¦>');
  });

  it('refuses what does not fit rather than cut it', async () => {
    const reply = await say(app, 'what is ECT');
    const long = { ...reply, text: `${'a '.repeat(90_000)}${reply.guardrail}` } as GuardedReply;
    expect(() => renderBlocks(long)).toThrow('expected at most 50 blocks');
  });
});

describe('splitText', () => {
  it.each([
    ['between paragraphs', 'aaaa\n\nbb bb', 8, ['aaaa', 'bb bb']],
    ['between lines', 'aaaa\nbbbbb', 8, ['aaaa', 'bbbbb']],
    ['between words', 'aaaa bbbbb', 8, ['aaaa', 'bbbbb']],
    ['anywhere, if it must', 'aaaabbbb', 4, ['aaaa', 'bbbb']],
    ['not at all where it fits', 'aaaa', 4, ['aaaa']],
  ])('cuts %s', (_name, text, maxChars, pieces) => {
    expect(splitText(text, maxChars)).toEqual(pieces);
  });
});

describe('readSlackText', () => {
  it.each([
    ['<@U0BOT> what is ECT', 'what is ECT'],
    ['<@U0BOT|carecite> hi', 'hi'],
    ['does <@U0X> need it', 'does somebody need it'],
    ['a &lt; b &amp;amp; c', 'a < b &amp; c'],
    ['see <https://a.example|this page>', 'see this page'],
    ['see <https://a.example>', 'see https://a.example'],
    ['<!here> hi', 'hi'],
  ])('reads %j', (text, read) => {
    expect(readSlackText(text, new Set(['U0BOT']))).toBe(read);
  });
});
