import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it arrived, before anything of it is believed. */
export interface SlackRequest {
  readonly contentType: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

/** How far a request's clock may be off, either way, in seconds. Slack's own advice. */
const MAX_SKEW_S = 300;

/**
 * Says whether Slack sent this, now: version 0 of its request signature, over timestamp and body.
 *
 * Ours and not Bolt's: Bolt (5.1) believes any timestamp of the future and lets `ssl_check` requests through unsigned, and it
 * brings a dispatcher, an Express and an OAuth server of its own for what is one hash. Anything missing or odd here is a no.
 */
export function isGenuine(request: SlackRequest, signingSecret: string, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(request.timestamp) || !/^v0=[0-9a-f]{64}$/.test(request.signature)) return false;
  if (signingSecret === '' || Math.abs(nowMs / 1_000 - Number(request.timestamp)) > MAX_SKEW_S) return false;
  return timingSafeEqual(Buffer.from(request.signature), Buffer.from(signRequest(request, signingSecret)));
}

/** The signature that belongs to a timestamp and a body. */
export const signRequest = (request: Pick<SlackRequest, 'timestamp' | 'body'>, signingSecret: string): string =>
  `v0=${createHmac('sha256', signingSecret).update(`v0:${request.timestamp}:${request.body}`).digest('hex')}`;
