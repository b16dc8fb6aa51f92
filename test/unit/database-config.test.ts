import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

const bytes = randomBytes(32);
const KEY = bytes.toString('base64');

function faultOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (fault) {
    return fault instanceof Error ? fault.message : '';
  }
  return '';
}

describe('readDatabaseConfig', () => {
  it.each([
    [{}, { kind: 'sqlite', path: resolve('data/carecite.db') }],
    [{ CARECITE_DATABASE: 'memory:' }, { kind: 'memory' }],
    [{ CARECITE_DATABASE: 'sqlite:x/y.db' }, { kind: 'sqlite', path: resolve('x/y.db') }],
    [{ CARECITE_DATABASE: 'sqlite:///x/y.db' }, { kind: 'sqlite', path: '/x/y.db' }],
    [
      { DATABASE_URL: 'postgresql://h/d', CARECITE_STATE_KEY: KEY },
      { kind: 'postgres', url: 'postgresql://h/d' },
    ],
    [{ DATABASE_URL: 'postgres://h/d', CARECITE_DATABASE: 'memory:' }, { kind: 'memory' }],
  ])('reads %j', (env, expected) => {
    expect(readConfig(env).database).toEqual(expected);
  });

  it.each([
    ['base64', KEY],
    ['base64url', bytes.toString('base64url')],
    ['hex', bytes.toString('hex')],
  ])('reads a key in %s', (_name, key) => {
    expect(readConfig({ CARECITE_STATE_KEY: key }).stateKeys).toEqual([bytes]);
  });

  it('reads several keys of a file, in their order', () => {
    const folder = mkdtempSync(join(tmpdir(), 'carecite-'));
    const file = join(folder, 'keys');
    const other = randomBytes(32);
    writeFileSync(file, `${KEY}\n${other.toString('hex')}\n`);
    expect(readConfig({ CARECITE_STATE_KEY_FILE: file }).stateKeys).toEqual([bytes, other]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [{ CARECITE_DATABASE: 'mysql://user:hunter2@h/d' }, 'CARECITE_DATABASE as postgres'],
    [{ CARECITE_DATABASE: 'sqlite:' }, 'CARECITE_DATABASE as postgres'],
    [{ DATABASE_URL: 'postgres://user:hunter2@h:port/d' }, 'DATABASE_URL as postgres'],
    [
      { DATABASE_URL: 'postgres://user:hunter2@h/d' },
      'CARECITE_STATE_KEY or CARECITE_STATE_KEY_FILE with a PostgreSQL',
    ],
    [{ CARECITE_STATE_KEY: 'hunter2' }, 'CARECITE_STATE_KEY to hold keys of 32 bytes'],
    [{ CARECITE_STATE_KEY: `${KEY} hunter2` }, 'CARECITE_STATE_KEY to hold keys of 32 bytes'],
    [{ CARECITE_STATE_KEY: KEY, CARECITE_STATE_KEY_FILE: '/hunter2' }, 'got both'],
    [{ CARECITE_STATE_KEY_FILE: '/nowhere/hunter2' }, 'CARECITE_STATE_KEY_FILE to name a file'],
  ])('names what is wrong in %j and no secret', (env, expected) => {
    const fault = faultOf(env);
    expect(fault).toContain(expected);
    expect(fault).not.toContain('hunter2');
  });

  it('reports every fault at once', () => {
    expect(faultOf({ CARECITE_DATABASE: 'x', CARECITE_STATE_KEY: 'y', PORT: 'z' }).split('\n')).toHaveLength(3);
  });
});
