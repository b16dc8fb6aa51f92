import type { CorpusRow } from '../safety/read-corpus.js';
import { splitSentences } from '../safety/split-clauses.js';

/** An utterance to learn danger from. */
export interface SafetyExample {
  readonly text: string;
  readonly label: string;
  readonly weight: number;
}

/** What a variant of a row counts beside the row itself. */
const WEIGHTS = { sentence: 0.5, amid: 0.5, decorated: 0.25, misspelled: 0.25 } as const;
const TAILS = [' 😭', ' 😭🙏', ' 💔', ' lol', ' 🥲', '...', ' !!', ' 😂', ' ❤️', ' thx', ' 🙃', ' 😔'];
const HEADS = ['hi, ', 'ok so ', '> earlier message\n', 'hello. ', 'Good evening.\n', 'question: ', 're: '];

/**
 * The variants of a row that teach what does not change its level: the same words amid questions about treatment,
 * with emoji or a greeting around them, misspelled, without punctuation. Of a calm row each sentence by itself is calm
 * as well: the riskiest clause decides, so none of them may be risky. Deterministic.
 */
export function augmentSafety(rows: readonly CorpusRow[], questions: readonly string[]): SafetyExample[] {
  return rows.flatMap((row, at): SafetyExample[] => {
    const pick = (list: readonly string[], salt: number): string => list[mix(at, salt) % list.length] ?? '';
    const label = row.level;
    const variants: SafetyExample[] = [{ label, text: row.text, weight: 1 }];
    const calm = label === 'none' || label === 'informational';
    const sentences = calm ? splitSentences(row.text) : [];
    if (sentences.length > 1) variants.push(...sentences.map((text) => ({ label, text, weight: WEIGHTS.sentence })));
    if (questions.length > 0) {
      const [before, after] = [pick(questions, 1), pick(questions, 2)];
      const amid = [`${before}? ${row.text}`, `${row.text} ${after}?`, `${before}. ${row.text} ${after}?`][
        mix(at, 3) % 3
      ];
      variants.push({ label, text: amid ?? row.text, weight: WEIGHTS.amid });
    }
    variants.push({
      label,
      text: mix(at, 4) % 2 === 0 ? `${row.text}${pick(TAILS, 5)}` : `${pick(HEADS, 6)}${row.text}`,
      weight: WEIGHTS.decorated,
    });
    variants.push({ label, text: misspell(row.text, at), weight: WEIGHTS.misspelled });
    return variants;
  });
}

/** Leaves out, doubles or swaps a letter in every sixth word or so, and drops punctuation in every other row. */
function misspell(text: string, at: number): string {
  const plain = mix(at, 7) % 2 === 0 ? text : text.toLowerCase().replace(/[.,;:!?'"]/g, '');
  return plain
    .split(' ')
    .map((word, i) => {
      const dice = mix(at * 131 + i, 8);
      if (word.length < 5 || dice % 6 !== 0) return word;
      const place = 1 + (mix(at + i, 9) % (word.length - 2));
      const [head, letter, tail] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
      const kind = mix(at + i, 10) % 3;
      if (kind === 0) return head + tail;
      return kind === 1 ? head + letter + letter + tail : head + tail.charAt(0) + letter + tail.slice(1);
    })
    .join(' ');
}

/** A fixed hash of two numbers, 0..2^31: the same rows get the same variants. */
function mix(a: number, b: number): number {
  let value = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 1;
}
