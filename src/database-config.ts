import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseStateKeys } from './store/parse-state-keys.js';
import type { DatabaseHome } from './types/database.js';

/** What can be set of the storage. */
export interface DatabaseConfig {
  readonly database: DatabaseHome;
  /** 32 bytes each; the first seals, all open. Empty: SQLite makes a key of its own. */
  readonly stateKeys: readonly Buffer[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of the storage; what is wrong is added to `faults`, by the name of the variable and never by its value. */
export function readDatabaseConfig(env: Environment, defaultPath: string, faults: string[]): DatabaseConfig {
  const name = env['CARECITE_DATABASE'] ? 'CARECITE_DATABASE' : 'DATABASE_URL';
  const database = parseHome(env[name] ?? '', defaultPath);
  if (!database) faults.push(`expected ${name} as postgres://..., sqlite:PATH or memory:, got another form`);
  const stateKeys = readStateKeys(env, faults);
  if (database?.kind === 'postgres' && stateKeys?.length === 0)
    faults.push('expected CARECITE_STATE_KEY or CARECITE_STATE_KEY_FILE with a PostgreSQL database, got neither');
  return { database: database ?? { kind: 'memory' }, stateKeys: stateKeys ?? [] };
}

function parseHome(text: string, defaultPath: string): DatabaseHome | null {
  if (text === '') return { kind: 'sqlite', path: defaultPath };
  if (text === 'memory:') return { kind: 'memory' };
  if (/^postgres(ql)?:\/\//.test(text)) return URL.canParse(text) ? { kind: 'postgres', url: text } : null;
  const path = /^sqlite:(?:\/\/)?([^:].*)$/.exec(text)?.[1];
  return path ? { kind: 'sqlite', path: resolve(path) } : null;
}

/** The keys of the environment or of a file; none where neither is set, null where there was a fault. */
function readStateKeys(env: Environment, faults: string[]): readonly Buffer[] | null {
  const [text, file] = [env['CARECITE_STATE_KEY'], env['CARECITE_STATE_KEY_FILE']];
  if (!text && !file) return [];
  const name = file ? 'CARECITE_STATE_KEY_FILE' : 'CARECITE_STATE_KEY';
  if (text && file) {
    faults.push('expected CARECITE_STATE_KEY or CARECITE_STATE_KEY_FILE, got both');
    return null;
  }
  try {
    const keys = parseStateKeys(file ? readFileSync(file, 'utf8') : (text ?? ''));
    if (!keys) faults.push(`expected ${name} to hold keys of 32 bytes in base64 or hex, got something else`);
    return keys;
  } catch {
    faults.push(`expected ${name} to name a file that can be read, got none`);
    return null;
  }
}
