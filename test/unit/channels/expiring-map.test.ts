import { describe, expect, it } from 'vitest';
import { createExpiringMap } from '../../../src/channels/expiring-map.js';

describe('createExpiringMap', () => {
  it('forgets by age', () => {
    const map = createExpiringMap<number>(100, 10);
    map.set('a', 1, 0);
    expect([map.get('a', 99), map.get('a', 100)]).toEqual([1, undefined]);
    map.set('b', 2, 100);
    expect(map.size()).toBe(1);
  });

  it('never holds more than it may', () => {
    const map = createExpiringMap<number>(1_000, 3);
    for (let i = 0; i < 10; i++) map.set(`k${i}`, i, 0);
    expect([map.size(), map.get('k6', 1), map.get('k7', 1)]).toEqual([3, undefined, 7]);
  });
});
