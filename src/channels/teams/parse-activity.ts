import type { TeamsSettings } from '../../types/channel-settings.js';
import type { Incoming } from '../channel.js';
import { deriveConversationId } from '../derive-conversation-id.js';
import { type JsonObject, objectAt, objectsAt, parseJsonObject, stringAt } from '../read-json.js';

/** Where a reply goes in Teams. */
export interface TeamsAddress {
  readonly tenant: string;
  readonly conversation: string;
  /** Only the person reads there. */
  readonly isPersonal: boolean;
  readonly person: { readonly id: string; readonly name: string };
  readonly bot: { readonly id: string; readonly name: string };
}

/** What parsing needs beside the activity. */
export interface ActivityParts {
  readonly settings: TeamsSettings;
  /** Keys the conversation ids. */
  readonly secret: string;
  /** The turn that a message of ours answered; feedback names only the message. */
  readonly turnOf: (conversation: string, messageId: string) => string | undefined;
}

/** What the app says by itself where somebody installs it, and what a bare mention means. */
const GREETING = 'hello';

/** Reads an activity whose sender is known to be the Bot Connector: a message, an installation, or feedback. */
export function parseActivity(activity: JsonObject, parts: ActivityParts): Incoming<TeamsAddress> {
  const address = readAddress(activity);
  const activityId = stringAt(activity, 'id');
  if (!address || !activityId || !stringAt(activity, 'type') || !stringAt(activity, 'serviceUrl'))
    return { kind: 'rejected', status: 400, reason: 'expected an activity with its place and id, got something else' };
  if (parts.settings.tenantId && address.tenant.toLowerCase() !== parts.settings.tenantId.toLowerCase())
    return { kind: 'rejected', status: 403, reason: 'expected an activity of our tenant, got another' };
  if (address.person.id === address.bot.id || stringAt(objectAt(activity, 'from'), 'role') === 'bot')
    return { kind: 'ignored', reason: 'own' };
  const eventId = `${address.conversation}|${activityId}`;
  switch (stringAt(activity, 'type')) {
    case 'message': {
      const isFile = objectsAt(activity, 'attachments').length > 0;
      const text = readTeamsText(activity, address.bot.id) || (address.isPersonal && isFile ? '' : GREETING);
      return text === '' ? { kind: 'ignored', reason: 'empty' } : toTurn(activity, eventId, text, { address, parts });
    }
    case 'installationUpdate':
      return stringAt(activity, 'action') === 'add' && address.isPersonal
        ? toTurn(activity, eventId, GREETING, { address, parts })
        : { kind: 'ignored', reason: 'unsupported' };
    case 'invoke':
      return parseFeedback(activity, eventId, address, parts);
    default:
      return { kind: 'ignored', reason: 'unsupported' };
  }
}

/** What a person wrote: our own mention is dropped, others are shown by name, entities are read. */
export function readTeamsText(activity: JsonObject, botId: string): string {
  let text = stringAt(activity, 'text');
  for (const entity of objectsAt(activity, 'entities')) {
    const mark = stringAt(entity, 'text');
    if (stringAt(entity, 'type') === 'mention' && mark && stringAt(objectAt(entity, 'mentioned'), 'id') === botId)
      text = text.split(mark).join(' ');
  }
  return text
    .replace(/<\/?at[^<>]*>/g, '')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function readAddress(activity: JsonObject): TeamsAddress | null {
  const conversation = objectAt(activity, 'conversation');
  const account = (field: string) => {
    const { id, name } = {
      id: stringAt(objectAt(activity, field), 'id'),
      name: stringAt(objectAt(activity, field), 'name'),
    };
    return { id, name };
  };
  const [person, bot, id] = [account('from'), account('recipient'), stringAt(conversation, 'id')];
  if (!person.id || !bot.id || !id) return null;
  const tenant =
    stringAt(conversation, 'tenantId') || stringAt(objectAt(objectAt(activity, 'channelData'), 'tenant'), 'id');
  const type = stringAt(conversation, 'conversationType');
  // The local test tools name no type; Teams always does, and what it calls a group is one.
  const isPersonal = type === 'personal' || (type === '' && conversation['isGroup'] !== true);
  return { tenant, conversation: id, isPersonal, person, bot };
}

function toTurn(
  activity: JsonObject,
  eventId: string,
  text: string,
  { address, parts }: { readonly address: TeamsAddress; readonly parts: ActivityParts },
): Incoming<TeamsAddress> {
  const place = [address.tenant, address.conversation, address.person.id];
  const locale = stringAt(activity, 'locale');
  return {
    kind: 'turn',
    eventId,
    turn: {
      conversationId: deriveConversationId('teams', parts.secret, place),
      text,
      channel: 'teams',
      // The locale is the app's language, often en-US anywhere on earth: too weak to choose a crisis line by.
      region: null,
      locale: /^[a-z]{2}$/i.test(locale.split('-')[0] ?? '') ? (locale.split('-')[0] ?? null) : null,
    },
    address,
  };
}

/** The thumbs below a message of ours. What people write beside them is not read: it may hold anything. */
function parseFeedback(
  activity: JsonObject,
  eventId: string,
  address: TeamsAddress,
  { turnOf }: ActivityParts,
): Incoming<TeamsAddress> {
  const value = objectAt(activity, 'value');
  const reaction = stringAt(objectAt(value, 'actionValue'), 'reaction') || stringAt(reactionOf(value), 'reaction');
  const turnId = turnOf(address.conversation, stringAt(activity, 'replyToId'));
  const isFeedback =
    stringAt(activity, 'name') === 'message/submitAction' && stringAt(value, 'actionName') === 'feedback';
  if (!isFeedback || !turnId || !reaction) return { kind: 'ignored', reason: 'unsupported' };
  return { kind: 'feedback', eventId, turnId, helpful: reaction === 'like', address };
}

const reactionOf = (value: JsonObject): JsonObject => parseJsonObject(stringAt(value, 'actionValue')) ?? {};
