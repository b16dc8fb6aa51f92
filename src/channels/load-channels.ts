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
  if (!settings.slack && !settings.teams) return [];
  const { createController } = await import('./botkit/create-controller.js');
  const channelParts: ChannelParts = { ...parts, receive: createController(parts) };
  const routes: ChannelRoute[] = [];
  if (settings.slack) {
    const { createSlackChannel } = await import('./slack/create-slack-channel.js');
    routes.push(createSlackChannel(settings.slack, channelParts));
  }
  if (settings.teams) {
    const { createTeamsChannel } = await import('./teams/create-teams-channel.js');
    routes.push(createTeamsChannel(settings.teams, channelParts));
  }
  return routes;
}
