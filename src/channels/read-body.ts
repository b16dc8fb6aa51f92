import type { IncomingMessage } from 'node:http';

/** Largest body of a channel's request, in bytes: the longest message of Slack (40,000 characters) with room around it. */
export const MAX_BODY_BYTES = 262_144;

/** Reads a request's body; null where it is larger than `maxBytes`, of which no more is then read or kept. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const parts: Buffer[] = [];
  let size = 0;
  // The stream is kept open where we stop early, so that the refusal can still be sent on its socket.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
