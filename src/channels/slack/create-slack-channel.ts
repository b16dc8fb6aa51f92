import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackSettings } from '../../types/channel-settings.js';
import type { GuardedReply } from '../../types/reply.js';
import type { ChannelAdapter, ChannelParts, ChannelRoute, Incoming } from '../channel.js';
import { MAX_BODY_BYTES, readBody } from '../read-body.js';
import { createTake } from '../take-incoming.js';
import { createSlackClient } from './create-slack-client.js';
import { HOME_BLOCKS } from './home-view.js';
import { parseSlackRequest, type SlackAddress } from './parse-slack-request.js';
import { renderBlocks, type SlackWire } from './render-blocks.js';
import { post, type SendParts, sendToSlack, tellPerson } from './send-to-slack.js';
import type { SlackRequest } from './verify-request.js';

/** What only tests change. */
export interface SlackOptions {
  readonly apiUrl?: string;
  readonly render?: (reply: GuardedReply) => SlackWire;
}

const THANKS = 'Thank you, that is counted. Nobody reads it as a message.';

/**
 * Builds the Slack channel: Events API, slash command and buttons, all at one address.
 *
 * Slack waits three seconds, so a genuine request is acknowledged first and answered after. Staff-facing: Slack's terms
 * exclude communication with patients, also under its agreement for HIPAA.
 */
export function createSlackChannel(
  settings: SlackSettings,
  parts: ChannelParts,
  options: SlackOptions = {},
): ChannelRoute & ChannelAdapter<SlackRequest, SlackAddress, SlackWire> {
  const call = createSlackClient(settings.botToken, options.apiUrl ?? 'https://slack.com/api/');
  const sending: SendParts = { call, render: options.render ?? renderBlocks, onFault: parts.onFault };
  const parse = (request: SlackRequest) => parseSlackRequest(request, settings, parts.now().getTime());
  const send = (address: SlackAddress, reply: GuardedReply) => sendToSlack(sending, address, reply);
  const { take, drain } = createTake<SlackAddress>(parts, {
    send,
    open: async ({ user }) =>
      void (await call('views.publish', { user_id: user, view: { type: 'home', blocks: HOME_BLOCKS } })),
    thank: async (address) =>
      void (await (address.where === 'direct' ? post : tellPerson)(sending, address, { text: THANKS })),
  });
  return {
    name: 'slack',
    path: '/slack/events',
    parse,
    render: sending.render,
    send,
    drain,
    async handle(request, response) {
      try {
        const body = await readBody(request, MAX_BODY_BYTES);
        const incoming: Incoming<SlackAddress> =
          body === null
            ? { kind: 'rejected', status: 413, reason: `expected at most ${MAX_BODY_BYTES} bytes, got more` }
            : parse(readRequest(request, body));
        acknowledge(response, incoming);
        await take(incoming);
      } catch (fault) {
        parts.onFault(fault);
        response.destroy();
      }
    },
  };
}

function readRequest({ headers }: IncomingMessage, body: string): SlackRequest {
  const header = (name: string): string => String(headers[name] ?? '');
  return {
    contentType: header('content-type'),
    timestamp: header('x-slack-request-timestamp'),
    signature: header('x-slack-signature'),
    body,
  };
}

/** Says the status, and to a challenge what Slack wants to hear. Why a request was rejected is nobody's business. */
function acknowledge(response: ServerResponse, incoming: Incoming<SlackAddress>): void {
  response.statusCode = incoming.kind === 'rejected' ? incoming.status : 200;
  if (response.statusCode === 413) response.setHeader('connection', 'close');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(incoming.kind === 'challenge' ? incoming.answer : '');
}
