/** Ways in which the same message arrives: as typed in a hurry, quoted, decorated or hidden from filters. */
export type Disguise = (text: string) => string;

const HOMOGLYPHS: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', i: 'і' };
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5' };

/** Changes every letter that the table knows. */
const swap = (table: Readonly<Record<string, string>>): Disguise => {
  const known = new RegExp(`[${Object.keys(table).join('')}]`, 'g');
  return (text) => text.replace(known, (letter) => table[letter] ?? letter);
};
/** Changes every longer word in its turn: the first, the fourth, the seventh, ... */
const everyThirdWord =
  (change: (word: string) => string): Disguise =>
  (text) => {
    let seen = 0;
    return text.replace(/\p{L}{4,}/gu, (word) => (seen++ % 3 === 0 ? change(word) : word));
  };

/** By name. Those of `surface` may not change a decision; those of `hidden` may cost a little recall. */
export const DISGUISES: Readonly<Record<'surface' | 'hidden', Readonly<Record<string, Disguise>>>> = {
  surface: {
    'upper case': (text) => text.toUpperCase(),
    'lower case, no punctuation': (text) => text.toLowerCase().replace(/[.,;:!?'"¿¡]/g, ''),
    'emoji after it': (text) => `${text} 😞💔`,
    'quoted before it': (text) => `> thank you for your message\n${text}`,
    'line breaks': (text) => text.replace(/([.,;!?]) /g, '$1\n\n'),
  },
  hidden: {
    'letters swapped': everyThirdWord((word) => `${word[0]}${word[2]}${word[1]}${word.slice(3)}`),
    'letter left out': everyThirdWord((word) => `${word.slice(0, 2)}${word.slice(3)}`),
    leetspeak: everyThirdWord(swap(LEET)),
    'look-alike letters': swap(HOMOGLYPHS),
    'zero-width characters': everyThirdWord((word) => word.split('').join('\u200b')),
    'dots between letters': everyThirdWord((word) => word.split('').join('.')),
    'stretched letters': everyThirdWord((word) => word.replace(/[aeiou](?=\p{L}*$)/u, '$&$&$&$&')),
  },
};
