import { foldAccents } from '../nlu/fold-accents.js';
import { tokenize } from '../nlu/tokenize.js';
import { type TopicName, toTopicName } from '../types/ids.js';
import type { Language } from '../types/language.js';
import table from './data/ambiguous.json' with { type: 'json' };
import choices from './data/choices.json' with { type: 'json' };

/** One treatment that a name may stand for. */
export interface Option {
  readonly label: string;
  readonly topic: TopicName;
}

/** A name in a question that may stand for several treatments, or (one option) loosely for one. */
export interface Ambiguity {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Option[];
  /** The aspects on which the knowledge speaks of the whole class: these need no question back. */
  readonly answers: readonly string[];
  /** Nothing else is said: the name alone. */
  readonly bare: boolean;
}

/** Words beside a bare name that ask nothing. */
const FILLER = new Set('the a is it what about how tell me of and or any please y la el que de which'.split(' '));
const TERMS = table.map((term) => ({
  ...term,
  pattern: new RegExp(term.pattern),
  unless: new RegExp(term.unless),
  options: term.options.map((name) => choices[name as keyof typeof choices]),
}));

/** Finds the first such name in a normalized text; null where every name is clear. */
export function findAmbiguous(text: string, language: Language): Ambiguity | null {
  const folded = foldAccents(text);
  for (const { pattern, unless, bare, answers, options } of TERMS) {
    const found = pattern.exec(folded);
    if (!found || unless.test(folded)) continue;
    const end = found.index + found[0].length;
    const rest = tokenize(`${folded.slice(0, found.index)} ${folded.slice(end)}`);
    const alone = rest.every((word) => FILLER.has(word));
    if (bare && !alone) continue;
    return {
      start: found.index,
      end,
      options: options.map((option) => ({ label: option[language], topic: toTopicName(option.topic) })),
      answers,
      bare: alone,
    };
  }
  return null;
}

/** The name in a label, without what explains it: "TMS (magnets on the head)" is TMS. */
export const nameOf = (label: string): string => label.replace(/ \(.*$/, '');

/** Puts names where a text has an ambiguous one, or behind it where it has none. */
export function putNames(text: string, labels: readonly string[]): string {
  const names = labels.map(nameOf).join(' or ');
  const found = findAmbiguous(text, 'en');
  return found ? `${text.slice(0, found.start)}${names}${text.slice(found.end)}`.trim() : `${text} ${names}`;
}

/** Puts the one treatment that a loose name can mean here in its place ("the infusion" is IV ketamine). */
export function nameLoose(text: string): string {
  const found = findAmbiguous(text.toLowerCase(), 'en');
  return found && found.options.length === 1
    ? `${text.slice(0, found.start)}${found.options[0]?.label}${text.slice(found.end)}`
    : text;
}
