import type { DatabaseHome, StoreSettings } from '../types/database.js';
import { BotError } from '../types/errors.js';
import type { ConversationStore } from './conversation-store.js';
import { type Database, openPostgres, openSqlite } from './open-database.js';
import { createSeal } from './seal.js';
import { createSqlStore } from './sql-store.js';
import { readOrCreateKeyFile } from './state-key-file.js';

/** Opens a store on a database; a file of its own holds the key of a SQLite database that was given none. */
export function openSqlStore(
  home: Exclude<DatabaseHome, { kind: 'memory' }>,
  { stateKeys, conversationTtlMs }: StoreSettings,
  onFault: (fault: unknown) => void,
): ConversationStore {
  const database = home.kind === 'postgres' ? openPostgres(home.url) : openFile(home.path);
  const keys = stateKeys.length === 0 && home.kind === 'sqlite' ? readOrCreateKeyFile(`${home.path}.key`) : stateKeys;
  return createSqlStore({ database, seal: createSeal(keys), ttlMs: conversationTtlMs, onFault });
}

function openFile(path: string): Database {
  try {
    return openSqlite(path);
  } catch (cause) {
    throw new BotError('store-unavailable', `expected a SQLite database that can be written, got none at ${path}`, {
      cause,
    });
  }
}
