import type { Audience } from '../types/knowledge.js';

const AUDIENCES: readonly (readonly [Exclude<Audience, 'clinician'>, RegExp])[] = [
  [
    'pregnancy',
    /\b(?:pregnan(?:t|cy)|expecting|trying (?:for a baby|to conceive)|breast-?feed(?:ing)?|nursing mothers?|trimester|postpartum|embaraz\w+)\b/,
  ],
  [
    'teen',
    /\b(?:teen\w*|adolescents?|kids?|child(?:ren)?|minors?|under (?:18|eighteen)|high ?school\w*|(?:1[0-7]|[5-9])[ -]?(?:year|yr)s?[ -]olds?|(?:1[0-7]) ?(?:yo|y\/o)|adolescentes?|ni[nñ][oa]s?|menores de edad)\b/,
  ],
  [
    'older',
    /\b(?:elderly|seniors?|older (?:adults?|people|patients?|folks)|old(?:er)? age|geriatric|grand(?:ma|mother|pa|father|parents?)|(?:over|above|past) (?:60|65|70|75|80)|(?:6[5-9]|[7-9]\d)[ -]?(?:year|yr)s?[ -]olds?|in (?:his|her|their|my) (?:60|70|80|90|sixties|seventies|eighties)s?|mayores|abuel[oa]s?|ancian[oa]s?)\b/,
  ],
];
/** "For her": the person spoken of before. */
const SOMEBODY = /\b(?:her|him|she|he|she's|he's|them|at (?:her|his|my|that) age|for (?:my|that) age)\b/;

/** For whom an utterance asks, where it says so; ages told in it count as well. */
export function readAudience(text: string, age: number | null): Exclude<Audience, 'clinician'> | null {
  for (const [audience, pattern] of AUDIENCES) if (pattern.test(text)) return audience;
  if (age === null) return null;
  return age < 18 ? 'teen' : age >= 65 ? 'older' : null;
}

/** Says whether an utterance points back at somebody ("and for her?"). */
export const pointsAtSomebody = (text: string): boolean => SOMEBODY.test(text);

/** How an audience is named in a question. */
export const AUDIENCE_WORDS = { teen: 'teenagers', older: 'older adults', pregnancy: 'pregnancy' } as const;
