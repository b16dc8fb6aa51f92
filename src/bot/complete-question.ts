import type { FindMentions, Mention } from '../nlu/find-mentions.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import { tokenize } from '../nlu/tokenize.js';
import type { ConversationState } from '../types/conversation.js';
import { AUDIENCE_WORDS, pointsAtSomebody, readAudience } from './read-audience.js';
import { isSubject, SUBSTANCES } from './topic-roles.js';

/** How an utterance leans on the turns before it; `none` where it stands alone. */
export type Leaning = 'none' | 'instead' | 'other' | 'which' | 'audience' | 'it' | 'fragment';

/** An utterance made into a question that can be understood without the turns before it. */
export interface CompletedQuestion {
  readonly text: string;
  readonly leaning: Leaning;
  /** The treatments, medicines or subjects it names, once completed. */
  readonly subjects: readonly string[];
}

/** The supplement, told from the word by its capitals. */
const WRITTEN_SAME = /\bSAM-?e\b/g;
/** Utterances of more words than this stand on their own, unless they say "it". */
const MAX_FRAGMENT_WORDS = 7;
const MAX_LEANING_WORDS = 16;
const OPENER =
  /^(?:(?:ok(?:ay)?|so|well|hm+|and|but|y|oh|alright|right|thanks|thank you|cool|great|got it)[, .]+)*(?:(?:and|what about|how about|or|y|que tal|same (?:question|thing)(?: but)?(?: for| with| about)?|same for|also|now|ditto for|as for|what of)\b)/;
const CORRECTION =
  /^(?:no+|nope|sorry|wait|oops|actually|not (?:that|what|the)|i meant?|i was (?:asking|talking) about|wrong one|correction)\b|\bi meant?\b|\binstead\b/;
const OTHER = /\b(?:the )?other (?:one|option|treatment|drug|med|medicine)\b|\bel otro\b|\bla otra\b/;
const WHICH =
  /\bwhich (?:one|of (?:them|those|the two|these)|is|works?|has|costs?|would|lasts?|acts?|kicks?|takes?|hurts?|needs?)\b|\b(?:compare (?:them|those|the two|both)|difference between (?:them|those|the two))\b|^(?:who|what) wins\b|^cu[aá]l\b/;
const BOTH = /\b(?:both|them both|the (?:two|last two)|those two|these two|together|each other)\b/;
const PRONOUN = /\b(?:it|this|that|they|them|those|these|that one|this one|eso|esto)\b/;
/** "It" that stands for nothing: "is it normal to", "it is said that". */
const EMPTY_IT = /\b(?:is|was) it (?:true|normal|possible|common|weird|bad|ok|okay|safe) (?:that|to|if|for)\b/;
const NAMES_TWO = /\b(?:mix|combine|compare|take|taken|with|vs|versus|than|or|differ|switch|alongside|together)\b/;
/** "Find one": a kind of person or thing that the question before spoke of. */
const ONE = /(?<!\b(?:which|that|this|other|the|no|any|first|second|last) )\bones?\b/;
const KIND_OF_ONE =
  /\b(?:psychiatrist|psychologist|therapist|counsel+or|doctor|clinic|specialist|provider|trial|study|support group|book|app|second opinion|hospital|program)\b/;
/** "Are those CBT": said of what was talked about, with another name. */
const IS_IT = /^(?:is|are|was|were|does|do|did|can|could|would|will|has|have) (?:it|that|this|they|those|these)\b/;
const FILLER = new Set(
  'ok okay so well and but or what how about the a an same question thing for with is it its no not i mean meant sorry wait actually oops one that this please now also then instead y que tal of me tell on do does in to asking talking was by thanks my maybe rather'.split(
    ' ',
  ),
);

/** What the readings below look at. */
interface Reading {
  readonly utterance: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly named: readonly Mention[];
  readonly latest: readonly string[];
  readonly question: string;
  /** The group asked for, where the utterance points back at somebody; with a blank before it. */
  readonly somebody: string;
  readonly state: ConversationState;
  readonly find: FindMentions;
}
type Completion = readonly [text: string, leaning: Leaning];

/** The ways to lean on the turns before, tried in this order: what names something first, bare fragments last. */
const READINGS: readonly ((reading: Reading) => Completion | null)[] = [
  readInstead,
  readOther,
  readWhich,
  readGroup,
  readNamed,
  readOne,
  readPronoun,
];

