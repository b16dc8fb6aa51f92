/** Puts right a misspelled word of a normalized text where only one reading is likely; leaves every known word alone. */
export type CorrectSpelling = (text: string) => string;

/** What {@link createCorrectSpelling} needs; made from the labelled rows when the models are trained. */
export interface SpellingWords {
  /** Words that a misspelling may stand for, the most frequent first. */
  readonly targets: readonly string[];
  /** Words that are right as they are, though one letter away from a target ("dice"). */
  readonly known: readonly string[];
}

const MIN_LETTERS = 4;
const WORD = /[a-z]{3,20}/g;

/**
 * Builds {@link CorrectSpelling}: one letter left out, doubled, wrong or swapped with its neighbour, never the first one.
 * By deletions (Garbe's symmetric delete), so that a word costs its own length in lookups whatever the vocabulary.
 */
export function createCorrectSpelling(words: SpellingWords): CorrectSpelling {
  const known = new Set([...words.targets, ...words.known]);
  const byDeletion = new Map<string, string>();
  for (const target of words.targets.filter((word) => word.length >= MIN_LETTERS))
    for (const key of [target, ...deletions(target)]) if (!byDeletion.has(key)) byDeletion.set(key, target);
  const correct = (word: string): string => {
    if (known.has(word)) return word;
    for (const key of [word, ...deletions(word)]) {
      const target = byDeletion.get(key);
      if (
        target &&
        target[0] === word[0] &&
        Math.max(target.length, word.length) >= MIN_LETTERS + 1 &&
        isNear(word, target)
      )
        return target;
    }
    return word;
  };
  return (text) => text.replace(WORD, correct);
}

/** A word without each of its letters in turn, but for the first. */
export const deletions = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));

/** Says whether one letter left out, added or changed, or two neighbours swapped, make one word of the other. */
export function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
