import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js';
import { tokenize } from './tokenize.js';

/** A name found in an utterance. */
export interface NameMatch<T> {
  readonly value: T;
  /** The words as the person wrote them. */
  readonly surface: string;
  /** Positions in the words of the utterance: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** Letters that differ from the name; 0 for an exact match. */
  readonly distance: number;
}

/** Finds known names in the words of an utterance, longest first, never overlapping. */
export type NameFinder<T> = (words: readonly string[]) => readonly NameMatch<T>[];

/** Names shorter than this are taken only letter for letter. */
const MIN_FUZZY_CHARS = 6;
/** Names from this length on may differ by two letters. */
const LONG_NAME_CHARS = 9;
const LONGEST_NAME_WORDS = 7;

/**
 * Builds a finder over names and what they stand for. Misspelled single words are forgiven (Damerau-Levenshtein, natural):
 * one letter from {@link MIN_FUZZY_CHARS} on, two from {@link LONG_NAME_CHARS}; words of `common` are never read as a misspelling.
 */
export function createNameFinder<T>(names: Iterable<readonly [string, T]>, common: ReadonlySet<string>): NameFinder<T> {
  const exact = new Map<string, T>();
  const fuzzy: { name: string; value: T }[] = [];
  for (const [name, value] of names) {
    const key = tokenize(name).join(' ');
    if (key === '' || exact.has(key)) continue;
    exact.set(key, value);
    if (!key.includes(' ') && key.length >= MIN_FUZZY_CHARS) fuzzy.push({ name: key, value });
  }
  const known = new Map<string, { name: string; value: T; distance: number } | null>();
  const nearest = (word: string) => {
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    const found = word.length < MIN_FUZZY_CHARS || common.has(word) ? null : findNearest(word, fuzzy);
    if (known.size > 20_000) known.clear();
    known.set(word, found);
    return found;
  };
  return (words) => {
    const matches: NameMatch<T>[] = [];
    for (let start = 0; start < words.length; start++) {
      const match = longestAt(words, start, exact);
      if (match) {
        matches.push(match);
        start = match.end - 1;
        continue;
      }
      const word = words[start] ?? '';
      const near = nearest(word);
      if (near) matches.push({ value: near.value, surface: word, start, end: start + 1, distance: near.distance });
    }
    return matches;
  };
}

function longestAt<T>(words: readonly string[], start: number, exact: ReadonlyMap<string, T>): NameMatch<T> | null {
  for (let end = Math.min(words.length, start + LONGEST_NAME_WORDS); end > start; end--) {
    const surface = words.slice(start, end).join(' ');
    const value = exact.get(surface) ?? exact.get(surface.replace(/'s\b/g, 's').replace(/'s?$/, ''));
    if (value !== undefined) return { value, surface, start, end, distance: 0 };
  }
  return null;
}

function findNearest<T>(word: string, names: readonly { name: string; value: T }[]) {
  let best: { name: string; value: T; distance: number } | null = null;
  for (const { name, value } of names) {
    const heard = soundsLike(name, word);
    const allowed = heard || Math.min(name.length, word.length) >= LONG_NAME_CHARS ? 2 : 1;
    if (Math.abs(name.length - word.length) > allowed || (!heard && name[0] !== word[0])) continue;
    const distance = levenshtein.DamerauLevenshteinDistance(name, word, { restricted: true });
    if (distance <= allowed && distance < (best?.distance ?? 9)) best = { name, value, distance };
  }
  return best;
}

/** Names heard and not read keep their consonants and lose their vowels. */
const soundsLike = (name: string, word: string): boolean =>
  name.length > MIN_FUZZY_CHARS && consonants(name).length > 2 && consonants(name) === consonants(word);

const consonants = (word: string): string =>
  word
    .replace(/[aeiouy]/g, '')
    .replace(/ph/g, 'f')
    .replace(/[ck]+/g, 'k')
    .replace(/(.)\1/g, '$1');
