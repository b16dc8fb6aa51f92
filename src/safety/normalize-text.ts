// biome-ignore lint/suspicious/noControlCharactersInRegex: NULs hide words as well as zero-width characters do
const INVISIBLE = /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u0000]|[\uFE00-\uFE0F]/g;
/** Letters of other scripts that look like Latin ones (Cyrillic, Greek, ...), as people and filters-dodgers type them. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'јj',
    'ѕs',
    'ԁd',
    'һh',
    'кk',
    'мm',
    'тt',
    'вb',
    'нh',
    'ɡg',
    'ӏl',
    'ԛq',
    'ԝw',
    'ѵv',
    'зz',
    'гr',
    'пn',
    'ᴜu',
    'αa',
    'εe',
    'οo',
    'ρp',
    'νv',
    'ιi',
    'κk',
    'τt',
    'υu',
    'χx',
    'ηn',
    'ϲc',
    'ıi',
    'ƅb',
    'ցg',
    'օo',
    'ոn',
    'սu',
    'ⅼl',
    'ⅽc',
    'ⅾd',
  ].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g');
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** A word that mixes letters with digits or signs that stand for letters; doses ("50mg") and times ("3am") are left alone. */
const LEET_WORD = /(?<![\p{L}\p{N}])(?=[\p{L}013457@$!]*\p{L})(?=[\p{L}013457@$!]*[013457@$])[\p{L}013457@$!]{2,}/gu;
/** A 1 that stands where only "I" can stand ("1 want to", "think 1 have"). */
const LONE_ONE =
  /(?<![^\s.,!?])1(?= (?:am|want|wanna|have|feel|think|can|cant|can't|will|need|took|just|dont|don't|do|hate|was|wish|cut|hear|see)\b)/gu;
const UNIT_WORD = /^\d+(mg|mcg|ml|am|pm|x|st|nd|rd|th|h|hr|hrs|wk|wks|yr|yrs|yo|min|k|d|w|m|s|y|lb|lbs|kg|f|c)$/i;

/**
 * Undoes what hides words from a reader of words: compatibility forms, invisible and look-alike characters, letters
 * written as digits, letters set apart, stretched letters, dots between words. Linear in the length of the text.
 *
 * Accents are kept out (`ó` becomes `o`), so that Spanish reads the same with and without them.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(LOOKALIKE, (letter) => LOOKALIKES[letter] as string)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u2018\u2019\u201b\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/\s\.{2,}(?=\s)/g, '')
    .replace(LEET_WORD, unleet)
    .replace(LONE_ONE, 'i')
    .replace(/(?<!\p{L})\p{L}(?:[ .*_-]\p{L}){3,}(?!\p{L})/gu, (spaced) => spaced.replace(/[ .*_-]/g, ''))
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[ \t\r\f\v]+/g, ' ')
    .trim();
}

function unleet(word: string): string {
  if (UNIT_WORD.test(word) || /^\p{L}+!+$/u.test(word)) return word;
  return word.replace(/[013457@$!]/g, (sign) => LEET[sign] as string);
}
