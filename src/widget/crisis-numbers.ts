/** The numbers of a region that the widget shows at all times. */
export interface CrisisNumbers {
  /** Null: "your local emergency number". */
  readonly emergency: string | null;
  readonly phone: string | null;
  readonly sms: string | null;
}

type Row = readonly [emergency: string, phone: string | null, sms: string | null];

/**
 * Per region: emergency number, the first crisis line to call, the first to text without a keyword.
 *
 * A copy of `knowledge/crisis/resources.json`, so that the numbers show before and without any network; a test holds
 * the two equal.
 */
const NUMBERS: Readonly<Record<string, Row>> = {
  US: ['911', '988', '988'],
  PR: ['911', '1-800-981-0023', null],
  CA: ['911', '988', '988'],
  GB: ['999', '116 123', '85258'],
  IE: ['112', '116 123', '50808'],
  AU: ['000', '13 11 14', '0477 13 11 14'],
  NZ: ['111', '1737', '1737'],
  EU: ['112', null, null],
  ES: ['112', '024', null],
  FR: ['15', '3114', null],
  DE: ['112', '0800 111 0 111', null],
  NL: ['112', '113', null],
  IN: ['112', '14416', null],
  MX: ['911', '800 911 2000', null],
  AR: ['911', '0800-999-0091', null],
  CL: ['131', '*4141', null],
  CO: ['123', '106', null],
  PE: ['106', '113', null],
  BR: ['192', '188', null],
  SG: ['995', '1767', null],
  KR: ['119', '109', null],
};
const EU_MEMBERS = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** Regions that have a row of their own. */
export const regionsWithNumbers: readonly string[] = Object.keys(NUMBERS);

/** The numbers of a region (ISO 3166 alpha-2); all null where it is unknown. */
export function crisisNumbersOf(region: string | null): CrisisNumbers {
  const row = NUMBERS[region ?? ''] ?? (region && EU_MEMBERS.includes(region) ? NUMBERS['EU'] : undefined);
  const [emergency = null, phone = null, sms = null] = row ?? [];
  return { emergency, phone, sms };
}
