import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The PostgreSQL server of the tests. */
export const POSTGRES_URL = process.env['CARECITE_TEST_POSTGRES'] || 'postgres://postgres@127.0.0.1:5432/test';

/** Runs one statement on a connection of its own. */
export async function queryPostgres(url: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** False where no server answers and that is no failure: under CI it is one. */
export const RUNS_POSTGRES =
  process.env['CI'] === 'true' ||
  (await queryPostgres(POSTGRES_URL, 'select 1').then(
    () => true,
    () => false,
  ));

/** Makes a schema of its own; `url` opens in it, under its name. */
export async function createSchema(): Promise<{ readonly url: string; readonly name: string; drop(): Promise<void> }> {
  const name = `carecite_test_${randomUUID().replaceAll('-', '')}`;
  await queryPostgres(POSTGRES_URL, `create schema ${name}`);
  const url = new URL(POSTGRES_URL);
  url.searchParams.set('options', `-c search_path=${name}`);
  url.searchParams.set('application_name', name);
  return {
    url: url.href,
    name,
    drop: async () => void (await queryPostgres(POSTGRES_URL, `drop schema ${name} cascade`)),
  };
}
