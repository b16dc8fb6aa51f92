import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../src/nlu/read-choice.js';

const LABELS = ['TMS (magnets on the head)', 'VNS (a device in the chest)', 'DBS (wires in the brain)'];

describe('readChoice', () => {
  it.each([
    ['2', 1],
    ['2.', 1],
    ['two', 1],
    ['number two', 1],
    ['option 3', 2],
    ['the second one', 1],
    ['the first', 0],
    ['the last one', 2],
    ['I mean the third one please', 2],
    ['la segunda', 1],
    ['el primero', 0],
    ['número dos', 1],
    ['la última', 2],
  ])('understands a number: %j', (utterance, index) => {
    expect(readChoice(utterance, LABELS)).toEqual({ kind: 'one', index });
  });

  it.each([
    ['TMS (magnets on the head)', 0],
    ['tms', 0],
    ['the magnets', 0],
    ['magnet one', 0],
    ['the one in the chest', 1],
    ['wires', 2],
  ])('understands a label or a part of it: %j', (utterance, index) => {
    expect(readChoice(utterance, LABELS)).toEqual({ kind: 'one', index });
  });

  it.each(['both', 'all of them', 'either one', 'compare both', 'las dos', 'todas', 'yes'])(
    'understands %j',
    (text) => {
      expect(readChoice(text, LABELS).kind).toBe('both');
    },
  );

  it.each(['neither', 'none of these', 'no', 'nope', 'something else', 'ninguna', 'otra cosa'])(
    'understands that nothing fits: %j',
    (text) => {
      expect(readChoice(text, LABELS).kind).toBe('neither');
    },
  );

  it.each(['7', '0', 'how long does ect take', 'what are the side effects of lithium', '', '   ', 'the one', '😀'])(
    'leaves what is no choice: %j',
    (text) => {
      expect(readChoice(text, LABELS).kind).toBe('none');
    },
  );
});
