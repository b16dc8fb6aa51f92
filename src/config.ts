import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type DatabaseConfig, readDatabaseConfig } from './database-config.js';
import type { ChannelSettings, SlackSettings, TeamsSettings } from './types/channel-settings.js';
import { BotError } from './types/errors.js';

/** Everything that can be set from outside. */
export interface Config extends ChannelSettings, DatabaseConfig {
  readonly port: number;
  readonly host: string;
  /** The folder that answers come from. */
  readonly knowledgeDir: string;
  /** The folder that is bundled: its topics and medications serve where `knowledgeDir` has none. */
  readonly bundledKnowledgeDir: string;
  readonly modelsDir: string;
  readonly publicDir: string;
  /** ISO 3166 alpha-2; null: "your local emergency number". */
  readonly defaultRegion: string | null;
  /** How long a conversation is kept after its last turn, in ms. */
  readonly conversationTtlMs: number;
  readonly logLevel: string;
  readonly showsMetrics: boolean;
  /** Of one address. */
  readonly messagesPerMinute: number;
  readonly trustedProxies: number;
  /** Origins of other sites whose pages may hold the widget. */
  readonly origins: readonly string[];
  /** Signs the proofs of browsers' conversations. Without CARECITE_TOKEN_KEY one of this process: replicas need the same. */
  readonly tokenKey: Buffer;
}

const HOUR_MS = 3_600_000;
/** Valid from `src/` and from `dist/` alike: both lie directly below the project's folder. */
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Reads the configuration from the environment; every fault is reported at once.
 *
 * @throws BotError `config-invalid`, naming each variable and what was expected (never a secret's value).
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const number = (name: string, fallback: number, min: number, max: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`expected ${name} as a whole number from ${min} to ${max}, got ${JSON.stringify(text.slice(0, 20))}`);
    return fallback;
  };
  const oneOf = (name: string, values: readonly [string, ...string[]]): string => {
    const text = env[name] || values[0];
    if (values.includes(text)) return text;
    faults.push(`expected ${name} as one of ${values.join(', ')}, got ${JSON.stringify(text.slice(0, 20))}`);
    return values[0];
  };
  const region = env['CARECITE_REGION'] ?? '';
  if (region !== '' && !/^[A-Z]{2}$/.test(region))
    faults.push(
      `expected CARECITE_REGION as two capital letters (ISO 3166), got ${JSON.stringify(region.slice(0, 20))}`,
    );
  const config: Config = {
    port: number('PORT', 3000, 0, 65_535),
    host: env['HOST'] || '127.0.0.1',
    knowledgeDir: env['CARECITE_KNOWLEDGE'] || root('knowledge'),
    bundledKnowledgeDir: root('knowledge'),
    modelsDir: root('dist/models'),
    publicDir: root('dist/public'),
    defaultRegion: region || null,
    conversationTtlMs: number('CARECITE_CONVERSATION_HOURS', 24, 1, 24 * 90) * HOUR_MS,
    logLevel: oneOf('CARECITE_LOG_LEVEL', ['info', 'warn', 'error', 'silent']),
    showsMetrics: oneOf('CARECITE_METRICS', ['off', 'on']) === 'on',
    messagesPerMinute: number('CARECITE_MESSAGES_PER_MINUTE', 60, 1, 1_000_000),
    origins: readOrigins(env['CARECITE_ORIGINS'] ?? '', faults),
    tokenKey: readTokenKey(env['CARECITE_TOKEN_KEY'] ?? '', faults),
    trustedProxies: number('CARECITE_TRUSTED_PROXIES', 0, 0, 10),
    slack: readSlack(env, faults),
    teams: readTeams(env, faults),
    ...readDatabaseConfig(env, root('data/carecite.db'), faults),
  };
  if (faults.length > 0) throw new BotError('config-invalid', faults.join('\n'));
  return config;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Slack is on where both of its secrets are set; one alone is a fault. */
function readSlack(env: Env, faults: string[]): SlackSettings | null {
  const signingSecret = env['CARECITE_SLACK_SIGNING_SECRET'] ?? '';
  const botToken = env['CARECITE_SLACK_BOT_TOKEN'] ?? '';
  if (signingSecret === '' && botToken === '') return null;
  if (signingSecret === '') faults.push('expected CARECITE_SLACK_SIGNING_SECRET beside the bot token, got none');
  if (!botToken.startsWith('xoxb-'))
    faults.push('expected CARECITE_SLACK_BOT_TOKEN as a token that starts with xoxb-, got something else');
  return { signingSecret, botToken };
}

const LOOPBACK: ReadonlySet<string> = new Set(['', '127.0.0.1', '::1', 'localhost']);
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Teams is on where its app is named; without one only as a local test that nobody else can reach. */
function readTeams(env: Env, faults: string[]): TeamsSettings | null {
  const [appId, tenantId, appPassword] = ['APP_ID', 'TENANT_ID', 'APP_PASSWORD'].map(
    (name) => env[`CARECITE_TEAMS_${name}`] || null,
  ) as [string | null, string | null, string | null];
  const localTest = env['CARECITE_TEAMS_LOCAL_TEST'] === 'on';
  if (!appId && !tenantId && !appPassword && !localTest) return null;
  if (localTest && appId) faults.push('expected CARECITE_TEAMS_LOCAL_TEST without CARECITE_TEAMS_APP_ID, got both');
  if (localTest && !LOOPBACK.has(env['HOST'] ?? ''))
    faults.push('expected HOST on loopback with CARECITE_TEAMS_LOCAL_TEST, got another: requests are not checked then');
  if (!localTest && !GUID.test(appId ?? ''))
    faults.push('expected CARECITE_TEAMS_APP_ID as a GUID, got something else');
  if (!localTest && !GUID.test(tenantId ?? ''))
    faults.push('expected CARECITE_TEAMS_TENANT_ID as a GUID, got something else');
  return { appId, tenantId, appPassword };
}

const MIN_KEY_CHARS = 32;

function readTokenKey(text: string, faults: string[]): Buffer {
  if (text === '') return randomBytes(32);
  if (text.length < MIN_KEY_CHARS)
    faults.push(`expected CARECITE_TOKEN_KEY with at least ${MIN_KEY_CHARS} characters, got ${text.length}`);
  return Buffer.from(text);
}

function readOrigins(text: string, faults: string[]): string[] {
  const origins = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      faults.push(
        `expected CARECITE_ORIGINS as origins such as https://clinic.example, got ${JSON.stringify(origin.slice(0, 60))}`,
      );
  return origins;
}
