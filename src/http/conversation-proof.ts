import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ConversationId } from '../types/ids.js';
import { Problem } from './problem.js';

/** Where a proof travels in requests and replies of pages that cannot keep our cookie. */
export const TOKEN_HEADER = 'X-Conversation-Token';
/** Conversations that were begun in a browser bear this mark: their id alone opens nothing. */
const BROWSER_MARK = 'w-';
const COOKIE = 'carecite';

/** Proves that who asks for a conversation is who began it. */
export interface ConversationProof {
  /** Begins the id of a new conversation: marked where a browser asks. */
  newId(request: Request, uuid: string): string;
  /** Hands out the proof, as a cookie that no script reads and as a header; does nothing for a conversation without the mark. */
  give(response: Response, id: ConversationId, now: Date): void;
  /**
   * Lets a request pass that may read and continue a conversation.
   *
   * A program that calls the API keeps the id to itself, as it would a key: 122 random bits. A browser's conversation
   * asks for its proof as well. Refused as an unknown conversation, so that nobody learns which ids exist.
   *
   * @throws Problem 404 without the proof; 403 where another site's page sends our cookie.
   */
  check(request: Request, id: ConversationId, now: Date): void;
}

/** @param key At least 32 bytes. @param ttlMs How long a proof holds after the last turn. */
export function createConversationProof(key: Buffer, ttlMs: number): ConversationProof {
  const sign = (id: ConversationId, expires: number): string =>
    `${expires}.${createHmac('sha256', key).update(`${id}.${expires}`).digest('base64url')}`;
  const holds = (id: ConversationId, token: string | null, now: Date): boolean => {
    const expires = Number(token?.split('.')[0]);
    if (!token || !Number.isSafeInteger(expires) || expires <= now.getTime()) return false;
    const [given, right] = [Buffer.from(token), Buffer.from(sign(id, expires))];
    return given.length === right.length && timingSafeEqual(given, right);
  };
  return {
    newId: (request, uuid) => (isBrowser(request) ? `${BROWSER_MARK}${uuid}` : uuid),
    give: (response, id, now) => {
      if (!id.startsWith(BROWSER_MARK)) return;
      const token = sign(id, now.getTime() + ttlMs);
      response.set(TOKEN_HEADER, token);
      const secure = response.req.secure ? '; Secure' : '';
      response.append(
        'Set-Cookie',
        `${COOKIE}=${token}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${Math.floor(ttlMs / 1000)}${secure}`,
      );
    },
    check: (request, id, now) => {
      if (!id.startsWith(BROWSER_MARK) || holds(id, request.get(TOKEN_HEADER) ?? null, now)) return;
      if (!holds(id, readCookie(request), now))
        throw new Problem(404, 'Unknown conversation', 'expected a conversation that is alive, got another');
      const origin = request.get('origin');
      if (origin !== undefined && origin !== 'null' && hostOf(origin) === request.get('host')) return;
      if (origin !== undefined)
        throw new Problem(403, 'Forbidden', 'expected a request of our own page, got one of another site');
    },
  };
}

const isBrowser = (request: Request): boolean =>
  request.get('origin') !== undefined || request.get('sec-fetch-site') !== undefined;

function readCookie(request: Request): string | null {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === COOKIE) return value.join('=');
  }
  return null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
