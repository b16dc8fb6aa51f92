import type { StoreSettings } from '../types/database.js';
import type { ConversationStore } from './conversation-store.js';
import { createMemoryStore } from './memory-store.js';

/**
 * Opens the store that the settings name. Database drivers are loaded only where one is used.
 *
 * @throws BotError `store-unavailable` where a SQLite file cannot be written. A PostgreSQL database that is gone is no
 * fault yet: it may come back.
 */
export async function openStore(
  settings: StoreSettings,
  onFault: (fault: unknown) => void,
): Promise<ConversationStore> {
  if (settings.database.kind === 'memory') return createMemoryStore(settings.conversationTtlMs);
  const { openSqlStore } = await import('./open-sql-store.js');
  return openSqlStore(settings.database, settings, onFault);
}
