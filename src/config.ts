import { fileURLToPath } from 'node:url';
import { type DatabaseConfig, readDatabaseConfig } from './database-config.js';
import { BotError } from './types/errors.js';

/** Everything that can be set from outside. */
export interface Config extends DatabaseConfig {
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
    trustedProxies: number('CARECITE_TRUSTED_PROXIES', 0, 0, 10),
    ...readDatabaseConfig(env, root('data/carecite.db'), faults),
  };
  if (faults.length > 0) throw new BotError('config-invalid', faults.join('\n'));
  return config;
}
