import { type Activity, TurnContext } from 'botbuilder-core';
import { Botkit, type BotkitMessage } from 'botkit';
import type { Engine } from '../../bot/engine.js';
import type { GuardedReply } from '../../types/reply.js';
import type { ChannelParts, Delivery } from '../channel.js';
import { createInProcessAdapter } from './in-process-adapter.js';

const DELIVERY = Symbol('delivery');
/** Botkit wants a place for dialogs; we have none, so it keeps nothing. */
const NO_STORAGE = { read: async () => ({}), write: async () => {}, delete: async () => {} };

/** What the controller needs. */
export interface ControllerParts {
  readonly engine: Pick<Engine, 'converse'>;
  /** Called with every reply that goes out, for the counts. */
  readonly onReply: (reply: GuardedReply) => void;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Builds the one Botkit controller that all chat channels run through; returns how a channel hands it a turn.
 *
 * Botkit routes inside the process and nothing more: no web server, no storage, no adapter of its own. It sees the
 * opaque conversation id and the utterance; the delivery itself travels beside them, out of reach of any client's
 * fields. A handler of Botkit's that throws would leave the turn pending, so ours does not; and where Botkit itself
 * fails before ours ran, the turn is answered without it.
 */
export function createController({ engine, onReply, onFault }: ControllerParts): ChannelParts['receive'] {
  const adapter = createInProcessAdapter();
  const controller = new Botkit({
    adapter,
    storage: NO_STORAGE,
    disable_webserver: true,
    disable_console: true,
  });
  const answer = async ({ turn, send }: Delivery): Promise<void> => {
    try {
      const reply = await engine.converse(turn);
      onReply(reply);
      await send(reply);
    } catch (fault) {
      onFault(fault);
    }
  };
  const taken = new WeakSet<Delivery>();
  const answerOnce = async (delivery: Delivery): Promise<void> => {
    if (taken.has(delivery)) return;
    taken.add(delivery);
    await answer(delivery);
  };
  controller.on('message', async (_bot: unknown, message: BotkitMessage) => {
    const context: unknown = message['context'];
    const delivery: unknown = context instanceof TurnContext ? context.turnState.get(DELIVERY) : null;
    if (delivery) await answerOnce(delivery as Delivery);
  });
  return async (delivery) => {
    try {
      const context = new TurnContext(adapter, toActivity(delivery));
      context.turnState.set(DELIVERY, delivery);
      await controller.handleTurn(context);
    } catch (fault) {
      onFault(fault);
    }
    await answerOnce(delivery);
  };
}

/** What Botkit is shown of a turn: fields of ours alone. */
const toActivity = ({ turn }: Delivery): Partial<Activity> => ({
  type: 'message',
  channelId: turn.channel,
  from: { id: turn.conversationId, name: '' },
  recipient: { id: 'carecite', name: '' },
  conversation: { id: turn.conversationId, name: '', isGroup: false, conversationType: '' },
  text: turn.text,
});
