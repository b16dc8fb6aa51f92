import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ConversationStore } from '../../src/store/conversation-store.js';
import { openStore } from '../../src/store/open-store.js';
import { toConversationId } from '../../src/types/ids.js';
import { NOW } from '../helpers/now.js';
import { RUNS_POSTGRES } from '../helpers/postgres.js';
import { createPostgresHome, createSqliteHome, type StoreHome } from '../helpers/store-homes.js';
import { buildTurnTaker, startTurnTaker } from '../helpers/turn-taker.js';

/** `npm run kills` makes it 100. */
const KILLS = Number(process.env['CARECITE_KILLS'] || 10);
const SEED = 20_261_124;
const IDS = ['kill-a', 'kill-b', 'kill-c'];

let program: Awaited<ReturnType<typeof buildTurnTaker>>;
beforeAll(async () => {
  program = await buildTurnTaker();
});
afterAll(() => program.remove());

describe('SQLite', () => keepsTurns(createSqliteHome));
describe.skipIf(!RUNS_POSTGRES)('PostgreSQL', () => keepsTurns(createPostgresHome));

function keepsTurns(createHome: () => Promise<StoreHome>): void {
  const withHome = async (work: (home: StoreHome, env: Record<string, string>) => Promise<void>) => {
    const home = await createHome();
    const key = randomBytes(32).toString('base64');
    await work(home, { CARECITE_DATABASE: home.setting, CARECITE_STATE_KEY: key }).finally(() => home.drop());
  };

  it(
    `keeps every acknowledged turn, whole, when its process is killed ${KILLS} times`,
    { timeout: 20_000 + KILLS * 3_000 },
    () =>
      withHome(async (home, env) => {
        const random = createRandom(SEED);
        let killed = 0;
        let acknowledged = 0;
        let kept: ReadonlyMap<string, number> = new Map();
        for (let round = 0; round < KILLS; round++) {
          const taker = startTurnTaker(program.path, env, ['0', ...IDS]);
          await taker.came(1 + Math.floor(random() * 60));
          // Within the few milliseconds of a turn: some kills fall between its statements.
          await new Promise((done) => setTimeout(done, random() * 5));
          taker.child.kill('SIGKILL');
          if ((await taker.ended) === null) killed++;
          await expect.poll(home.isQuiet, { timeout: 10_000 }).toBe(true);
          const before = kept;
          kept = await readTurns(env);
          expect(await outboxOf(home)).toEqual(kept);
          for (const [id, turns] of taker.acknowledged) {
            acknowledged += turns - (before.get(id) ?? 0);
            expect(kept.get(id)).toBeGreaterThanOrEqual(turns);
            // Beyond what was acknowledged only the one turn that was being taken.
            expect(kept.get(id)).toBeLessThanOrEqual(turns + 1);
          }
        }
        expect(killed).toBe(KILLS);
        console.info(`${killed} kills, ${acknowledged} acknowledged turns, kept ${[...kept.values()].join(' + ')}`);
      }),
  );

  it(
    'loses no turn of one conversation that three processes take at once, on tables that none of them found',
    { timeout: 60_000 },
    () =>
      withHome(async (home, env) => {
        const takers = [1, 2, 3].map(() => startTurnTaker(program.path, env, ['20', 'kill-a']));
        expect(await Promise.all(takers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
        expect((await readTurns(env)).get('kill-a')).toBe(60);
        expect((await outboxOf(home)).get('kill-a')).toBe(60);
      }),
  );
}

async function readTurns(env: Record<string, string>): Promise<ReadonlyMap<string, number>> {
  const store: ConversationStore = await openStore(readConfig(env), (fault) => {
    throw fault;
  });
  try {
    const rows = await Promise.all(
      IDS.map(async (id) => [id, (await store.read(toConversationId(id), NOW))?.turns ?? 0] as const),
    );
    return new Map(rows.filter(([, turns]) => turns > 0));
  } finally {
    await store.close();
  }
}

/** One escalation is written with each turn: as many must be there as turns, or a turn was torn. */
async function outboxOf(home: StoreHome): Promise<ReadonlyMap<string, number>> {
  const text = 'select conversation_id as id, count(*) as n from outbox group by 1 order by 1';
  return new Map((await home.query(text)).map((row) => [String(row['id']), Number(row['n'])]));
}

/** Mulberry32: the same kills each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
