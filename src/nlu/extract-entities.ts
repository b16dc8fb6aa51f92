import { type DateEntity, type Entities, type MedicationEntity, NO_ENTITIES } from '../types/entities.js';
import type { Medication } from '../types/knowledge.js';
import type { NameMatch } from './find-names.js';
import { countNumbers } from './recognize-numbers.js';
import { recognizeTimes, type TimeMention } from './recognize-times.js';
import { tokenize } from './tokenize.js';

/** A medicine in a text, by characters. */
interface Mention {
  readonly drug: Medication;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

type Status = MedicationEntity['status'];

const SHORT_UNITS: readonly (readonly [RegExp, string])[] = [
  [/(\d)\s*(?:wks?|w)\b/g, '$1 weeks'],
  [/(\d)\s*(?:mos?|mths?)\b/g, '$1 months'],
  [/(\d)\s*(?:yrs?)\b(?!\s*old)/g, '$1 years'],
  [/(\d)(days?|weeks?|months?|years?)\b/g, '$1 $2'],
];
const RELEASE_FORM = /^ (?:sr|xl|xr|er|cr|ir|la|odt|dr)\b/;
const DOSE = /(\d+(?:[.,]\d+)?)\s*-?(milligrams?|micrograms?|grams?|mgs?|mcg|µg|g|ml)\b/;
const UNITS: Readonly<Record<string, string>> = { mgs: 'mg', µg: 'mcg', gram: 'g', grams: 'g' };
const BARE_DOSE =
  /^[\s,:(]*(?:at |to |of )?(\d+(?:\.\d+)?)(?![\d/.]|\s*(?:%|percent|x\b|times|hours?|days?|weeks?|months?|years?|yo\b|st\b|nd\b|rd\b|th\b|mg|mcg|g\b|ml))/;
const DAY_COUNT = /\b(day|week|month) (\d{1,3})\b/;
const DAYS_PER: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };
/** "a day" says how often, not how long. */
const EACH = /^(?:a|each|every|per) (?:day|week|month|year)$/;
/** Two strengths of one pill ("6/25") read like a day of the year. */
const STRENGTHS = /^\d{1,2}\/\d{1,3}$/;
/** What may stand between two medicines of one list. */
const LIST_JOINT = /^[\s,;&+/]*(?:and|or|then|plus|with|und|y)?[\s,;&+/]*(?:a |an |some )?$/;
const DOSE_WORDS =
  /\d+(?:[.,]\d+)?\s*-?(?:milligrams?|mgs?|mcg|g|ml)?\b(?:\s*of\b)?|\b(?:a day|per day|daily|twice|once|at night|nightly|bid|qd|qhs|tid|every)\b/g;

/** Cues of the time a medicine is spoken of in; the one nearest before it decides, else one after it. */
const PLANNED_BEFORE =
  /\b(?:begin|beginning|will (?:start|begin|take|try)|going to (?:start|try|take|be on)|about to (?:start|try)|start(?:ing)? (?:on )?(?:next|tomorrow)|(?:wants?|suggest(?:s|ed)?|recommend(?:s|ed)?|offer(?:s|ed)?|propos(?:es|ed)) .{0,20}?(?:try|start|add|switch to|take|me|him|her)?|haven'?t started|not started|supposed to start|thinking (?:about|of)|consider(?:ing)?|planning|scheduled|switching to|adding|to (?:try|start|add)|i start|starts?)\b/g;
const PAST_BEFORE =
  /\b(?:tried|failed|stopped|quit|came off|come off|went off|got off|off|was on|were on|had been on|used to (?:take|be on)|took|switched from|switching from|from|last dose of|didn'?t respond to|no luck with|after|previously|discontinued|weaned off|tapered off|ended|before|history of|past|did|had)\b/g;
const CURRENT_BEFORE =
  /\b(?:on|taking|takes?|been taking|using|started|began|currently|now on|still|switched (?:\w+ )?to|moved to|changed to|put (?:me|him|her) on|added|bumped|upped|increased|raised|currently|my)\b|\bto $/g;
const PAST_AFTER =
  /^.{0,30}\b(?:didn'?t (?:work|help|do)|did nothing|stopped working|failed|in the past|years? ago|was useless|and quit|but (?:quit|stopped))\b/;
const PLANNED_AFTER =
  /^.{0,25}\b(?:starting (?:next|tomorrow|soon|on)|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|tomorrow)\b/;
const CURRENT_AFTER =
  /^.{0,40}\b(?:makes?|is making|feeling|still|since|day \d+|now|so far|isn'?t|is not|does(?:n'?t)?|helps?|keeps?)\b/;

const AGE =
  /\b(?:age[ds]?:? (\d{1,2})|(\d{1,2})[ -]?(?:years?|yrs?)[ -]old|(\d{1,2}) ?(?:yo|y\/o|y\.o\.)(?![a-z])|turned (\d{1,2})|(?:i'?m|i am|she'?s|he'?s|is) (?:only |just |now )?(\d{2})(?=$|[,.;!?]| (?:and|with|male|female|years|f\b|m\b))|(?:^|[\s(,])(?:(\d{2})[mf]|[mf](\d{2}))(?=$|[\s),.]))/;
const TREATMENTS =
  '(?:different |other |various |adequate |prior |previous )?(?:\\w+ )?(?:antidepressants?|meds?|medications?|medicines?|drugs?|pills|treatments?|trials?|ssris?|snris?|tries|things)';
const FAILED_COUNTS: readonly RegExp[] = [
  new RegExp(`\\b(?:failed|failing)(?: on)? (?:at least |over |about )?(\\d{1,2}) ${TREATMENTS}`),
  new RegExp(`\\b(\\d{1,2}) (?:failed|unsuccessful) ${TREATMENTS}`),
  new RegExp(
    `\\b(\\d{1,2}) ${TREATMENTS}(?: \\w+){0,3} (?:have |has |had )?(?:all |both )?(?:failed|didn'?t (?:work|help)|haven'?t (?:worked|helped)|not work(?:ed|ing)|no (?:help|luck|change|good)|did nothing)`,
  ),
  new RegExp(
    `\\b(?:tried|been (?:on|through)|gone through|had) (?:about |over |at least )?(\\d{1,2}) ${TREATMENTS}.{0,30}?\\b(?:nothing|none|no luck|without|failed|not one|neither|didn'?t|no (?:help|change|response|relief|success))`,
  ),
];
const NO_TRIALS =
  /\bno meds? (?:yet|so far|before|ever)|never (?:tried|taken|been on) (?:any )?(?:an? )?(?:antidepressants?|meds?|medications?|anything)|haven'?t (?:tried|taken) (?:any|a)/;
const FAILED_LIST = /\b(?:failed|no luck with|didn'?t respond to|nothing from)\b[^.;]*$/;
/** "The two failed": said after a list of medicines. */
const LIST_FAILED =
  /^.{0,20}\b(?:failed|didn'?t (?:work|help)|did nothing|no help|(?:none|neither|nothing)(?: of (?:them|those|it))? (?:worked|helped|did))\b/;

/**
 * Reads the facts that a person told: medicines with dose, duration and status, failed trials, age, days.
 *
 * @param text A normalized utterance, and `drugs` the names found in its words.
 * @param now Resolves "yesterday"; durations are whole days (a month 30, a year 365).
 */
export function extractEntities(text: string, drugs: readonly NameMatch<Medication>[], now: Date): Entities {
  const plain = SHORT_UNITS.reduce((whole, [pattern, to]) => whole.replace(pattern, to), text);
  const mentions = place(
    plain,
    drugs.filter((match) => match.value.generic !== ''),
  );
  const times = recognizeTimes(plain, now).filter(
    (time) =>
      !/^ ?old\b/.test(plain.slice(time.end)) &&
      !EACH.test(time.surface) &&
      !(STRENGTHS.test(time.surface) && mentions.some((one) => time.start - one.end === 1)),
  );
  const counted = countNumbers(plain);
  const age = ageIn(counted);
  const medications = readMedications(plain, mentions, times);
  const failedTrials = failedIn(counted, plain, mentions, medications.list);
  const used = medications.used;
  const dates = times.flatMap((time): DateEntity[] =>
    time.iso && !used.has(time) ? [{ surface: time.surface, iso: time.iso }] : [],
  );
  if (medications.list.length === 0 && dates.length === 0 && age === null && failedTrials === null) return NO_ENTITIES;
  return { medications: medications.list, failedTrials, age, dates };
}

function place(text: string, drugs: readonly NameMatch<Medication>[]): Mention[] {
  let from = 0;
  return drugs.flatMap((match) => {
    const pattern = tokenize(match.surface)
      .map((word) => word.replace(/'/g, "'?"))
      .join('[^\\p{L}\\p{N}]+');
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu');
    found.lastIndex = from;
    const hit = found.exec(text);
    if (!hit) return [];
    const form = RELEASE_FORM.exec(text.slice(hit.index + hit[0].length))?.[0] ?? '';
    from = hit.index + hit[0].length + form.length;
    return [{ drug: match.value, surface: hit[0] + form, start: hit.index, end: from }];
  });
}

function readMedications(text: string, mentions: readonly Mention[], times: readonly TimeMention[]) {
  const used = new Set<TimeMention>();
  const list: MedicationEntity[] = [];
  mentions.forEach((mention, i) => {
    const before = text.slice(mentions[i - 1]?.end ?? 0, mention.start);
    const after = text.slice(mention.end, mentions[i + 1]?.start ?? text.length);
    const joint = i > 0 && LIST_JOINT.test(before.replace(DOSE_WORDS, ' '));
    const said = statusOf(before, after);
    const status = joint && said.from !== 'before' ? (list[i - 1]?.status ?? said.status) : said.status;
    const time =
      times.find(
        (one) => one.start >= mention.end && one.start < (mentions[i + 1]?.start ?? text.length) && !used.has(one),
      ) ?? (i === 0 && mentions.length === 1 ? times.find((one) => one.end <= mention.start) : undefined);
    const counted = DAY_COUNT.exec(after);
    const days = counted ? Number(counted[2]) * (DAYS_PER[counted[1] ?? ''] ?? 1) : durationOf(time, status);
    if (time && days !== null) used.add(time);
    list.push({
      surface: mention.surface,
      generic: mention.drug.generic,
      class: mention.drug.class,
      dose: doseOf(mention.drug, before, after, i === 0),
      durationDays: days,
      status,
    });
  });
  return { list: list.filter((item, i) => list.findIndex((other) => other.generic === item.generic) === i), used };
}

function durationOf(time: TimeMention | undefined, status: Status): number | null {
  if (!time) return null;
  if (time.days !== null) return time.days;
  return time.untilNow || (status === 'current' && time.agoDays !== null) ? time.agoDays : null;
}

function statusOf(before: string, after: string): { readonly status: Status; readonly from: 'before' | 'after' } {
  const clause = before.split(/[.;!?]|\bbut\b/).at(-1) ?? before;
  const last = (pattern: RegExp) => [...clause.matchAll(pattern)].at(-1);
  const cues = (
    [
      ['planned', last(PLANNED_BEFORE)],
      ['past', last(PAST_BEFORE)],
      ['current', last(CURRENT_BEFORE)],
    ] as const
  )
    .flatMap(([status, match]) =>
      match ? [{ status, end: match.index + match[0].length, length: match[0].length }] : [],
    )
    .sort((a, b) => b.end - a.end || b.length - a.length);
  if (PAST_AFTER.test(after)) return { status: 'past', from: 'before' };
  if (cues[0]?.status === 'current' && PLANNED_AFTER.test(after)) return { status: 'planned', from: 'before' };
  if (cues[0]) return { status: cues[0].status, from: 'before' };
  if (PLANNED_AFTER.test(after)) return { status: 'planned', from: 'after' };
  return { status: CURRENT_AFTER.test(after) ? 'current' : null, from: 'after' };
}

function doseOf(drug: Medication, before: string, after: string, first: boolean): MedicationEntity['dose'] {
  const own = after.split(/[.;!?](?!\d)/)[0] ?? after;
  const written = DOSE.exec(own) ?? (first || /\d\s*\w* (?:of )?$/.test(before) ? DOSE.exec(before.slice(-24)) : null);
  if (written) return { value: Number((written[1] ?? '').replace(',', '.')), unit: unitOf(written[2] ?? 'mg') };
  const bare = BARE_DOSE.exec(own) ?? /\b(\d{1,4}) of $/.exec(before);
  const value = Number(bare?.[1]);
  const range = drug.doseRange;
  if (!bare || !range || value < range.min / 2 || value > range.max * 2) return null;
  return { value, unit: range.unit };
}

const unitOf = (word: string): string =>
  UNITS[word] ?? (word.startsWith('milli') ? 'mg' : word.startsWith('micro') ? 'mcg' : word);

function ageIn(text: string): number | null {
  const found = AGE.exec(text)?.slice(1).find(Boolean);
  const age = Number(found);
  return found && age >= 5 && age <= 110 ? age : null;
}

function failedIn(
  counted: string,
  text: string,
  mentions: readonly Mention[],
  medications: readonly MedicationEntity[],
): number | null {
  if (NO_TRIALS.test(text)) return 0;
  for (const pattern of FAILED_COUNTS) {
    const found = pattern.exec(counted)?.[1];
    if (found) return Number(found);
  }
  const first = mentions[0];
  const last = mentions.at(-1);
  if (!first || !last || mentions.length < 2) return null;
  const listed = FAILED_LIST.test(text.slice(0, first.start)) || LIST_FAILED.test(text.slice(last.end));
  const past = medications.filter((item) => item.status === 'past').length;
  return listed && past > 1 ? past : null;
}
