import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/store/memory-store.js';
import { tendStore } from '../../../src/store/tend-store.js';
import { NOW } from '../../helpers/now.js';
import { countTurn, ID } from '../../helpers/states.js';

describe('tendStore', () => {
  it('follows the store down and up, and reports each time that it goes once', async () => {
    let isGone = false;
    const faults: unknown[] = [];
    const ping = async () => {
      if (isGone) throw new Error('gone');
    };
    const tended = tendStore(
      { ...createMemoryStore(1), ping },
      () => NOW,
      (fault) => faults.push(fault),
    );
    expect(tended.isUp()).toBe(false);
    const seen: boolean[] = [];
    for (const gone of [false, true, true, false, true]) {
      isGone = gone;
      await tended.check();
      seen.push(tended.isUp());
    }
    expect(seen).toEqual([true, false, false, true, false]);
    expect(faults).toHaveLength(2);
  });

  it('purges what expired while the process was away', async () => {
    const store = createMemoryStore(1_000);
    await store.takeTurn(ID, NOW, countTurn(ID));
    const later = new Date(NOW.getTime() + 2_000);
    await tendStore(
      store,
      () => later,
      () => {},
    ).check();
    expect(await store.purgeExpired(later)).toBe(0);
  });
});
