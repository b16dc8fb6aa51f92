import type { Reply } from '../types/reply.js';
import { type KeptConversation, type KeptTurn, newKey } from './kept-conversation.js';
import type { Settings } from './read-settings.js';

/** What became of one try. */
export type Sent =
  | { readonly kind: 'replied'; readonly reply: Reply }
  /** Nothing came back: the network or what stands before the server. */
  | { readonly kind: 'unreachable' }
  /** The server answered, and not with a reply. */
  | { readonly kind: 'refused'; readonly status: number };

/** What became of a deletion; `forgotten` carries the server's own words on what it dropped. */
export type Erased = { readonly kind: 'erased' | 'failed' } | { readonly kind: 'forgotten'; readonly text: string };

/** Speaks with the API for one conversation. */
export interface ConversationClient {
  /** Tries once. A conversation that the server no longer knows is begun anew, under a new key. */
  send(turn: KeptTurn): Promise<Sent>;
  /** Says whether the feedback was taken; a server without that route does not take it. */
  rate(turnId: string, helpful: boolean, reason: string | null): Promise<boolean>;
  erase(): Promise<Erased>;
}

interface Call {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly key?: string;
}

const TIMEOUT_MS = 30_000;
const GATEWAY_STATUSES = [502, 503, 504];
const MESSAGES = '/api/v1/messages';

/** Creates a {@link ConversationClient} for the conversation in `kept`, and notes its token there. */
export function createConversationClient(settings: Settings, kept: KeptConversation): ConversationClient {
  const { server, region, locale, strings } = settings;

  async function call({ method, path, body, key }: Call): Promise<Response | null> {
    const headers = {
      'Content-Type': 'application/json',
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...(kept.token ? { 'X-Conversation-Token': kept.token } : {}),
    };
    try {
      const response = await fetch(`${server}${path}`, {
        method,
        headers,
        credentials: 'include',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const token = response.headers.get('X-Conversation-Token');
      if (token) kept.token = token;
      return response;
    } catch {
      return null;
    }
  }

  const post = (text: string, key: string): Promise<Response | null> => {
    const { conversationId } = kept;
    const body = { text, locale, ...(region ? { region } : {}), ...(conversationId ? { conversationId } : {}) };
    return call({ method: 'POST', path: MESSAGES, body, key });
  };

  async function send(turn: KeptTurn): Promise<Sent> {
    const response = await post(turn.text, turn.key);
    if (!response || GATEWAY_STATUSES.includes(response.status)) return { kind: 'unreachable' };
    if (response.status === 404 && kept.conversationId) {
      kept.conversationId = null;
      kept.token = null;
      turn.key = newKey();
      return send(turn);
    }
    const reply = response.ok ? await readReply(response) : null;
    if (!reply) return { kind: 'refused', status: response.status };
    return { kind: 'replied', reply };
  }

  async function rate(turnId: string, helpful: boolean, reason: string | null): Promise<boolean> {
    const body = { turnId, helpful, ...(reason ? { reason } : {}) };
    return (await call({ method: 'POST', path: '/api/v1/feedback', body }))?.ok === true;
  }

  async function erase(): Promise<Erased> {
    if (!kept.conversationId) return { kind: 'erased' };
    const path = `/api/v1/conversations/${encodeURIComponent(kept.conversationId)}`;
    const response = await call({ method: 'DELETE', path });
    if (response?.ok) return { kind: 'erased' };
    if (response?.status !== 404 && response?.status !== 405) return { kind: 'failed' };
    // No such route, or no such conversation: the utterance tells which.
    const asked = await post(strings.commands.forget, newKey());
    if (asked?.status === 404) return { kind: 'erased' };
    const reply = asked?.ok ? await readReply(asked) : null;
    return reply ? { kind: 'forgotten', text: reply.text } : { kind: 'failed' };
  }

  return { send, rate, erase };
}

async function readReply(response: Response): Promise<Reply | null> {
  try {
    const reply = (await response.json()) as Partial<Reply> | null;
    return typeof reply?.text === 'string' && typeof reply.conversationId === 'string' ? (reply as Reply) : null;
  } catch {
    return null;
  }
}
