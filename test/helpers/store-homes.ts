import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { createSchema, POSTGRES_URL, queryPostgres } from './postgres.js';

/** A place where stores can be opened, with a look behind them. */
export interface StoreHome {
  /** As `CARECITE_DATABASE` takes it. */
  readonly setting: string;
  /** Everything as it is stored. */
  bytes(): Promise<Buffer>;
  /** Runs a statement past the store; its rows. */
  query(text: string): Promise<readonly Record<string, unknown>[]>;
  /** Resolves when no connection of this home is left. */
  isQuiet(): Promise<boolean>;
  drop(): Promise<void>;
}

/** A SQLite file in a folder of its own. */
export async function createSqliteHome(): Promise<StoreHome> {
  const folder = mkdtempSync(join(tmpdir(), 'carecite-'));
  const path = join(folder, 'conversations.db');
  return {
    setting: `sqlite:${path}`,
    bytes: async () =>
      Buffer.concat(
        readdirSync(folder)
          .filter((name) => !name.endsWith('.key'))
          .map((name) => readFileSync(join(folder, name))),
      ),
    async query(text) {
      const file = new BetterSqlite(path);
      try {
        const statement = file.prepare(text);
        if (statement.reader) return statement.all() as Record<string, unknown>[];
        statement.run();
        return [];
      } finally {
        file.close();
      }
    },
    isQuiet: async () => true,
    drop: async () => rmSync(folder, { recursive: true }),
  };
}

/** A PostgreSQL schema of its own. */
export async function createPostgresHome(): Promise<StoreHome> {
  const { url, name, drop } = await createSchema();
  const query = async (text: string) => (await queryPostgres(url, text)).rows as Record<string, unknown>[];
  return {
    setting: url,
    async bytes() {
      const tables = ['conversations', 'feedback', 'outbox'];
      const rows = (await Promise.all(tables.map((table) => query(`select * from ${table}`)))).flat();
      return Buffer.concat(
        rows.flatMap((row) =>
          Object.values(row).map((cell) => (Buffer.isBuffer(cell) ? cell : Buffer.from(`${cell}`))),
        ),
      );
    },
    query,
    async isQuiet() {
      const text = 'select 1 from pg_stat_activity where application_name = $1';
      return (await queryPostgres(POSTGRES_URL, text, [name])).rowCount === 0;
    },
    drop,
  };
}
