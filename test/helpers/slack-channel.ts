import type { App } from '../../src/app.js';
import { createController } from '../../src/channels/botkit/create-controller.js';
import { createSlackChannel, type SlackOptions } from '../../src/channels/slack/create-slack-channel.js';
import { signRequest } from '../../src/channels/slack/verify-request.js';
import { startFakeSlack } from './fake-slack.js';
import { listen } from './listen.js';
import { NOW } from './test-app.js';

/** Invented. */
const SETTINGS = { signingSecret: 'test-signing-secret', botToken: 'xoxb-test' };

/** The Slack channel against the fake; faults and feedback are kept. */
export async function startSlack(app: Pick<App, 'engine'>, options: Omit<SlackOptions, 'apiUrl'> = {}) {
  const slack = await startFakeSlack(SETTINGS.botToken);
  const faults: unknown[] = [];
  const feedback: (readonly [string, boolean])[] = [];
  const onFault = (fault: unknown) => void faults.push(fault);
  const receive = createController({ engine: app.engine, onReply: () => {}, onFault });
  const parts = {
    receive,
    now: () => NOW,
    onFault,
    onFeedback: (turnId: string, helpful: boolean) => void feedback.push([turnId, helpful]),
  };
  const channel = createSlackChannel(SETTINGS, parts, { ...options, apiUrl: slack.apiUrl });
  const server = await listen((request, response) => void channel.handle(request, response));
  const post = async (request: { headers: Readonly<Record<string, string>>; body: string }) => {
    const response = await fetch(server.base + channel.path, { method: 'POST', ...request });
    return { status: response.status, text: await response.text() };
  };
  return {
    slack,
    channel,
    faults,
    feedback,
    post,
    /** Posts, and waits until everything that follows is done. */
    send: async (request: ReturnType<typeof sign>) => {
      const { status } = await post(request);
      await channel.drain();
      return status;
    },
    close: async () => {
      await channel.drain();
      await Promise.all([server.close(), slack.close()]);
    },
  };
}

/** Signs a body as Slack does; `secondsOff` sets its clock. */
export function sign(body: string, type = 'application/json', secondsOff = 0) {
  const timestamp = String(NOW.getTime() / 1_000 + secondsOff);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signRequest({ timestamp, body }, SETTINGS.signingSecret),
  };
  return { headers, body };
}

/** An event as Slack wraps it. All ids are invented. */
export const eventOf = (eventId: string, event: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: 'T0TEST',
    api_app_id: 'A0TEST',
    event_id: eventId,
    authorizations: [{ team_id: 'T0TEST', user_id: 'U0BOT', is_bot: true }],
    event: { user: 'U0PERSON', ...event },
  });

/** A direct message to the bot. */
export const directMessage = (text: string, eventId: string, more = {}): string =>
  eventOf(eventId, { type: 'message', channel_type: 'im', channel: 'D0TEST', ts: '1700000000.000100', text, ...more });

/** A mention of the bot in a channel. */
export const mention = (text: string, eventId: string, more = {}): string =>
  eventOf(eventId, {
    type: 'app_mention',
    channel: 'C0TEST',
    ts: '1700000000.000200',
    text: `<@U0BOT> ${text}`,
    ...more,
  });

/** A form as slash commands and buttons send it. */
export const form = (fields: Readonly<Record<string, string>>) =>
  sign(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
