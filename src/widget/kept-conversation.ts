import type { Reply } from '../types/reply.js';

/** One utterance and what became of it. */
export interface KeptTurn {
  readonly text: string;
  /** Sent as `Idempotency-Key`: a second try of the same turn is answered once. */
  key: string;
  state: 'sending' | 'waiting' | 'unsent' | 'answered';
  reply: Reply | null;
  /** The status of a server that did not take it. */
  status: number | null;
}

/** What this tab remembers, so that a reload goes on where it was. */
export interface KeptConversation {
  conversationId: string | null;
  token: string | null;
  isOpen: boolean | null;
  turns: KeptTurn[];
}

const PLACE = 'care-cite-chat';
/** Kept turns: enough to read back, and well below what a tab may store. */
const MAX_TURNS = 60;

/** A key that is used for one turn. */
export function newKey(): string {
  // `randomUUID` is missing where a page is served over plain HTTP from another machine.
  const random = (byte: number): string => byte.toString(16).padStart(2, '0');
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), random).join('');
}

/** A turn that has not been sent yet. */
export const newTurn = (text: string): KeptTurn => ({
  text,
  key: newKey(),
  state: 'sending',
  reply: null,
  status: null,
});

/** Reads what this tab kept; turns that a reload cut off may be sent again. Nothing where storage is empty or forbidden. */
export function readKept(): KeptConversation {
  const empty: KeptConversation = { conversationId: null, token: null, isOpen: null, turns: [] };
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as KeptConversation | null;
    if (!kept || !Array.isArray(kept.turns)) return empty;
    for (const turn of kept.turns) if (turn.state !== 'answered') turn.state = 'unsent';
    return { ...empty, ...kept };
  } catch {
    return empty;
  }
}

/** Keeps the conversation for this tab; without storage it lives until the page goes. */
export function writeKept(kept: KeptConversation): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ ...kept, turns: kept.turns.slice(-MAX_TURNS) }));
  } catch {
    // A full or forbidden storage costs the resume after a reload, nothing else.
  }
}

/** Forgets the conversation, in the tab's storage and in memory. */
export function forgetKept(kept: KeptConversation): void {
  kept.conversationId = null;
  kept.token = null;
  kept.turns = [];
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
