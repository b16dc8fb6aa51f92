import { createLog } from '../../src/http/create-log.js';
import type { ServerParts } from '../../src/http/create-server.js';
import { createObserver } from '../../src/http/observe.js';
import { createTestApp, NOW } from './test-app.js';

/** What a server of a test stands on; its log's lines go to `lines`. */
export function createServerParts(changes: Partial<ServerParts> = {}, lines: string[] = []): ServerParts {
  const { engine, knowledge } = createTestApp();
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  return {
    engine,
    knowledge,
    publicDir: 'dist/public',
    now: () => NOW,
    observer: createObserver(log),
    isReady: () => true,
    showsMetrics: true,
    messagesPerMinute: 1_000,
    trustedProxies: 0,
    tokenKey: Buffer.alloc(32, 7),
    conversationTtlMs: 3_600_000,
    origins: ['https://clinic.example'],
    onFeedback: () => {},
    ...changes,
  };
}
