import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listen, readAll } from './listen.js';

/** An activity as the Bot Connector received it. */
export interface Posted {
  readonly path: string;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The part of the Bot Connector that we call; `refuse` makes calls whose path matches fail. */
export async function startFakeConnector() {
  const posted: Posted[] = [];
  const refused: RegExp[] = [];
  const server = await listen(async (request, response) => {
    const path = request.url ?? '';
    const body = JSON.parse((await readAll(request)) || '{}') as Readonly<Record<string, unknown>>;
    const answer = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (refused.some((one) => one.test(path))) return answer(403, { error: { code: 'Forbidden' } });
    if ('attachments' in body && !isCards(body['attachments'])) return answer(400, { error: { code: 'BadSyntax' } });
    posted.push({ path, authorization: request.headers.authorization ?? '', body });
    return answer(200, { id: path === '/v3/conversations' ? 'a:direct' : `message-${posted.length}` });
  });
  return { url: server.base, posted, refuse: (path: RegExp) => void refused.push(path), close: server.close };
}

const isCards = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((one: { contentType?: unknown; content?: { type?: unknown; version?: unknown } }) => {
    const isCard = one.contentType === 'application/vnd.microsoft.card.adaptive';
    return isCard && one.content?.type === 'AdaptiveCard' && one.content.version === '1.5';
  });

const ISSUER = 'https://api.botframework.com';
const genuine = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2_048 });

interface KeyClient {
  getSigningKey(id: string | undefined, done: (fault: Error | null, key?: { getPublicKey(): string }) => void): void;
}

/** Lets the SDK's own check of tokens find our invented key wherever it would fetch Microsoft's: nothing leaves the machine. */
export function trustInventedKey(tenant: string): void {
  const require = createRequire(import.meta.url);
  const sdk = dirname(require.resolve('@microsoft/agents-hosting/package.json'));
  const { getJwksClient } = require(join(sdk, 'dist/src/auth/jwt-middleware.js')) as {
    getJwksClient(uri: string): KeyClient;
  };
  for (const uri of [
    'https://login.botframework.com/v1/.well-known/keys',
    `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
  ])
    getJwksClient(uri).getSigningKey = (_id, done) =>
      done(null, { getPublicKey: () => genuine.publicKey.export({ type: 'spki', format: 'pem' }).toString() });
}

/** What of a token a test changes. */
export interface TokenChanges {
  readonly forged?: boolean;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A token as the Bot Connector signs it. Its clock is the real one: the SDK takes no other. */
export function makeToken(
  appId: string,
  serviceUrl: string,
  { forged = false, claims = {} }: TokenChanges = {},
): string {
  const now = Math.floor(Date.now() / 1_000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const all = { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, ...claims };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'invented' })}.${encode(all)}`;
  const key = (forged ? other : genuine).privateKey;
  return `${signed}.${signBytes('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}
