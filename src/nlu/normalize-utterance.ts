/** Longest text that is understood, in characters; the rest of a longer one is cut off (safety reads all of it). */
export const MAX_UNDERSTOOD_CHARS = 2_000;

/**
 * Brings an utterance into the one form that the rest of `nlu` reads: NFKC, lower case, plain quotes, no invisible
 * characters, single blanks.
 */
export function normalizeUtterance(text: string): string {
  return text
    .slice(0, MAX_UNDERSTOOD_CHARS)
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]/g, '')
    .replace(/[\u2018\u2019\u201B\u02BC`\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E]/g, '"')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
