const ABBREVIATION = /(?:\b(?:St|Dr|Mr|Mrs|Ms|Prof|vs|etc|ie|eg|i\.e|e\.g|al|No|Fig|approx)|\b[A-Z])\.$/;

/** Splits running text into sentences; "St. John's" and "Dr. Lee" stay whole, "brain.Vagus" does not. */
export function splitSentences(text: string): string[] {
  const spaced = text.replace(/([a-z)])([.!?])(?=[A-Z][a-z])/g, '$1$2 ');
  const sentences: string[] = [];
  let current = '';
  for (const part of spaced.split(/(?<=[.!?]["”’)]?)\s+(?=["“(]?[A-Z0-9])/)) {
    current = current ? `${current} ${part}` : part;
    if (ABBREVIATION.test(current)) continue;
    sentences.push(current.trim());
    current = '';
  }
  if (current.trim()) sentences.push(current.trim());
  return sentences;
}
