import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { ConversationState } from '../types/conversation.js';
import { BotError } from '../types/errors.js';
import type { ConversationId } from '../types/ids.js';

/** Encrypts states at rest. */
export interface Seal {
  readonly seal: (state: ConversationState) => Buffer;
  /**
   * @throws BotError `state-unreadable` where the bytes were changed, belong to another conversation, were sealed with a
   * key that is not there, or hold a form that this release does not know.
   */
  readonly open: (id: ConversationId, bytes: Buffer) => ConversationState;
}

/** Raised whenever {@link ConversationState} changes so that older states cannot be read: they are unknown then. */
const FORM = 1;
const KEY_ID_BYTES = 8;
/** 96 bits at random: one key may seal some 2^32 states before it must be rotated (NIST SP 800-38D, 8.3). */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const CIPHER = 'aes-256-gcm';

/**
 * Builds a {@link Seal} of AES-256-GCM. The first key seals, all open, so a key is rotated by putting a new one first.
 *
 * Envelope: form (1 byte), key id (8), IV (12), tag (16), ciphertext. The header and the id of the conversation are
 * authenticated too, so no row can pass for another.
 */
export function createSeal(keys: readonly Buffer[]): Seal {
  const [first] = keys;
  if (!first) throw new BotError('config-invalid', 'expected at least one key for states, got none');
  const known = new Map(keys.map((key) => [keyIdOf(key).toString('hex'), key]));
  const header = Buffer.concat([Buffer.from([FORM]), keyIdOf(first)]);
  return {
    seal(state) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, first, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.concat([header, Buffer.from(state.id)]));
      const sealed = [cipher.update(JSON.stringify(state), 'utf8'), cipher.final()];
      return Buffer.concat([header, iv, cipher.getAuthTag(), ...sealed]);
    },
    open(id, bytes) {
      const key = known.get(bytes.subarray(1, HEADER_BYTES).toString('hex'));
      if (bytes[0] !== FORM || !key)
        throw new BotError('state-unreadable', 'expected a state of a known form and key, got another');
      try {
        return unseal(key, id, bytes);
      } catch (cause) {
        throw new BotError('state-unreadable', 'expected a state as it was sealed, got a changed one', { cause });
      }
    },
  };
}

/** Names a key without giving it away. */
const keyIdOf = (key: Buffer): Buffer =>
  createHash('sha256').update('carecite state key').update(key).digest().subarray(0, KEY_ID_BYTES);

function unseal(key: Buffer, id: ConversationId, bytes: Buffer): ConversationState {
  const at = HEADER_BYTES + IV_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(HEADER_BYTES, at), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, HEADER_BYTES), Buffer.from(id)]));
  decipher.setAuthTag(bytes.subarray(at, at + TAG_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(at + TAG_BYTES)), decipher.final()]);
  // Authenticated: these are the bytes that `seal` wrote.
  return JSON.parse(plain.toString('utf8')) as ConversationState;
}
