import { describe, expect, it } from 'vitest';
import resources from '../../../knowledge/crisis/resources.json' with { type: 'json' };
import { crisisLinesFor, crisisRegions } from '../../../src/safety/crisis-resources.js';
import { crisisNumbersOf, regionsWithNumbers } from '../../../src/widget/crisis-numbers.js';

describe('crisisNumbersOf', () => {
  it('knows every region of the crisis resources and no other', () => {
    expect([...regionsWithNumbers].sort()).toEqual([...crisisRegions.keys()].sort());
  });

  it.each(resources.regions)(
    'shows the numbers of the crisis resources: $region',
    ({ region, emergency, resources }) => {
      const lines = resources.filter(({ kind }) => kind === 'crisis');
      expect(crisisNumbersOf(region)).toEqual({
        emergency: emergency.number,
        phone: lines.find(({ phone }) => phone)?.phone ?? null,
        sms: lines.find(({ sms, smsText }) => sms && !smsText)?.sms ?? null,
      });
    },
  );

  it.each(['AT', 'IT', 'PL'])('gives the emergency number of the union to its members without lines: %s', (region) => {
    expect(crisisNumbersOf(region)).toEqual({
      emergency: crisisLinesFor(region, null).emergency,
      phone: null,
      sms: null,
    });
  });

  it.each([null, 'ZZ'])('claims no number where it knows none: %s', (region) => {
    expect(crisisNumbersOf(region)).toEqual({ emergency: null, phone: null, sms: null });
  });
});
