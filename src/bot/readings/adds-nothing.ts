import type { Mention } from '../../nlu/find-mentions.js';

const FILLER = new Set(
  'ok okay so well and but or what how about the a an same question thing for with is it its no not i mean meant sorry wait actually oops one that this please now also then instead y que tal of me tell on do does in to asking talking was by thanks my maybe rather from off el la los las lo le un una para con de del en sí también qué quise decir quería refería me perdón'.split(
    ' ',
  ),
);

/** Nothing but names and words that say "the same for": then the question before is meant. */
export function addsNothing(words: readonly string[], named: readonly Mention[]): boolean {
  const left = words.filter(
    (word, i) => !named.some((one) => i >= one.start && i < one.end) && !FILLER.has(word.replace(/'s$/, '')),
  );
  return left.length === 0;
}
