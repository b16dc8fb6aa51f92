import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { BotError } from '../types/errors.js';
import { parseStateKeys } from './parse-state-keys.js';

/**
 * The keys of a key file; makes one with a random key, readable by its owner alone, where there is none.
 *
 * Safe when two processes start at once: the file appears whole and under one of them, or not at all.
 *
 * @throws BotError `config-invalid` where the file holds something else.
 */
export function readOrCreateKeyFile(path: string): readonly Buffer[] {
  if (!existsSync(path)) createKeyFile(path);
  const keys = parseStateKeys(readFileSync(path, 'utf8'));
  if (!keys) throw new BotError('config-invalid', `expected keys of 32 bytes in base64, got something else in ${path}`);
  return keys;
}

function createKeyFile(path: string): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (fault) {
    if (!existsSync(path)) throw fault;
  } finally {
    unlinkSync(draft);
  }
}
