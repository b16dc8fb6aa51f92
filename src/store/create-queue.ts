import { BotError } from '../types/errors.js';

/** Runs tasks of one key one after the other, those of other keys beside them. */
export type Queue = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * Builds a {@link Queue}. It keeps many turns of one conversation from holding a connection each.
 *
 * A task whose place does not come within `maxWaitMs` is never run and rejects with `store-unavailable`.
 */
export function createQueue(maxWaitMs: number): Queue {
  const tails = new Map<string, Promise<void>>();
  return async (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    let release = (): void => {};
    const done = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tail = before.then(() => done);
    tails.set(key, tail);
    void tail.then(() => tails.get(key) === tail && tails.delete(key));
    try {
      await within(before, maxWaitMs);
      return await task();
    } finally {
      release();
    }
  };
}

async function within(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const fault = new BotError('store-unavailable', `expected a turn's place within ${ms} ms, got none`);
    timer = setTimeout(() => reject(fault), ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
