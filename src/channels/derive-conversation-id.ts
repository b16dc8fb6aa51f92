import { createHmac } from 'node:crypto';
import type { ChannelName } from '../types/conversation.js';
import { type ConversationId, toConversationId } from '../types/ids.js';

/**
 * Names a conversation after where it is held and by whom, without telling either: a keyed hash. The same thread and
 * person give the same id, also after a restart; a new `secret` starts all conversations anew.
 */
export function deriveConversationId(
  channel: ChannelName,
  secret: string,
  parts: readonly (string | null)[],
): ConversationId {
  const hash = createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
  return toConversationId(`${channel}-${hash.slice(0, 40)}`);
}