/** Completes an utterance from what was asked before: ellipsis, "it", "the other one", corrections, "and for my mother?". */
export function completeQuestion(utterance: string, state: ConversationState, find: FindMentions): CompletedQuestion {
  const text = normalizeUtterance(utterance.replace(WRITTEN_SAME, 'sam-e')).replace(/[?!.…]+$/, '');
  const words = tokenize(text);
  const done = ([completed, leaning]: Completion): CompletedQuestion => ({
    text: completed,
    leaning,
    subjects: namesIn(completed, find),
  });
  if (state.question === null || words.length > MAX_LEANING_WORDS) return done([text, 'none']);
  const reading: Reading = {
    utterance,
    text,
    words,
    named: find(text).filter(isSubject),
    latest: state.subjects[0] ?? [],
    question: state.question,
    somebody: state.audience && pointsAtSomebody(text) ? ` ${AUDIENCE_WORDS[state.audience]}` : '',
    state,
    find,
  };
  for (const read of READINGS) {
    const found = read(reading);
    if (found) return done(found);
  }
  return done([text + reading.somebody, 'none']);
}

/** "And for ketamine?", "no, the magnets": the question before, with another name. */
function readInstead({ utterance, text, words, named, question, find }: Reading): Completion | null {
  const corrected = CORRECTION.test(text) && words.length <= 12;
  const meant = corrected ? withoutDenied(named, words) : named;
  if (meant.length === 0 || !addsNothing(words, corrected ? named : meant)) return null;
  if (!corrected && !OPENER.test(text) && !asksOnlyName(utterance, words, meant)) return null;
  return [replaceSubjects(question, meant, find), 'instead'];
}

/** "And the other one?", "is the other one cheaper". */
function readOther({ text, words, named, question, state, find }: Reading): Completion | null {
  const other = otherSubject(state);
  if (!OTHER.test(text) || other === null || named.length > 0) return null;
  const rest = words.filter((word) => !/^(?:other|option|treatment|drug|med|medicine|otro|otra|el|la)$/.test(word));
  return [addsNothing(rest, []) ? replaceNames(question, [other], find) : text.replace(OTHER, other), 'other'];
}

/** "Which one is quicker", "can I take the last two together". */
function readWhich({ text, words, named, latest, state }: Reading): Completion | null {
  const pair = lastTwo(state);
  const which = WHICH.test(text);
  if ((which || (BOTH.test(text) && words.length <= 9)) && named.length === 0 && pair.length === 2)
    return [`${text} ${pair.join(which ? ' or ' : ' and ')}`, 'which'];
  return which && named.length === 1 && latest[0] ? [`${text} or ${latest[0]}`, 'which'] : null;
}

/** "What about my grandmother": what was talked about, for a group. */
function readGroup({ text, words, named, latest }: Reading): Completion | null {
  if (named.length > 0 || words.length > 12 || !readAudience(text, null)) return null;
  const leans = OPENER.test(text) || PRONOUN.test(text) || words.length <= 5;
  return leans ? [`${latest.join(' or ')} ${text}`, 'audience'] : null;
}

/** Names something of its own; a pronoun beside it stands for what was talked about ("mix it with X"). */
function readNamed({ text, named, latest, somebody }: Reading): Completion | null {
  if (named.length === 0) return null;
  const whole = withIt(text, named, latest);
  return [whole + somebody, whole === text ? 'none' : 'it'];
}

/** "How do I find one": one of those that the question before spoke of. */
function readOne({ text, question }: Reading): Completion | null {
  const kind = KIND_OF_ONE.exec(question)?.[0];
  return kind && ONE.test(text) ? [text.replace(ONE, `a ${kind}`), 'none'] : null;
}

/** "Is it covered", "side effects?": the subject is put in. */
function readPronoun({ text, words, latest, somebody }: Reading): Completion | null {
  const subject = latest.join(' and ');
  if (PRONOUN.test(text) && !EMPTY_IT.test(text)) return [text.replace(PRONOUN, subject) + somebody, 'it'];
  if (PRONOUN.test(text) || OPENER.test(text)) return [`${text} ${subject}${somebody}`, 'it'];
  return words.length <= MAX_FRAGMENT_WORDS ? [`${text} ${subject}${somebody}`, 'fragment'] : null;
}

