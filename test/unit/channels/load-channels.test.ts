import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { loadChannels } from '../../../src/channels/load-channels.js';
import { createTestApp, NOW } from '../../helpers/test-app.js';

const loaded = (): string[] =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) =>
    /\/(botkit|botbuilder|@slack|agents-hosting)\b/.test(path),
  );

describe('loadChannels', () => {
  it('reads no file of a channel that is off', async () => {
    const { engine } = createTestApp();
    const nothing = () => {};
    const parts = { engine, now: () => NOW, onFault: nothing, onReply: nothing, onFeedback: nothing };
    expect(await loadChannels({ slack: null, teams: null }, parts)).toEqual([]);
    expect(loaded()).toEqual([]);
    const [slack] = await loadChannels({ slack: { signingSecret: 's', botToken: 'xoxb-1' }, teams: null }, parts);
    expect(slack?.path).toBe('/slack/events');
    expect(loaded().some((path) => path.includes('botkit'))).toBe(true);
    expect(loaded().some((path) => path.includes('agents-hosting'))).toBe(false);
  });
});
