import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../src/store/create-queue.js';

const tick = () => new Promise((done) => setImmediate(done));

describe('createQueue', () => {
  it('runs the tasks of one key in their order, and those of another beside them', async () => {
    const queue = createQueue(60_000);
    const ran: string[] = [];
    const task = (name: string) => async () => {
      ran.push(`${name} starts`);
      await tick();
      ran.push(`${name} ends`);
    };
    await Promise.all([queue('a', task('first')), queue('a', task('second')), queue('b', task('other'))]);
    expect(ran.filter((line) => !line.startsWith('other'))).toEqual([
      'first starts',
      'first ends',
      'second starts',
      'second ends',
    ]);
    expect(ran.indexOf('other starts')).toBeLessThan(ran.indexOf('first ends'));
  });

  it('runs the next task after one that fails', async () => {
    const queue = createQueue(60_000);
    const failing = queue('a', () => Promise.reject(new Error('no')));
    const next = queue('a', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('never runs a task that waited too long, and still runs the next one in its place', async () => {
    const queue = createQueue(10);
    let end = () => {};
    const first = queue('a', () => new Promise<void>((done) => (end = done)));
    let ranLate = false;
    await expect(queue('a', async () => (ranLate = true))).rejects.toMatchObject({ code: 'store-unavailable' });
    end();
    await first;
    expect(await queue('a', async () => 'done')).toBe('done');
    expect(ranLate).toBe(false);
  });
});
