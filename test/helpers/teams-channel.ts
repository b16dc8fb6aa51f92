import type { App } from '../../src/app.js';
import { createController } from '../../src/channels/botkit/create-controller.js';
import { createTeamsNetwork } from '../../src/channels/teams/create-cloud-adapter.js';
import { createTeamsChannel, type TeamsOptions } from '../../src/channels/teams/create-teams-channel.js';
import { makeToken, startFakeConnector, type TokenChanges, trustInventedKey } from './fake-connector.js';
import { listen } from './listen.js';
import { NOW } from './test-app.js';

const TENANT = '00000000-0000-4000-8000-00000000000a';
const SETTINGS = { appId: '00000000-0000-4000-8000-00000000000b', tenantId: TENANT, appPassword: 'invented' };

/** The Teams channel against the fake connector; the SDK's own checks run, its sign-in is replaced. */
export async function startTeams(
  app: Pick<App, 'engine'>,
  options: Pick<TeamsOptions, 'render'> = {},
  settings = SETTINGS as Parameters<typeof createTeamsChannel>[0],
) {
  trustInventedKey(TENANT);
  const connector = await startFakeConnector();
  const faults: unknown[] = [];
  const feedback: (readonly [string, boolean])[] = [];
  const onFault = (fault: unknown) => void faults.push(fault);
  const network = createTeamsNetwork(settings, onFault, ['127.0.0.1']);
  const tokens = { getAccessToken: async () => 'our-token' };
  Object.assign(network.adapter.connectionManager, {
    getTokenProvider: () => tokens,
    getTokenProviderFromActivity: () => tokens,
  });
  const parts = {
    receive: createController({ engine: app.engine, onReply: () => {}, onFault }),
    now: () => NOW,
    onFault,
    onFeedback: (turnId: string, helpful: boolean) => void feedback.push([turnId, helpful]),
  };
  const channel = createTeamsChannel(settings, parts, { ...options, network });
  const server = await listen((request, response) => void channel.handle(request, response));
  const request = (activity: object | string, changes: TokenChanges = {}) => ({
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${makeToken(SETTINGS.appId, connector.url, changes)}`,
    },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  return {
    connector,
    channel,
    faults,
    feedback,
    request,
    activity: (more: object) => activityOf(connector.url, more),
    post: async (sent: { headers: Readonly<Record<string, string>>; body: string }) =>
      (await fetch(server.base + channel.path, { method: 'POST', ...sent })).status,
    close: async () => {
      await Promise.all([server.close(), connector.close()]);
    },
  };
}

/** A personal message as Teams sends it. All ids are invented. */
const activityOf = (serviceUrl: string, more: object) => ({
  type: 'message',
  id: 'activity-1',
  channelId: 'msteams',
  serviceUrl,
  timestamp: NOW.toISOString(),
  locale: 'en-US',
  from: { id: '29:person', name: 'A person' },
  recipient: { id: '28:carecite', name: 'CareCite' },
  conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  ...more,
});

/** What makes an activity a mention in a group. */
export const inGroup = (text: string) => ({
  text: `<at>CareCite</at> ${text}`,
  entities: [{ type: 'mention', text: '<at>CareCite</at>', mentioned: { id: '28:carecite', name: 'CareCite' } }],
  conversation: { id: '19:group@thread.tacv2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT },
});
