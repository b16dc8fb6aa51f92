import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** How long a turn waits for a connection, and for each statement, before it is answered without the database. In ms. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 2_000;
/** Over the server's own limit: reached only where the server is silent. */
const SILENCE_MS = 2_500;
/** A replica that died inside a transaction gives its conversation free after this long. */
const IDLE_TRANSACTION_MS = 5_000;
const MAX_CONNECTIONS = 10;

/**
 * A pool of PostgreSQL connections in which nothing waits for ever. Settings in the URL win over ours.
 *
 * A connection on which the server fell silent or said goodbye takes no more statements (a rollback would wait as long
 * again) and is thrown away.
 */
export function createBoundedPool(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'carecite',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: SILENCE_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    keepAlive: true,
  });
  // A connection may end at any time, idle or between two statements; without listeners that ends the process. The
  // next statement meets the same fault and reports it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { connect: async () => bindClient(await pool.connect()), end: () => pool.end() };
}

function bindClient(client: pg.PoolClient): PostgresPoolClient {
  let lost: { readonly fault: unknown } | null = null;
  const query = async (text: string, parameters: readonly unknown[]) => {
    if (lost) throw lost.fault;
    try {
      return await client.query(text, [...parameters]);
    } catch (fault) {
      if (!(fault instanceof pg.DatabaseError && fault.severity === 'ERROR')) lost = { fault };
      throw fault;
    }
  };
  // Kysely's type also has cursors, which it uses only where it is given a cursor class.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(lost !== null) };
}
