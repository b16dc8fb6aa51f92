import type { SlackSettings } from '../../types/channel-settings.js';
import type { Incoming } from '../channel.js';
import { deriveConversationId } from '../derive-conversation-id.js';
import { type JsonObject, objectAt, objectsAt, parseJsonObject, stringAt } from '../read-json.js';
import { readSlackText } from './read-slack-text.js';
import { isGenuine, type SlackRequest } from './verify-request.js';

/** Where a reply goes in Slack. */
export interface SlackAddress {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** The `ts` of the message that the thread hangs on; null in a direct conversation without a thread. */
  readonly thread: string | null;
  /** `direct`: only the person reads there. `thread`: others do. `person`: others do, but this reply is not for them. */
  readonly where: 'direct' | 'thread' | 'person';
}

/** The buttons below a reply, by what they do. */
export const ASK_ACTION = 'carecite_ask';
/** See {@link ASK_ACTION}. */
export const FEEDBACK_ACTION = 'carecite_feedback';

/** Subtypes of messages that still are something a person wrote. */
const WRITTEN: ReadonlySet<string> = new Set(['', 'file_share', 'thread_broadcast', 'me_message']);
/** What a bare mention or command means. */
const GREETING = 'hello';

/** Checks and reads what Slack posted: an event, a slash command, or a tap on one of our buttons. */
export function parseSlackRequest(
  request: SlackRequest,
  settings: SlackSettings,
  nowMs: number,
): Incoming<SlackAddress> {
  if (!isGenuine(request, settings.signingSecret, nowMs))
    return { kind: 'rejected', status: 401, reason: 'expected a fresh signature of Slack, got something else' };
  if (!request.contentType.startsWith('application/x-www-form-urlencoded')) {
    const event = parseJsonObject(request.body);
    return event ? parseEvent(event, settings) : malformed('a JSON object');
  }
  const form = new URLSearchParams(request.body);
  if (form.get('ssl_check') === '1') return { kind: 'ignored', reason: 'unsupported' };
  if (form.has('command')) return parseCommand(form, request, settings);
  const action = parseJsonObject(form.get('payload') ?? '');
  return action ? parseAction(action, request, settings) : malformed('a command or a payload');
}

function parseEvent(body: JsonObject, settings: SlackSettings): Incoming<SlackAddress> {
  if (stringAt(body, 'type') === 'url_verification') return { kind: 'challenge', answer: stringAt(body, 'challenge') };
  if (stringAt(body, 'type') !== 'event_callback') return { kind: 'ignored', reason: 'unsupported' };
  const event = objectAt(body, 'event');
  const [eventId, team, user] = [stringAt(body, 'event_id'), stringAt(body, 'team_id'), stringAt(event, 'user')];
  if (!eventId || !team) return malformed('event_id and team_id');
  const ownIds = new Set(objectsAt(body, 'authorizations').map((one) => stringAt(one, 'user_id')));
  if (!user || stringAt(event, 'bot_id') || ownIds.has(user) || user === 'USLACKBOT')
    return { kind: 'ignored', reason: 'own' };
  const type = stringAt(event, 'type');
  const channel = stringAt(event, 'channel');
  if (!channel) return malformed('a channel');
  if (type === 'app_home_opened')
    return { kind: 'opened', eventId, address: { team, channel, user, thread: null, where: 'direct' } };
  const isDirect = type === 'message' && stringAt(event, 'channel_type') === 'im';
  if ((!isDirect && type !== 'app_mention') || !WRITTEN.has(stringAt(event, 'subtype')))
    return { kind: 'ignored', reason: 'unsupported' };
  const text = readSlackText(stringAt(event, 'text'), ownIds) || (isDirect ? '' : GREETING);
  const thread = stringAt(event, 'thread_ts') || (isDirect ? null : stringAt(event, 'ts'));
  if (text === '') return { kind: 'ignored', reason: 'empty' };
  return toTurn(settings, eventId, text, { team, channel, user, thread, where: isDirect ? 'direct' : 'thread' });
}

/** A slash command is answered to the person alone, wherever it was typed. */
function parseCommand(form: URLSearchParams, request: SlackRequest, settings: SlackSettings): Incoming<SlackAddress> {
  const at = (name: string): string => form.get(name) ?? '';
  const address = { team: at('team_id'), channel: at('channel_id'), user: at('user_id'), thread: null };
  if (!address.team || !address.channel || !address.user) return malformed('team_id, channel_id and user_id');
  const text = readSlackText(at('text'), new Set()) || GREETING;
  const where = isDirectChannel(address.channel) ? 'direct' : 'person';
  return toTurn(settings, at('trigger_id') || request.signature, text, { ...address, where });
}

function parseAction(body: JsonObject, request: SlackRequest, settings: SlackSettings): Incoming<SlackAddress> {
  if (stringAt(body, 'type') !== 'block_actions') return { kind: 'ignored', reason: 'unsupported' };
  const [action] = objectsAt(body, 'actions');
  const container = objectAt(body, 'container');
  const address = {
    team: stringAt(objectAt(body, 'team'), 'id'),
    channel: stringAt(objectAt(body, 'channel'), 'id'),
    user: stringAt(objectAt(body, 'user'), 'id'),
    thread: stringAt(objectAt(body, 'message'), 'thread_ts') || stringAt(container, 'thread_ts') || null,
  };
  if (!action || !address.team || !address.channel || !address.user) return malformed('an action with its place');
  const isAlone = container['is_ephemeral'] === true;
  const where = isDirectChannel(address.channel) ? 'direct' : isAlone || !address.thread ? 'person' : 'thread';
  const [name, value] = [stringAt(action, 'action_id'), stringAt(action, 'value')];
  const eventId = stringAt(body, 'trigger_id') || request.signature;
  if (name.startsWith(ASK_ACTION) && value) return toTurn(settings, eventId, value, { ...address, where });
  const feedback = /^(yes|no):(.{1,128})$/.exec(value);
  if (!name.startsWith(FEEDBACK_ACTION) || !feedback?.[2]) return { kind: 'ignored', reason: 'unsupported' };
  return {
    kind: 'feedback',
    eventId,
    turnId: feedback[2],
    helpful: feedback[1] === 'yes',
    address: { ...address, where },
  };
}

function toTurn(settings: SlackSettings, eventId: string, text: string, address: SlackAddress): Incoming<SlackAddress> {
  const { team, channel, thread, user } = address;
  const conversationId = deriveConversationId('slack', settings.signingSecret, [team, channel, thread, user]);
  return {
    kind: 'turn',
    eventId,
    // Slack tells neither region nor language with an event, and to ask for them takes a scope we do without.
    turn: { conversationId, text, channel: 'slack', region: null, locale: null },
    address,
  };
}

const isDirectChannel = (id: string): boolean => id.startsWith('D');

const malformed = (expected: string): Incoming<SlackAddress> => ({
  kind: 'rejected',
  status: 400,
  reason: `expected ${expected}, got something else`,
});
