import { newState } from '../../src/bot/new-state.js';
import type { TurnRecord } from '../../src/store/conversation-store.js';
import type { ConversationState } from '../../src/types/conversation.js';
import { type ConversationId, toConversationId } from '../../src/types/ids.js';
import { NOW } from './now.js';

/** A conversation of the tests of storage. */
export const ID = toConversationId('conversation-1');

/** A turn that only counts itself; it may tell a clinic. */
export const countTurn =
  (id: ConversationId, changes: Partial<ConversationState> = {}, escalates = false) =>
  (before: ConversationState | null): TurnRecord => ({
    state: { ...(before ?? newState(id, NOW)), turns: (before?.turns ?? 0) + 1, ...changes },
    escalation: escalates ? { conversationId: id, level: 'active', channel: 'web', at: NOW.toISOString() } : null,
  });
