import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.js';
import { extractEntities } from '../../../src/nlu/extract-entities.js';
import { createNameFinder } from '../../../src/nlu/find-names.js';
import { normalizeUtterance } from '../../../src/nlu/normalize-utterance.js';
import { tokenize } from '../../../src/nlu/tokenize.js';

const { bundledKnowledgeDir } = readConfig({});
const { medications } = readKnowledge(bundledKnowledgeDir, bundledKnowledgeDir);
const findDrugs = createNameFinder(
  medications.flatMap((drug) => [drug.generic, ...drug.names].filter(Boolean).map((name) => [name, drug] as const)),
  new Set(),
);
const NOW = new Date('2026-11-23T12:00:00Z');

function told(utterance: string) {
  const text = normalizeUtterance(utterance);
  return extractEntities(text, findDrugs(tokenize(text)), NOW);
}
const medicines = (utterance: string) =>
  told(utterance).medications.map(({ generic, dose, durationDays, status }) => [
    generic,
    dose && `${dose.value} ${dose.unit}`,
    durationDays,
    status,
  ]);

describe('medicines', () => {
  it.each([
    ["I've been on sertraline 100mg for about eight weeks", [['sertraline', '100 mg', 56, 'current']]],
    ['doctor wants me to add abilify 2 mg', [['aripiprazole', '2 mg', null, 'planned']]],
    [
      'came off paxil in march, started cymbalta last tuesday',
      [
        ['paroxetine', null, null, 'past'],
        ['duloxetine', null, 6, 'current'],
      ],
    ],
    [
      'i take 20 of prozac and 50 of trazodone',
      [
        ['fluoxetine', '20 mg', null, 'current'],
        ['trazodone', '50 mg', null, 'current'],
      ],
    ],
    ['is 75 mg effexor a low dose?', [['venlafaxine', '75 mg', null, null]]],
    ['wellbutrin xl 300, 6wks in, feeling ok', [['bupropion', '300 mg', 42, 'current']]],
    ['lithium 600 mg a day', [['lithium', '600 mg', null, null]]],
    ['zoloft made me sleep 14 hours', [['sertraline', null, null, null]]],
  ])('reads %j', (utterance, expected) => {
    expect(medicines(utterance)).toEqual(expected);
  });
});

describe('failed trials', () => {
  it.each([
    ['failed three antidepressants', 3],
    ['tried prozac, lexapro and effexor, none of them worked', 3],
    ['failed zoloft and celexa. starting auvelity next week', 2],
    ['never taken any meds', 0],
    ['tried 4 meds and nothing helped', 4],
    ['i take two meds', null],
  ])('reads %j as %j', (utterance, expected) => {
    expect(told(utterance).failedTrials).toBe(expected);
  });
});

describe('age', () => {
  it.each([
    ['im 19 and on lexapro', 19],
    ['fifty-two years old', 52],
    ['my mom is 71 and takes lithium', 71],
    ['34f, depressed', 34],
    ['prozac is 20 mg', null],
    ['it took 20 years', null],
  ])('reads %j as %j', (utterance, expected) => {
    expect(told(utterance).age).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['first spravato session tomorrow', ['2026-11-24']],
    ['quit effexor 3 days ago', ['2026-11-20']],
    ['see the doctor next monday', ['2026-11-30']],
    ['symbyax 12/50 since two months', []],
    ['nothing about time', []],
  ])('reads %j as %j', (utterance, expected) => {
    expect(told(utterance).dates.map((date) => date.iso)).toEqual(expected);
  });
});
