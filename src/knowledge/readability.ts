/**
 * The Flesch-Kincaid grade of a text: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al. 1975).
 *
 * Names that nobody can word more simply (drugs, places, abbreviations, numbers) count as words of two syllables;
 * otherwise a list of medicines reads as harder than it is.
 */
export function fleschKincaidGrade(sentences: readonly string[], names: ReadonlySet<string>): number {
  let words = 0;
  let syllables = 0;
  sentences.forEach((sentence) => {
    (sentence.match(/[A-Za-z0-9'’-]+/g) ?? []).forEach((word, index) => {
      words++;
      const isName =
        names.has(word.toLowerCase()) || /\d/.test(word) || /[A-Z]{2}/.test(word) || (index > 0 && /^[A-Z]/.test(word));
      syllables += isName ? Math.min(2, countSyllables(word)) : countSyllables(word);
    });
  });
  if (words === 0) return 0;
  return 0.39 * (words / sentences.length) + 11.8 * (syllables / words) - 15.59;
}

function countSyllables(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, (end) => end[0] ?? '');
  return Math.max(1, plain.match(/[aeiouy]+/g)?.length ?? 1);
}
