import type { Engine } from '../bot/engine.js';
import { isIdText, toConversationId } from '../types/ids.js';

/** Longest line that is read, in characters: longer ones are answered with an error. */
export const MAX_LINE_CHARS = 1_000_000;

/** Answers one line `{id, conversation, text, region?, locale?, now?}` with one line `{id, reply}` or `{id|null, error}`. */
export async function answerJsonLine(engine: Engine, line: string, now: Date): Promise<string> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return JSON.stringify({ id: null, error: 'expected one JSON object a line, got something else' });
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return JSON.stringify({ id: null, error: 'expected a JSON object, got something else' });
  const { id = null, conversation, text, region, locale, now: at } = row as Readonly<Record<string, unknown>>;
  const fail = (error: string) => JSON.stringify({ id, error });
  if (typeof text !== 'string' || text.trim() === '')
    return fail('expected text as a string that is not empty, got something else in text');
  if (
    conversation !== undefined &&
    conversation !== null &&
    (typeof conversation !== 'string' || !isIdText(conversation))
  )
    return fail('expected conversation as an id, got something else in conversation');
  const moment = at === undefined || at === null ? now : new Date(String(at));
  if (Number.isNaN(moment.getTime())) return fail('expected now as an ISO 8601 instant, got something else in now');
  const name = typeof conversation === 'string' ? conversation : `line-${String(id)}-${Math.abs(hash(line))}`;
  const reply = await engine.converse({
    conversationId: toConversationId(name),
    text,
    channel: 'cli',
    region: typeof region === 'string' && /^[A-Za-z]{2}$/.test(region) ? region.toUpperCase() : null,
    locale: typeof locale === 'string' ? locale : null,
    now: moment,
  });
  return JSON.stringify({ id, reply });
}

function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value;
}
