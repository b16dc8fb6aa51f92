import { BotError } from '../../types/errors.js';
import type { GuardedReply } from '../../types/reply.js';
import { isForPersonAlone } from '../channel.js';
import { objectAt, stringAt } from '../read-json.js';
import { renderPlain } from '../render-plain.js';
import { type CallSlack, slackErrorOf } from './create-slack-client.js';
import type { SlackAddress } from './parse-slack-request.js';
import { type SlackWire, splitText } from './render-blocks.js';

/** What sending needs. */
export interface SendParts {
  readonly call: CallSlack;
  readonly render: (reply: GuardedReply) => SlackWire;
  readonly onFault: (fault: unknown) => void;
}

/** Slack cuts a text beyond 40,000 characters; it asks for far fewer. */
const MAX_TEXT_CHARS = 12_000;

/**
 * Sends a reply where it belongs. In a channel, whatever {@link isForPersonAlone} names goes to the person alone: shown to
 * them only, or, where Slack refuses that, in a direct conversation. It never goes to the others instead.
 *
 * @throws BotError `channel-unavailable` where Slack takes it in no form.
 */
export async function sendToSlack(parts: SendParts, address: SlackAddress, reply: GuardedReply): Promise<void> {
  const isAlone = address.where === 'person' || (address.where === 'thread' && isForPersonAlone(reply));
  try {
    for (const wires of renderings(parts, reply)) {
      try {
        for (const wire of wires) await (isAlone ? tellPerson(parts, address, wire) : post(parts, address, wire));
        return;
      } catch (fault) {
        if (!wires.some((wire) => wire.blocks) || !slackErrorOf(fault).includes('block')) throw fault;
        parts.onFault(fault);
      }
    }
  } catch (cause) {
    const got = slackErrorOf(cause) || 'no answer';
    throw new BotError('channel-unavailable', `expected Slack to take a reply, got ${got}`, { cause });
  }
}

/** Tells the person alone, in front of others: shown to them only, else in a direct conversation. */
export const tellPerson = async (
  { call, onFault }: SendParts,
  address: SlackAddress,
  wire: SlackWire,
): Promise<void> => {
  const { channel, user, thread } = address;
  try {
    await call('chat.postEphemeral', { channel, user, ...inThread(thread), ...wire });
    return;
  } catch (fault) {
    if (slackErrorOf(fault).includes('block')) throw fault;
    onFault(fault);
  }
  const opened = await call('conversations.open', { users: user });
  const direct = stringAt(objectAt(opened, 'channel'), 'id');
  await call('chat.postMessage', { channel: direct, ...NO_PREVIEWS, ...wire });
};

const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };
const inThread = (thread: string | null) => (thread ? { thread_ts: thread } : {});

/** Posts where everybody in the conversation reads it. */
export const post = ({ call }: SendParts, { channel, thread }: SlackAddress, wire: SlackWire) =>
  call('chat.postMessage', { channel, ...inThread(thread), ...NO_PREVIEWS, ...wire });

/** The ways to say a reply, nicest first; the last is plain text in as many messages as it takes. */
function* renderings({ render, onFault }: SendParts, reply: GuardedReply): Generator<readonly SlackWire[]> {
  try {
    yield [render(reply)];
  } catch (fault) {
    onFault(fault);
  }
  yield splitText(renderPlain(reply), MAX_TEXT_CHARS).map((text) => ({ text }));
}
