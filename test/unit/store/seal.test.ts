import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newState } from '../../../src/bot/new-state.js';
import { createSeal } from '../../../src/store/seal.js';
import { toConversationId } from '../../../src/types/ids.js';
import { NOW } from '../../helpers/now.js';
import { ID } from '../../helpers/states.js';

const state = newState(ID, NOW);
const seal = createSeal([randomBytes(32)]);

describe('createSeal', () => {
  it('opens what it sealed', () => {
    expect(seal.open(ID, seal.seal(state))).toEqual(state);
  });

  it('seals the same state to other bytes each time', () => {
    expect(seal.seal(state).equals(seal.seal(state))).toBe(false);
  });

  it('refuses a state in which any one byte was changed', () => {
    const sealed = seal.seal(state);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      expect(() => seal.open(ID, changed)).toThrow(expect.objectContaining({ code: 'state-unreadable' }));
    }
  });

  it('refuses a state cut at any length', () => {
    const sealed = seal.seal(state);
    for (let length = 0; length < sealed.length; length++)
      expect(() => seal.open(ID, sealed.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'state-unreadable' }),
      );
  });

  it('refuses the state of another conversation', () => {
    expect(() => seal.open(toConversationId('conversation-2'), seal.seal(state))).toThrow();
  });

  it('demands a key', () => {
    expect(() => createSeal([])).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
