import { deletions, isNear, type SpellingWords } from '../safety/correct-spelling.js';
import { normalizeText } from '../safety/normalize-text.js';

/** From this many uses on, a word is one that people misspell; the rows themselves hold misspellings, but rarely the same one twice. */
const MIN_TARGET_USES = 8;
const MIN_KNOWN_USES = 3;

/** Counts the words of labelled texts; of the dictionary it keeps those that a correction could damage. */
export function spellingWords(texts: readonly string[], dictionary: ReadonlySet<string>): SpellingWords {
  const uses = new Map<string, number>();
  for (const text of texts)
    for (const [word] of normalizeText(text).matchAll(/[a-z]{3,20}/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const ranked = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const targets = ranked.filter(([, count]) => count >= MIN_TARGET_USES).map(([word]) => word);
  const keys = new Map<string, string[]>();
  for (const target of targets)
    for (const key of [target, ...deletions(target)]) keys.set(key, [...(keys.get(key) ?? []), target]);
  const isTempting = (word: string): boolean =>
    [word, ...deletions(word)].some((key) => keys.get(key)?.some((target) => isNear(word, target)));
  const used = ranked.filter(([, count]) => count >= MIN_KNOWN_USES && count < MIN_TARGET_USES).map(([word]) => word);
  const known = new Set([
    ...used,
    ...[...dictionary].filter((word) => word.length <= 20 && !uses.has(word) && isTempting(word)),
  ]);
  for (const [word, count] of ranked) if (count < MIN_KNOWN_USES && dictionary.has(word)) known.add(word);
  return { targets, known: [...known].sort() };
}
