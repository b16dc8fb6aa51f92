const CLAUSE_END = /(?<=[.!?;\n…])\s+|\n+|\s+[-–—]+\s+|,?\s+(?=but\b|pero\b|aunque\b|although\b|though\b)/;

/** Splits a normalized text into the clauses in which danger, denial and tense are judged. */
export const splitClauses = (text: string): string[] =>
  text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter(Boolean);

const SENTENCE_END = /(?<=[.!?;\n])\s+|\n+/;
/** Shorter pieces say too little to be scored by themselves. */
const MIN_SENTENCE_WORDS = 3;

/** The sentences of a normalized text that are long enough to be scored by themselves. */
export const splitSentences = (text: string): string[] =>
  text.split(SENTENCE_END).filter((sentence) => sentence.split(' ').length >= MIN_SENTENCE_WORDS);

const QUOTED_LINE = /^(?:>|&gt;)\s*/;

/** Parts what a person writes from the lines that they quote (`> ...`); a message of nothing but quotes is their own. */
export function splitQuotes(text: string): { readonly own: string; readonly quoted: string } {
  const lines = text.split('\n');
  const own = lines
    .filter((line) => !QUOTED_LINE.test(line))
    .join('\n')
    .trim();
  if (own === '') return { own: text, quoted: '' };
  return {
    own,
    quoted: lines
      .filter((line) => QUOTED_LINE.test(line))
      .map((line) => line.replace(QUOTED_LINE, ''))
      .join('\n'),
  };
}
