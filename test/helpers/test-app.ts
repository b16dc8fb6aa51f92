import { type App, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { loadSecondOpinion } from '../../src/encoder/load-second-opinion.js';
import type { ConversationStore } from '../../src/store/conversation-store.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { toConversationId } from '../../src/types/ids.js';
import type { GuardedReply } from '../../src/types/reply.js';
import { NOW } from './now.js';

export { NOW } from './now.js';

const config = readConfig({});
const secondOpinion = await loadSecondOpinion(config.modelsDir);

/** The whole product, as `main.ts` wires it, on the bundled knowledge. */
export function createTestApp(
  store: ConversationStore = createMemoryStore(config.conversationTtlMs),
  onFault: (fault: unknown) => void = (fault) => {
    throw fault;
  },
): App {
  return createApp(config, secondOpinion, store, onFault);
}

/** Says an utterance in a conversation of its own, or in a named one. */
export function say(
  app: App,
  text: string,
  conversation = `c-${text.length}-${Math.abs(hash(text))}`,
  region: string | null = 'US',
): Promise<GuardedReply> {
  return app.engine.converse({
    conversationId: toConversationId(conversation),
    text,
    channel: 'cli',
    region,
    locale: null,
    now: NOW,
  });
}

function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value;
}
