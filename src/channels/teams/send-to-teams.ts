import { Activity } from '@microsoft/agents-activity';
import type { CloudAdapter, ConnectorClient, TurnContext } from '@microsoft/agents-hosting';
import { BotError } from '../../types/errors.js';
import type { GuardedReply } from '../../types/reply.js';
import { isForPersonAlone } from '../channel.js';
import type { TeamsAddress } from './parse-activity.js';
import { renderPlainActivities, type TeamsWire } from './render-activity.js';

/** What sending needs. */
export interface SendParts {
  readonly adapter: CloudAdapter;
  readonly render: (reply: GuardedReply) => TeamsWire;
  readonly onFault: (fault: unknown) => void;
}

/** Said in a group in place of a reply that is for one person. It does not say why. */
const ELSEWHERE =
  'I have answered you in our own chat. I give general information only; in an emergency call your local emergency number.';

/**
 * Sends a reply where it belongs; resolves with the id of its message. In a group, whatever {@link isForPersonAlone} names
 * goes to the person's own chat. Where Teams refuses that (the app is not installed for the person), it is sent in the
 * group: what was written stands there too, and help that nobody gets is worse.
 *
 * @throws BotError `channel-unavailable` where Teams takes it in no form.
 */
export async function sendToTeams(
  parts: SendParts,
  context: TurnContext,
  address: TeamsAddress,
  reply: GuardedReply,
): Promise<string> {
  const here: Post = async (wire) => (await context.sendActivity(Activity.fromObject(wire)))?.id ?? '';
  try {
    if (!address.isPersonal && isForPersonAlone(reply)) {
      try {
        const id = await say(parts, await openPersonal(parts, context, address), reply);
        await here({ type: 'message', text: ELSEWHERE, textFormat: 'plain' }).catch(parts.onFault);
        return id;
      } catch (fault) {
        parts.onFault(fault);
      }
    }
    return await say(parts, here, reply);
  } catch (cause) {
    throw new BotError('channel-unavailable', 'expected Teams to take a reply, got a refusal', { cause });
  }
}

type Post = (wire: TeamsWire) => Promise<string>;

/** Nicest first; plain text where that fails. */
async function say({ render, onFault }: SendParts, post: Post, reply: GuardedReply): Promise<string> {
  try {
    return await post(render(reply));
  } catch (fault) {
    onFault(fault);
  }
  let id = '';
  for (const wire of renderPlainActivities(reply)) id = await post(wire);
  return id;
}

async function openPersonal({ adapter }: SendParts, context: TurnContext, address: TeamsAddress): Promise<Post> {
  const client: ConnectorClient = context.turnState.get(adapter.ConnectorClientKey);
  const { tenant, person, bot } = address;
  // The wire calls it `bot`, the SDK's type `agent`; the SDK sends what it is given.
  const parameters = {
    bot,
    members: [person],
    isGroup: false,
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
  const { id } = await client.createConversation(
    parameters as unknown as Parameters<ConnectorClient['createConversation']>[0],
  );
  if (!id) throw new BotError('channel-unavailable', 'expected a conversation with the person, got none');
  return async (wire) => (await client.sendToConversation(id, Activity.fromObject({ ...wire, from: bot }))).id;
}
