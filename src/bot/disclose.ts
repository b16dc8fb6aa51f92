import type { ConversationState } from '../types/conversation.js';

/** How often a conversation is told what it talks to: at its start and every three hours. */
const DISCLOSE_EVERY_MS = 3 * 3_600_000;

/** Says whether it is time to say again that this is an automated program. */
export function mustDisclose(state: ConversationState, now: Date): boolean {
  return state.disclosedAt === null || now.getTime() - Date.parse(state.disclosedAt) >= DISCLOSE_EVERY_MS;
}
