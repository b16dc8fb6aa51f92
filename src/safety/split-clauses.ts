const CLAUSE_END = /(?<=[.!?;\n…])\s+|\n+|\s+[-–—]+\s+|,?\s+(?=but\b|pero\b|aunque\b|although\b|though\b)/;

/** Splits a normalized text into the clauses in which danger, denial and tense are judged. */
export const splitClauses = (text: string): string[] =>
  text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter(Boolean);
