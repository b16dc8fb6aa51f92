import { describe, expect, it } from 'vitest';
import { glossSpanish } from '../../../src/nlu/gloss-spanish.js';

describe('glossSpanish', () => {
  it.each([
    ['¿efectos secundarios?', 'side effects'],
    ['¿lo cubre el seguro?', 'is it covered by insurance'],
    ['¿es seguro?', 'is it safe'],
    ['¿cuánto cuesta la ect?', 'how much does it cost'],
    ['¿cuánto tarda en hacer efecto?', 'how soon does it start to work'],
  ])('puts %j into English', (text, english) => {
    expect(glossSpanish(text)).toContain(english);
  });

  it.each(['how much does tms cost', 'is it safe', 'mas o menos', 'ñandú'])('leaves %j as it is', (text) => {
    expect(glossSpanish(text)).toBe(text);
  });

  it('keeps the accents of what it does not know', () => {
    expect(glossSpanish('¿efectos secundarios de la fluoxetína?')).toBe('¿side effects de la fluoxetína?');
  });
});
