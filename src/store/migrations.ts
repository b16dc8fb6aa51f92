import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Tables } from './tables.js';

/** What differs between the databases. */
export interface MigrationOptions {
  /** The type of a column of bytes. */
  readonly bytes: 'blob' | 'bytea';
  /** The schema that holds the tables; none in SQLite. */
  readonly schema?: string;
}

/** Brings the tables up to date. A migration, once released, is never changed: a change is another one. */
export async function migrate(db: Kysely<Tables>, { bytes, schema }: MigrationOptions): Promise<void> {
  const provider = { getMigrations: async () => ({ '0001-first-tables': firstTables(bytes) }) };
  const migrator = new Migrator({ db, provider, ...(schema ? { migrationTableSchema: schema } : {}) });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

const firstTables = (bytes: MigrationOptions['bytes']): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('conversations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('state', bytes, (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('conversations_expires_at').on('conversations').column('expires_at').execute();
    await db.schema
      .createTable('feedback')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('turn_id', 'text', (column) => column.notNull())
      .addColumn('rating', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('feedback_conversation_id').on('feedback').column('conversation_id').execute();
    await db.schema
      .createTable('outbox')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
  },
});
