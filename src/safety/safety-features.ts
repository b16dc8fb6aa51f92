import { type Features, toFeatures } from '../types/linear-model.js';
import { markIdioms, matchRules } from './match-rules.js';
import { normalizeText } from './normalize-text.js';

/** Buckets of the safety model. */
export const SAFETY_BUCKETS = 131_072;
/** Of a longer text the beginning and the end are scored; the rules read all of it. */
const MAX_SCORED_CHARS = 1_500;

const WORD = /[\p{L}\p{N}]+|[?!]|\p{Extended_Pictographic}/gu;

/** The features the safety model reads: words, pairs and gapped pairs of words, pieces of words, and the rules that matched. */
export function safetyFeatures(text: string): Features {
  const normal = normalizeText(text);
  return featuresOf(
    normal,
    matchRules(normal).map((match) => match.rule),
  );
}

/** {@link safetyFeatures} for a text that is normalized already, with the names of the rules that matched it. */
export function featuresOf(normal: string, rules: readonly string[]): Features {
  const scored =
    normal.length <= 2 * MAX_SCORED_CHARS
      ? normal
      : `${normal.slice(0, MAX_SCORED_CHARS)} ${normal.slice(-MAX_SCORED_CHARS)}`;
  // Apostrophes say nothing: many leave them out.
  const words = markIdioms(scored).replaceAll("'", '').match(WORD) ?? [];
  const names: string[] = rules.flatMap((rule) => [`r ${rule}`, `r ${rule}`, `r ${rule}`]);
  words.forEach((word, i) => {
    const next = words[i + 1] ?? '$';
    names.push(
      `w ${word}`,
      `w ${word}`,
      `b ${word} ${next}`,
      `g ${word} ${words[i + 2] ?? '$'}`,
      `t ${word} ${next} ${words[i + 2] ?? '$'}`,
    );
    if (i === 0) names.push(`b ^ ${word}`);
    const padded = `<${word.slice(0, 20)}>`;
    for (let n = 3; n <= 5; n++)
      for (let at = 0; at + n <= padded.length; at++) names.push(`c ${padded.slice(at, at + n)}`);
  });
  return toFeatures(names, SAFETY_BUCKETS);
}