/** The names in a text, as the text has them. */
export function namesIn(text: string, find: FindMentions): string[] {
  const all = find(text);
  const subjects = all.filter(isSubject);
  const proper = subjects.filter((mention) => mention.kind !== 'class');
  return [...new Set((proper.length > 0 ? proper : subjects).map((mention) => mention.surface))].slice(0, 2);
}

/** Nothing but names and words that say "the same for": then the question before is meant. */
function addsNothing(words: readonly string[], named: readonly Mention[]): boolean {
  const left = words.filter(
    (word, i) => !named.some((one) => i >= one.start && i < one.end) && !FILLER.has(word.replace(/'s$/, '')),
  );
  return left.length === 0;
}

/** "ketamine?": a name with a question mark repeats the question; without one it asks what it is. */
function asksOnlyName(utterance: string, words: readonly string[], named: readonly Mention[]): boolean {
  const [only] = named;
  return (
    named.length === 1 && utterance.trim().endsWith('?') && words.length - ((only?.end ?? 0) - (only?.start ?? 0)) <= 1
  );
}

/** "Not the spray, the infusion": what follows "not" is not meant. */
function withoutDenied(named: readonly Mention[], words: readonly string[]): readonly Mention[] {
  const meant = named.filter((one) => {
    const before = words.slice(Math.max(0, one.start - 2), one.start);
    return !(before.includes('not') || before.includes("n't"));
  });
  return meant.length > 0 ? meant.slice(-1) : [];
}

function replaceSubjects(question: string, meant: readonly Mention[], find: FindMentions): string {
  const isSubstance = (mention: Mention) => mention.topic !== null && SUBSTANCES.has(mention.topic);
  const old = find(question).filter(isSubject);
  // "Can I drink on X?" - "and weed?": what is drunk has no name of its own, and X stays.
  const beside = old.filter((mention) => !isSubstance(mention));
  if (meant.some(isSubstance) && beside.length > 0)
    return `${meant.map((one) => one.surface).join(' and ')} with ${beside.map((one) => one.surface).join(' and ')}`;
  return replaceNames(
    question,
    meant.map((one) => one.surface),
    find,
    meant[0]?.kind,
  );
}

/** Puts other names where a question has its own: the last ones where it has more. */
function replaceNames(
  question: string,
  names: readonly string[],
  find: FindMentions,
  kind: Mention['kind'] = 'subject',
): string {
  const words = tokenize(question);
  const all = find(question).filter(isSubject);
  const alike = all.filter((mention) => mention.kind === kind);
  const old = (alike.length > 0 ? alike : all).slice(-names.length);
  const [first] = old;
  if (!first) return `${question} ${names.join(' and ')}`;
  if (old.length < names.length)
    return [...words.slice(0, first.start), names.join(' and '), ...words.slice(first.end)].join(' ');
  let at = 0;
  const parts: string[] = [];
  old.forEach((mention, i) => {
    parts.push(...words.slice(at, mention.start), names[i] ?? '');
    at = mention.end;
  });
  return [...parts, ...words.slice(at)].join(' ');
}

/** The other of two: of a compared pair the one not answered last, else what was talked about before. */
function otherSubject(state: ConversationState): string | null {
  const [latest = [], before = []] = state.subjects;
  if (latest.length === 2) return latest[1] ?? null;
  return before.find((name) => !latest.includes(name)) ?? null;
}

/** The two names last spoken of: a compared pair, or the last two subjects one after the other. */
function lastTwo(state: ConversationState): readonly string[] {
  const [latest = []] = state.subjects;
  if (latest.length >= 2) return latest.slice(0, 2);
  return [...new Set(state.subjects.flat())].slice(0, 2).reverse();
}

/** "Mix it with X": the pronoun beside a name stands for what was talked about. */
function withIt(text: string, named: readonly Mention[], latest: readonly string[]): string {
  const [subject] = latest;
  if (
    !subject ||
    named.some((one) => one.surface === subject) ||
    !(NAMES_TWO.test(text) || IS_IT.test(text)) ||
    EMPTY_IT.test(text)
  )
    return text;
  return text.replace(PRONOUN, subject);
}
