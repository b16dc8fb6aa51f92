const COUNTRIES: Readonly<Record<string, string>> = {
  'united states': 'US',
  usa: 'US',
  america: 'US',
  'puerto rico': 'PR',
  canada: 'CA',
  'united kingdom': 'GB',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  london: 'GB',
  ireland: 'IE',
  irlanda: 'IE',
  dublin: 'IE',
  australia: 'AU',
  sydney: 'AU',
  'new zealand': 'NZ',
  spain: 'ES',
  españa: 'ES',
  france: 'FR',
  francia: 'FR',
  germany: 'DE',
  alemania: 'DE',
  netherlands: 'NL',
  holland: 'NL',
  india: 'IN',
  mexico: 'MX',
  méxico: 'MX',
  argentina: 'AR',
  chile: 'CL',
  colombia: 'CO',
  peru: 'PE',
  perú: 'PE',
  brazil: 'BR',
  brasil: 'BR',
  singapore: 'SG',
  'south korea': 'KR',
  korea: 'KR',
};
const LIVES_IN = new RegExp(
  `\\b(?:in|from|live in|living in|here in|en|de|desde) (?:the )?(${Object.keys(COUNTRIES).join('|')})(?!\\p{L})`,
  'iu',
);

/** The region that a person names as theirs ("I live in Ireland"), as ISO 3166 alpha-2; null where they name none. */
export function findRegion(utterance: string): string | null {
  const match = LIVES_IN.exec(utterance.slice(0, 2_000));
  return match ? (COUNTRIES[(match[1] ?? '').toLowerCase()] ?? null) : null;
}

/** The region of a BCP 47 locale (`es-MX` -> `MX`); null where it names none. */
export function regionOfLocale(locale: string | null): string | null {
  return /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(locale ?? '')?.[1] ?? null;
}
