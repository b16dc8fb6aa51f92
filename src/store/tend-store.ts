import type { ConversationStore } from './conversation-store.js';

/** A store that is looked after. */
export interface TendedStore {
  /** Whether the store answered when it was last asked. */
  readonly isUp: () => boolean;
  /** Asks now; never rejects. */
  readonly check: () => Promise<void>;
}

const CHECK_EVERY_MS = 2_000;
const PURGE_EVERY_MS = 600_000;

/**
 * Asks the store every two seconds whether it answers, and deletes what has expired now and every ten minutes. The timers
 * keep no process alive. A store that goes is reported once, until it is back.
 */
export function tendStore(store: ConversationStore, now: () => Date, onFault: (fault: unknown) => void): TendedStore {
  let isUp = false;
  let isReported = false;
  const ask = async (): Promise<void> => {
    try {
      await store.ping();
      isUp = true;
      isReported = false;
    } catch (fault) {
      if (!isReported) onFault(fault);
      isUp = false;
      isReported = true;
    }
  };
  let asking: Promise<void> | null = null;
  const check = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
  const purge = (): void => void store.purgeExpired(now()).catch(onFault);
  purge();
  setInterval(() => void check(), CHECK_EVERY_MS).unref();
  setInterval(purge, PURGE_EVERY_MS).unref();
  return { isUp: () => isUp, check };
}
