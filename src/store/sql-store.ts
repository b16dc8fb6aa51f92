import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ConversationState } from '../types/conversation.js';
import { BotError } from '../types/errors.js';
import type { ConversationId } from '../types/ids.js';
import type { ConversationStore, TurnRecord } from './conversation-store.js';
import { createQueue } from './create-queue.js';
import type { Database } from './open-database.js';
import type { Seal } from './seal.js';
import type { Tables } from './tables.js';

/** What a store on a database needs. */
export interface SqlStoreParts {
  readonly database: Database;
  readonly seal: Seal;
  readonly ttlMs: number;
  /** Called with states that cannot be opened. */
  readonly onFault: (fault: unknown) => void;
}

/** How long a turn waits for the one before it, in ms; over the limits of a statement, so that a slow one ends first. */
const MAX_WAIT_MS = 3_000;

/**
 * A store on SQLite or PostgreSQL. The tables are made at the first use, or at a later one where the database was gone.
 *
 * Every fault of the database is `store-unavailable`.
 */
export function createSqlStore(parts: SqlStoreParts): ConversationStore {
  const { database, ttlMs } = parts;
  const { db } = database;
  const queue = createQueue(MAX_WAIT_MS);
  let prepared: Promise<void> | null = null;
  const prepare = (): Promise<void> => {
    prepared ??= database.migrate().catch((fault: unknown) => {
      prepared = null;
      throw fault;
    });
    return prepared;
  };
  const run = <T>(work: () => Promise<T>): Promise<T> => prepare().then(work).catch(rethrow);
  const inTurn = <T>(id: ConversationId, work: (held: Kysely<Tables>) => Promise<T>): Promise<T> =>
    run(() => queue(id, () => database.transact(id, work)));
  return {
    read: (id, now) => run(() => readState(db, id, now, parts)),
    takeTurn: (id, now, answer) =>
      inTurn(id, async (held) =>
        keepTurn(held, answer(await readState(held, id, now, parts)), now.getTime() + ttlMs, parts.seal),
      ),
    delete: (id) =>
      inTurn(id, async (held) => {
        await held.deleteFrom('conversations').where('id', '=', id).execute();
        await held.deleteFrom('feedback').where('conversation_id', '=', id).execute();
      }),
    purgeExpired: (now) =>
      run(async () => {
        await db.deleteFrom('feedback').where('expires_at', '<', now.getTime()).execute();
        const gone = await db.deleteFrom('conversations').where('expires_at', '<', now.getTime()).executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
    ping: () => run(async () => void (await db.selectFrom('conversations').select('id').limit(1).execute())),
    close: () => db.destroy(),
  };
}

async function readState(
  db: Kysely<Tables>,
  id: ConversationId,
  now: Date,
  { seal, onFault }: SqlStoreParts,
): Promise<ConversationState | null> {
  const alive = db.selectFrom('conversations').where('id', '=', id).where('expires_at', '>=', now.getTime());
  const row = await alive.select('state').executeTakeFirst();
  if (!row) return null;
  try {
    return seal.open(id, row.state);
  } catch (fault) {
    onFault(fault);
    return null;
  }
}

async function keepTurn(db: Kysely<Tables>, record: TurnRecord, expiresAt: number, { seal }: Seal): Promise<void> {
  const kept = { state: seal(record.state), expires_at: expiresAt };
  await db
    .insertInto('conversations')
    .values({ id: record.state.id, ...kept })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
    .execute();
  if (!record.escalation) return;
  const { conversationId, level, channel, at } = record.escalation;
  await db
    .insertInto('outbox')
    .values({ id: randomUUID(), conversation_id: conversationId, level, channel, at })
    .execute();
}

function rethrow(cause: unknown): never {
  if (cause instanceof BotError) throw cause;
  throw new BotError('store-unavailable', 'expected the database to answer, got a fault', { cause });
}
