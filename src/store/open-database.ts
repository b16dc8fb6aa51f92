import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import type { ConversationId } from '../types/ids.js';
import { createBoundedPool } from './bounded-pool.js';
import { migrate } from './migrations.js';
import type { Tables } from './tables.js';

/** A database with what the two kinds do differently. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** Runs `work` in one transaction that no other of this conversation overlaps, on any replica. */
  readonly transact: <T>(id: ConversationId, work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Safe when replicas start at once. */
  readonly migrate: () => Promise<void>;
}

/** How long a statement waits for another process on the same file, in ms. */
const BUSY_MS = 2_000;

/**
 * Opens a SQLite file, and makes it and its folder where there is none, readable by the owner alone.
 *
 * Every commit is on the disk before it returns (`synchronous = FULL`), and what is deleted is overwritten.
 */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const file = new BetterSqlite(path, { timeout: BUSY_MS });
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) file.pragma(setting);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
  /** The one connection is held meanwhile; IMMEDIATE makes other processes wait here and not fail at their first write. */
  const immediately = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
    db.connection().execute(async (held) => {
      file.exec('begin immediate');
      try {
        const result = await work(held);
        file.exec('commit');
        return result;
      } finally {
        if (file.inTransaction) file.exec('rollback');
      }
    });
  return {
    db,
    transact: (_id, work) => immediately(work),
    migrate: () => immediately((held) => migrate(held, { bytes: 'blob' })),
  };
}

/** Opens a PostgreSQL database, lazily: nothing fails before the first statement, and each one may succeed again. */
export function openPostgres(url: string): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createBoundedPool(url) }) });
  return {
    db,
    transact: (id, work) =>
      db.transaction().execute(async (held) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(held);
        return work(held);
      }),
    async migrate() {
      const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
      await migrate(db, { bytes: 'bytea', schema: rows[0]?.schema ?? 'public' });
    },
  };
}
