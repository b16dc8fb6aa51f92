import { describe, expect, it } from 'vitest';
import { findAmbiguous, nameLoose, putNames } from '../../../src/bot/find-ambiguous.js';

const topics = (text: string) => findAmbiguous(text, 'en')?.options.map((option) => option.topic) ?? null;

describe('findAmbiguous', () => {
  it.each([
    ['how much does stimulation cost', 'vns'],
    ['is stimulating the brain safe', 'dbs'],
    ['tell me about the implant', 'dbs'],
    ['shock', 'discontinuation'],
    ['what are the side effects of the new pill', 'auvelity'],
    ['which therapy', 'ipt'],
    ['cuánto cuesta la estimulación', 'tms'],
  ])('finds more than one treatment in %j', (text, topic) => {
    expect(topics(text)).toContain(topic);
  });

  it.each([
    'what is ketamine',
    'side effects of the spray with esketamine',
    'how much does magnetic stimulation cost',
    'does deep brain stimulation hurt',
    'vagus nerve stimulation',
    'brain stimulation at home',
    'shock therapy side effects',
    'i have a dental implant, can i get tms',
    'which therapy works for nightmares',
    'my doctor gave me the new pill',
  ])('finds nothing ambiguous in %j', (text) => {
    expect(topics(text)).toBeNull();
  });
});

describe('putNames', () => {
  it('puts the name where the ambiguous one stood, or behind', () => {
    expect(putNames('is stimulation safe', ['TMS (magnets on the head)'])).toBe('is TMS safe');
    expect(putNames('is stimulation safe', ['TMS (magnets)', 'ECT'])).toBe('is TMS or ECT safe');
    expect(putNames('is that safe', ['TMS (magnets)'])).toBe('is that safe TMS');
  });
});

describe('nameLoose', () => {
  it('says the one treatment that a loose name means', () => {
    expect(nameLoose('side effects of the infusion?')).toBe('side effects of IV ketamine?');
    expect(nameLoose('a lithium infusion')).toBe('a lithium infusion');
  });
});
