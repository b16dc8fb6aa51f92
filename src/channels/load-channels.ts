import type { Engine } from '../bot/engine.js';
import type { ChannelSettings } from '../types/channel-settings.js';
import type { GuardedReply } from '../types/reply.js';
import type { ChannelParts, ChannelRoute } from './channel.js';

/** What the channels need of the process. */
export interface LoadParts extends Omit<ChannelParts, 'receive'> {
  readonly engine: Pick<Engine, 'converse'>;
  readonly onReply: (reply: GuardedReply) => void;
}

/** Loads the channels that are set; of one that is off, and of Botkit where all are, not a file is read. */
export async function loadChannels(settings: ChannelSettings, parts: LoadParts): Promise<readonly ChannelRoute[]> {
  if (!settings.slack) return [];
  const { createController } = await import('./botkit/create-controller.js');
  const channelParts: ChannelParts = { ...parts, receive: createController(parts) };
  const { createSlackChannel } = await import('./slack/create-slack-channel.js');
  return [createSlackChannel(settings.slack, channelParts)];
}
