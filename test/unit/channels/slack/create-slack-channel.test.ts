import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directMessage, eventOf, form, mention, sign, startSlack } from '../../../helpers/slack-channel.js';
import { createTestApp } from '../../../helpers/test-app.js';

const app = createTestApp();
const DANGER = 'I want to kill myself tonight';
let running: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  running = await startSlack(app);
});
afterEach(() => running.close());

const command = (text: string, channel = 'C0TEST', id = 'trigger-1') =>
  form({
    command: '/carecite',
    text,
    team_id: 'T0TEST',
    channel_id: channel,
    user_id: 'U0PERSON',
    trigger_id: id,
  });
const tap = (action: object, more = {}) =>
  form({
    payload: JSON.stringify({
      type: 'block_actions',
      trigger_id: 'tap-1',
      team: { id: 'T0TEST' },
      user: { id: 'U0PERSON' },
      channel: { id: 'C0TEST' },
      message: { ts: '1.1', thread_ts: '1700000000.000200' },
      container: { is_ephemeral: false },
      actions: [action],
      ...more,
    }),
  });

describe('a mention in a channel', () => {
  it('is answered in its thread', async () => {
    await running.send(sign(mention('what is ECT', 'e1')));
    expect(running.slack.calls).toMatchObject([
      { method: 'chat.postMessage', fields: { channel: 'C0TEST', thread_ts: '1700000000.000200' } },
    ]);
  });

  it('that tells of danger is answered in a direct conversation where Slack cannot show it to one person', async () => {
    running.slack.refuse('chat.postEphemeral', 'user_not_in_channel');
    await running.send(sign(mention(DANGER, 'e1')));
    expect(running.slack.calls).toMatchObject([
      { method: 'conversations.open', fields: { users: 'U0PERSON' } },
      { method: 'chat.postMessage', fields: { channel: 'D0OFU0PERSON' } },
    ]);
  });

  it('that tells of danger is never answered before the others, even where nothing else works', async () => {
    running.slack.refuse('chat.postEphemeral', 'user_not_in_channel');
    running.slack.refuse('conversations.open', 'cannot_dm_bot');
    await running.send(sign(mention(DANGER, 'e1')));
    expect(running.slack.calls).toEqual([]);
    expect(running.faults.at(-1)).toMatchObject({ code: 'channel-unavailable' });
  });

  it('of somebody else in the same thread is a conversation of its own', async () => {
    await running.send(sign(mention('what is ECT', 'e1')));
    await running.send(sign(mention('is it safe?', 'e2', { user: 'U0OTHER', thread_ts: '1700000000.000200' })));
    expect(running.slack.calls[1]?.fields['text']).not.toMatch(/ECT/);
  });

  it('without words is greeted', async () => {
    await running.send(sign(mention('', 'e1')));
    expect(running.slack.calls[0]?.fields['text']).toContain("I'm CareCite");
  });
});

describe('the slash command', () => {
  it('is answered to the person alone', async () => {
    await running.send(command('what is TMS'));
    expect(running.slack.calls).toMatchObject([
      { method: 'chat.postEphemeral', fields: { channel: 'C0TEST', user: 'U0PERSON' } },
    ]);
  });

  it('is answered once, however often it arrives', async () => {
    const request = command('what is TMS');
    await running.send(request);
    await running.send(request);
    expect(running.slack.calls).toHaveLength(1);
  });
});

describe('buttons', () => {
  it('ask what they say, in the thread they stand in', async () => {
    await running.send(tap({ action_id: 'carecite_ask_0', value: 'How do TMS and ECT differ?' }));
    expect(running.slack.calls).toMatchObject([
      { method: 'chat.postMessage', fields: { thread_ts: '1700000000.000200' } },
    ]);
  });

  it('count whether a reply helped, and thank the person alone', async () => {
    await running.send(tap({ action_id: 'carecite_feedback_no', value: 'no:turn-7' }));
    expect(running.feedback).toEqual([['turn-7', false]]);
    expect(running.slack.calls).toMatchObject([{ method: 'chat.postEphemeral' }]);
  });

  it('of others do nothing', async () => {
    expect(await running.send(tap({ action_id: 'other', value: 'x' }))).toBe(200);
    expect(running.slack.calls).toEqual([]);
  });
});

describe('what Slack itself asks', () => {
  it('echoes a challenge, and only a signed one', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc123' });
    expect(await running.post(sign(body))).toEqual({ status: 200, text: 'abc123' });
    expect(await running.post({ headers: { 'content-type': 'application/json' }, body })).toEqual({
      status: 401,
      text: '',
    });
  });

  it('gets a home page that says who it is for', async () => {
    await running.send(sign(eventOf('e1', { type: 'app_home_opened', channel: 'D0TEST', tab: 'home' })));
    expect(running.slack.calls).toMatchObject([{ method: 'views.publish', fields: { user_id: 'U0PERSON' } }]);
    expect(JSON.stringify(running.slack.calls[0]?.blocks)).toContain('not for patients');
  });

  it.each([
    [
      'a message in a channel without a mention',
      { type: 'message', channel_type: 'channel', channel: 'C0TEST', text: 'hi' },
    ],
    ['an edited message', { type: 'message', channel_type: 'im', channel: 'D0TEST', subtype: 'message_changed' }],
    ['a joined channel', { type: 'member_joined_channel', channel: 'C0TEST' }],
    ['a message of another bot', { type: 'message', channel_type: 'im', channel: 'D0TEST', bot_id: 'B0X', text: 'hi' }],
  ])('ignores %s', async (_name, event) => {
    expect(await running.send(sign(eventOf('e1', event)))).toBe(200);
    expect(running.slack.calls).toEqual([]);
  });

  it('is refused with a clock that runs ahead', async () => {
    expect(await running.send(sign(directMessage('hi', 'e1'), 'application/json', 301))).toBe(401);
  });
});

describe('a Slack that does not take a reply', () => {
  it('is asked again only after the time it named', async () => {
    running.slack.limit();
    await running.send(sign(directMessage('what is ECT', 'e1')));
    expect(running.slack.seen.limited).toBe(1);
    expect(running.slack.calls).toHaveLength(1);
  });

  it('gets plain text with every source where it refuses the blocks', async () => {
    running.slack.refuse('chat.postMessage', 'invalid_blocks');
    await running.send(sign(directMessage('what is ECT', 'e1')));
    expect(running.slack.calls).toHaveLength(1);
    expect(running.slack.calls[0]?.blocks).toEqual([]);
    expect(running.slack.calls[0]?.fields['text']).toMatch(/\[1\].*https:/s);
  });
});

describe('a Slack that takes nothing', () => {
  it('leaves a fault that holds no word of the person', async () => {
    running.slack.refuse('chat.postMessage', 'channel_is_archived');
    await running.send(sign(directMessage('what is ECT, zebrafinch?', 'e1')));
    expect(running.faults).toMatchObject([{ code: 'channel-unavailable' }]);
    expect(running.faults.map(String).join()).not.toContain('zebrafinch');
  });
});

describe('the longest message that Slack takes', () => {
  it('is read to its end', async () => {
    await running.send(sign(directMessage(`${'My cousin asked about TMS. '.repeat(1_480)}${DANGER}`, 'e1')));
    expect(running.slack.calls[0]?.fields['text']).toContain('This is not medical care');
  });
});
