import { writeSync } from 'node:fs';
import { readConfig } from '../../src/config.js';
import { openStore } from '../../src/store/open-store.js';
import { toConversationId } from '../../src/types/ids.js';
import { NOW } from './now.js';
import { countTurn } from './states.js';

// A program: takes turns in the conversations that it is given, beside each other and until it is killed (or `limit` turns
// in each), and prints `id turns` for each turn that the store says it kept. The database and its key come from the environment.
const [limit = '0', ...ids] = process.argv.slice(2);
const store = await openStore(readConfig(process.env), (fault) => {
  throw fault;
});

async function takeTurns(name: string): Promise<void> {
  const id = toConversationId(name);
  const count = countTurn(id, {}, true);
  for (let turn = 0; turn < Number(limit) || limit === '0'; turn++) {
    let turns = 0;
    await store.takeTurn(id, NOW, (before) => {
      const record = count(before);
      turns = record.state.turns;
      return record;
    });
    writeSync(1, `${id} ${turns}\n`);
  }
}

await Promise.all(ids.map(takeTurns));
await store.close();
