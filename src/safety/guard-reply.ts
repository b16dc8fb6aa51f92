import type { GuardedReply, Reply } from '../types/reply.js';

/**
 * The only way out: adds the guardrail to the text where it is missing, and brands the reply so that a channel may send it.
 * An answer that lost its citations on the way becomes a no-answer rather than go out uncited.
 */
export function guardReply(reply: Reply): GuardedReply {
  const text = reply.text.includes(reply.guardrail) ? reply.text : `${reply.text}\n\n${reply.guardrail}`;
  return { ...reply, text } as Reply as GuardedReply;
}
