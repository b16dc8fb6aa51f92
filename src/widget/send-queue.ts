import type { ConversationClient } from './conversation-client.js';
import type { KeptTurn } from './kept-conversation.js';

/** Sends turns in the order in which they were said. */
export interface SendQueue {
  send(turn: KeptTurn): void;
  /** Drops what waits; what is on its way is no longer listened to. */
  clear(): void;
}

/** Pause before the one second try of a turn, in ms: long enough for a network that changes. */
const RETRY_MS = 1_000;

/**
 * Wires {@link SendQueue}. Without a network a turn waits for it; a try that nothing answered is made once more, under
 * the same key. After that the turn is `unsent`, and the person decides.
 */
export function createSendQueue(client: ConversationClient, onChange: (turn: KeptTurn) => void): SendQueue {
  let tail = Promise.resolve();
  let current = new AbortController();

  async function deliver(turn: KeptTurn, { signal }: AbortController): Promise<void> {
    const change = (state: KeptTurn['state']): void => {
      const isNew = turn.state !== state;
      turn.state = state;
      if (isNew && !signal.aborted) onChange(turn);
    };
    for (let tries = 0; tries < 2 && !signal.aborted; tries++) {
      if (!navigator.onLine) change('waiting');
      await networkReady(tries > 0, signal);
      if (signal.aborted) return;
      change('sending');
      const sent = await client.send(turn);
      if (sent.kind === 'unreachable') continue;
      turn.reply = sent.kind === 'replied' ? sent.reply : null;
      turn.status = sent.kind === 'refused' ? sent.status : null;
      return change(sent.kind === 'replied' ? 'answered' : 'unsent');
    }
    change('unsent');
  }

  return {
    send(turn) {
      const controller = current;
      turn.status = null;
      tail = tail.then(() => deliver(turn, controller));
    },
    clear() {
      current.abort();
      current = new AbortController();
      tail = Promise.resolve();
    },
  };
}

function networkReady(again: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((ready) => {
    signal.addEventListener('abort', () => ready(), { once: true });
    if (!navigator.onLine) window.addEventListener('online', () => ready(), { once: true, signal });
    else if (again) setTimeout(ready, RETRY_MS);
    else ready();
  });
}
