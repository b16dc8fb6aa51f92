import choices from '@microsoft/recognizers-text-choice';
import numbers from '@microsoft/recognizers-text-number';
import { foldAccents } from './fold-accents.js';
import { normalizeUtterance } from './normalize-utterance.js';
import { tokenize } from './tokenize.js';

/** What a reply to a numbered question says; `none`: it is something else, such as a new question. */
export type Choice =
  | { readonly kind: 'one'; readonly index: number }
  | { readonly kind: 'both' }
  | { readonly kind: 'neither' }
  | { readonly kind: 'none' };

const NONE: Choice = { kind: 'none' };
/** Longer replies are no choice unless they are a label. */
const MAX_WORDS = 8;
const CULTURES = ['en-us', 'es-es'] as const;
const BOTH =
  /^(?:(?:compare|tell me about|maybe|um+|oh|i mean|de|las|los) )*(?:both|all|either|any|them all|the (?:two|first two)|ambos|ambas|todos|todas|dos|cualquiera)(?: of)?(?: (?:of|one|them|these|those|please|two|three|four|por favor))*$/;
const NEITHER =
  /^(?:(?:no|um+|oh|sorry) )*(?:neither|none|nothing|nevermind|never mind|forget it|cancel|skip it|something (?:else|different)|other|another(?: one)?|not (?:that|those|these|any)|ningun[oa]?|nada|otra cosa|otr[oa]|olvidalo|dejalo)(?: (?:of|them|these|those|it|thanks|please|gracias|de|est[oa]s|es[oa]s))*$/;
const LAST = /^(?:the |la |el )?(?:last|latter|ultim[oa])(?: one| option)?$/;
/** Words that say nothing of which. */
const FILLER = new Set(
  'the a an one ones number option choice please i mean meant want think it its is that this my about with no num nr um oh ok okay yes maybe probably just treatment thing la el las los lo un una numero opcion por favor de del quiero creo que es con'.split(
    ' ',
  ),
);

/**
 * Reads a reply to a question with numbered labels: a number in digits or words, English or Spanish (recognizers-text), a
 * label or words of only one label, "both", "neither".
 */
export function readChoice(utterance: string, labels: readonly string[]): Choice {
  const text = plain(utterance);
  const exact = labels.findIndex((label) => plain(label) === text);
  if (exact >= 0) return { kind: 'one', index: exact };
  const words = text.split(' ').filter(Boolean);
  if (words.length === 0 || words.length > MAX_WORDS) return NONE;
  if (NEITHER.test(text)) return { kind: 'neither' };
  const number = LAST.test(text) ? labels.length : numberIn(text);
  if (number !== null) return number >= 1 && number <= labels.length ? { kind: 'one', index: number - 1 } : NONE;
  if (BOTH.test(text)) return { kind: 'both' };
  const yes = booleanIn(words);
  if (yes !== null) return { kind: yes ? 'both' : 'neither' };
  return fitting(words, labels);
}

/** The one number that a reply is, an ordinal first: in "the second one", "one" counts nothing. */
function numberIn(text: string): number | null {
  for (const culture of CULTURES) {
    const recognizer = new numbers.NumberRecognizer(culture);
    for (const model of [recognizer.getOrdinalModel(), recognizer.getNumberModel()]) {
      const found = model.parse(text);
      const [first] = found;
      if (!first || found.length > 1) continue;
      const rest = `${text.slice(0, first.start)} ${text.slice(first.end + 1)}`;
      // "Both" and "the two" are no number two; "the magnetic one" is no number one.
      if (/\b(?:both|the two|los dos|las dos)\b/.test(text) || saysOne(first.text, rest)) continue;
      if (contentOf(rest.split(' ')).length === 0) return Number(first.resolution?.['value']);
    }
  }
  return null;
}

const saysOne = (found: string, rest: string): boolean =>
  /^(?:one|un|una)$/.test(found) && !/^ *$|\b(?:number|option|numero|opcion)\b/.test(rest);

/** A bare "no" or "yes". */
function booleanIn(words: readonly string[]): boolean | null {
  if (words.length > 2) return null;
  for (const culture of CULTURES) {
    const [found] = choices.recognizeBoolean(words.join(' '), culture);
    if (found && found.text.length === words.join(' ').length) return found.resolution?.['value'] === true;
  }
  return null;
}

/** The one label that has all the words that say something. */
function fitting(words: readonly string[], labels: readonly string[]): Choice {
  const said = contentOf(words);
  const fits = labels.flatMap((label, index) => {
    const own = new Set(plain(label).split(' ').map(singular));
    return said.length > 0 && said.every((word) => own.has(singular(word))) ? [index] : [];
  });
  const [index] = fits;
  return index !== undefined && fits.length === 1 ? { kind: 'one', index } : NONE;
}

const contentOf = (words: readonly string[]): string[] => words.filter((word) => word !== '' && !FILLER.has(word));
const singular = (word: string): string => word.replace(/e?s$/, '');
const plain = (text: string): string => tokenize(foldAccents(normalizeUtterance(text))).join(' ');
