import {
  type AuthConfiguration,
  AuthType,
  authorizeJWT,
  CloudAdapter,
  OutboundHostValidator,
} from '@microsoft/agents-hosting';
import type { TeamsSettings } from '../../types/channel-settings.js';

/** Where Teams wants its replies. A genuine token for any other host gets none. */
const TEAMS_HOSTS = ['smba.trafficmanager.net', 'teams.microsoft.com', 'teams.microsoft.us'];
/** Where the local test mode sends. */
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** The SDK's network face: who may speak to us, and how we answer. */
export interface TeamsNetwork {
  readonly adapter: CloudAdapter;
  readonly authorize: ReturnType<typeof authorizeJWT>;
}

/**
 * Builds {@link TeamsNetwork}. One tenant; issuer, audience, signature and expiry of each token are checked, and its
 * service URL. The SDK leaves the check of the issuer and of outbound hosts off unless told, and answers a fault with words
 * of its own: all three are set here. Without a password, the managed identity of the app id signs in.
 *
 * @param hosts Where replies may go; others than the default only in tests.
 */
export function createTeamsNetwork(
  settings: TeamsSettings,
  onFault: (fault: unknown) => void,
  hosts: readonly string[] = settings.appId ? TEAMS_HOSTS : LOOPBACK_HOSTS,
): TeamsNetwork {
  const configuration = toAuthConfiguration(settings);
  const validator = new OutboundHostValidator({ enabled: true, includeDefaultMicrosoftHosts: false, hosts });
  const options = { emitStackTrace: false, validateServiceUrl: true };
  const adapter = new CloudAdapter(configuration, undefined, undefined, options, validator);
  adapter.onTurnError = async (_context, fault) => onFault(fault);
  return { adapter, authorize: authorizeJWT(configuration) };
}

function toAuthConfiguration({ appId, tenantId, appPassword }: TeamsSettings): AuthConfiguration {
  if (!appId || !tenantId) return {};
  const connection: AuthConfiguration = {
    clientId: appId,
    tenantId,
    validateIssuer: true,
    ...(appPassword
      ? { authType: AuthType.ClientSecret, clientSecret: appPassword }
      : { authType: AuthType.UserManagedIdentity }),
  };
  return {
    ...connection,
    connections: new Map([['carecite', connection]]),
    connectionsMap: [{ serviceUrl: '*', connection: 'carecite' }],
  };
}
