import type { Botkit, BotkitMessage, BotkitPlugin, BotWorker } from 'botkit';
import type { Engine } from '../../bot/engine.js';
import type { GuardedReply } from '../../types/reply.js';
import { deriveConversationId } from '../derive-conversation-id.js';
import { renderPlain } from '../render-plain.js';

/** What {@link careCite} needs, and what it may be told. */
export interface CareCiteOptions {
  readonly engine: Pick<Engine, 'converse'>;
  /** Botkit's names of the events that carry an utterance. */
  readonly events?: readonly string[];
  /** Says which utterances the bot's own skills answer. Danger is never left to them. */
  readonly leaves?: (text: string) => boolean;
  /** Keys the conversation ids; whoever has none gets ids that hold for this process. */
  readonly secret?: string;
  readonly now?: () => Date;
  readonly onFault?: (fault: unknown) => void;
}

const UTTERANCES = ['message', 'direct_message', 'direct_mention', 'mention'];

/**
 * Puts the whole skill into a Botkit bot that exists: `controller.usePlugin(careCite({ engine }))`.
 *
 * It listens before the bot's own `hears` and dialogs, since a word of danger must not be caught by an unanchored
 * pattern. The crisis check and the guardrail are not here: they are in the engine, on every turn. An utterance that
 * `leaves` names is read by the engine too, and answered by it where there is danger.
 */
export function careCite(options: CareCiteOptions): BotkitPlugin {
  const replies = new WeakMap<BotkitMessage, GuardedReply>();
  const onFault = options.onFault ?? (() => {});
  const events = [...(options.events ?? UTTERANCES)];
  const secret = options.secret ?? crypto.randomUUID();
  const now = options.now ?? (() => new Date());
  const hear = async (message: BotkitMessage): Promise<boolean> => {
    const text = message.text ?? '';
    if (text.trim() === '') return false;
    try {
      const reply = await options.engine.converse({
        conversationId: deriveConversationId('api', secret, [message.channel, message.user]),
        text,
        channel: 'api',
        region: null,
        locale: null,
        now: now(),
      });
      if (!reply.safety.escalate && options.leaves?.(text)) return false;
      replies.set(message, reply);
      return true;
    } catch (fault) {
      onFault(fault);
      return false;
    }
  };
  const answer = async (bot: BotWorker, message: BotkitMessage): Promise<void> => {
    const reply = replies.get(message);
    if (!reply) return;
    try {
      await bot.reply(message, renderPlain(reply));
    } catch (fault) {
      onFault(fault);
    }
  };
  return {
    name: 'carecite',
    init: (controller: Botkit) => controller.interrupts(hear, events, answer),
  };
}
