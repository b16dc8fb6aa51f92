import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Activity } from '@microsoft/agents-activity';
import type { authorizeJWT, TurnContext } from '@microsoft/agents-hosting';
import type { TeamsSettings } from '../../types/channel-settings.js';
import { BotError } from '../../types/errors.js';
import type { GuardedReply } from '../../types/reply.js';
import type { ChannelAdapter, ChannelParts, ChannelRoute, Incoming } from '../channel.js';
import { createExpiringMap } from '../expiring-map.js';
import { MAX_BODY_BYTES, readBody } from '../read-body.js';
import { type JsonObject, parseJsonObject } from '../read-json.js';
import { createTake } from '../take-incoming.js';
import { createTeamsNetwork, type TeamsNetwork } from './create-cloud-adapter.js';
import { type ActivityParts, parseActivity, type TeamsAddress } from './parse-activity.js';
import { renderActivity, type TeamsWire } from './render-activity.js';
import { type SendParts, sendToTeams } from './send-to-teams.js';
import { toWebResponse } from './to-web-response.js';

/** What only tests change. */
export interface TeamsOptions {
  readonly network?: TeamsNetwork;
  readonly render?: (reply: GuardedReply) => TeamsWire;
}

type SdkRequest = Parameters<ReturnType<typeof authorizeJWT>>[0];

/** How long feedback finds the turn that a message answered, and of how many messages. */
const FEEDBACK_MS = 24 * 3_600_000;
const MAX_FEEDBACK = 50_000;
const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Builds the Teams channel on Microsoft's Agents SDK. A token is checked before anything of a request is read; the
 * reply is sent while the connector waits, which takes far less than the 15 seconds it gives.
 *
 * Without an app id it is the local test mode: requests carry no token, and only this machine is heard.
 */
export function createTeamsChannel(
  settings: TeamsSettings,
  parts: ChannelParts,
  options: TeamsOptions = {},
): ChannelRoute & ChannelAdapter<JsonObject, TeamsAddress, TeamsWire> {
  const network = options.network ?? createTeamsNetwork(settings, parts.onFault);
  const sending: SendParts = {
    adapter: network.adapter,
    render: options.render ?? renderActivity,
    onFault: parts.onFault,
  };
  const turns = createExpiringMap<string>(FEEDBACK_MS, MAX_FEEDBACK);
  const contexts = new WeakMap<TeamsAddress, TurnContext>();
  const parsing: ActivityParts = {
    settings,
    // A managed identity has no secret to share: conversations then start anew with the process.
    secret: settings.appPassword ?? randomUUID(),
    turnOf: (conversation, message) => turns.get(`${conversation}|${message}`, parts.now().getTime()),
  };
  const send = async (address: TeamsAddress, reply: GuardedReply): Promise<void> => {
    const context = contexts.get(address);
    if (!context) throw new BotError('channel-unavailable', 'expected the turn of an address, got none');
    const id = await sendToTeams(sending, context, address, reply);
    turns.set(`${address.conversation}|${id}`, reply.turnId, parts.now().getTime());
  };
  const parse = (activity: JsonObject) => parseActivity(activity, parsing);
  const { take, drain } = createTake<TeamsAddress>(parts, { send, open: async () => {}, thank: async () => {} });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!settings.appId && !LOOPBACK.test(request.socket.remoteAddress ?? '')) return end(response, 403);
    const sdkRequest = await authorize(network, request, response);
    if (!sdkRequest) return;
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === null) return end(response, 413);
    const activity = parseJsonObject(body);
    if (!activity) return end(response, 400);
    const incoming = parse(activity);
    if (incoming.kind === 'rejected') return end(response, incoming.status);
    if (!('address' in incoming)) return end(response, 200);
    // Replies leave through the connector, never in the response, whatever the request asks for.
    const { deliveryMode: _deliveryMode, ...rest } = activity;
    await network.adapter.process({ ...sdkRequest, body: rest }, toWebResponse(response), async (context) => {
      contexts.set(incoming.address, context);
      await take(incoming);
      if (incoming.kind === 'feedback') await context.sendActivity(FEEDBACK_TAKEN());
    });
  };
  return {
    name: 'teams',
    path: '/teams/messages',
    parse,
    render: sending.render,
    send,
    drain,
    async handle(request, response) {
      try {
        await serve(request, response);
      } catch (fault) {
        parts.onFault(fault);
        if (!response.headersSent) end(response, 500);
      }
    },
  };
}

/** The request with the identity that its token proves; null where it was refused, which is answered already. */
async function authorize(
  { authorize: check }: TeamsNetwork,
  { headers, method }: IncomingMessage,
  response: ServerResponse,
): Promise<SdkRequest | null> {
  const request: SdkRequest = { headers, method: method ?? '' };
  let allowed = false;
  await check(request, toWebResponse(response), () => {
    allowed = true;
  });
  return allowed ? request : null;
}

const FEEDBACK_TAKEN = () => Activity.fromObject({ type: 'invokeResponse', value: { status: 200, body: {} } });

function end(
  response: ServerResponse,
  status: Extract<Incoming<never>, { kind: 'rejected' }>['status'] | 200 | 500,
): void {
  response.statusCode = status;
  if (status === 413) response.setHeader('connection', 'close');
  response.end();
}
