import recognizers from '@microsoft/recognizers-text-date-time';
import type { DateEntity } from '../types/entities.js';

/** A length of time or a calendar day that a person spoke of. */
export interface TimeMention {
  readonly surface: string;
  /** Characters in the text: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** Whole days; null where a day was meant. A day in the past also has its distance in {@link agoDays}. */
  readonly days: number | null;
  /** Days between a past day and today; null where none was meant, or one ahead. */
  readonly agoDays: number | null;
  /** `YYYY-MM-DD`; null where a length was meant. */
  readonly iso: DateEntity['iso'] | null;
  /** "since March", "the past two years": a stretch that reaches until today. */
  readonly untilNow: boolean;
}

/** A cheap look before the recognizer, which costs milliseconds. */
const MAY_HOLD_TIME =
  /\b(?:days?|weeks?|months?|years?|today|yesterday|tomorrow|tonight|decades?|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b|\d[/-]\d|\b\d{1,2}(?:st|nd|rd|th)\b/;
const LOOKS_BACK = /\b(?:started|began|stopped|quit|since|last|was|were|had|took|tried|ended|came off|ago)\b/;
const MS_PER_DAY = 86_400_000;
const MAX_CHARS = 600;

let model: ReturnType<recognizers.DateTimeRecognizer['getDateTimeModel']> | null = null;

interface Resolved {
  readonly type?: string;
  readonly timex?: string;
  readonly value?: string;
  readonly start?: string;
  readonly Mod?: string;
}

/** Finds lengths of time and days in a normalized text (recognizers-text). `now` resolves "next Monday". English. */
export function recognizeTimes(text: string, now: Date): TimeMention[] {
  const sample = text.slice(0, MAX_CHARS);
  if (!MAY_HOLD_TIME.test(sample)) return [];
  model ??= new recognizers.DateTimeRecognizer('en-us').getDateTimeModel();
  const today = now.toISOString().slice(0, 10);
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const found = model.parse(sample, new Date(year, month - 1, day, 12));
  return found.flatMap((result): TimeMention[] => {
    const values = (result.resolution?.['values'] ?? []) as readonly Resolved[];
    const first = values[0];
    const place = { surface: result.text, start: result.start, end: result.end + 1 };
    const nothing = { days: null, agoDays: null, iso: null, untilNow: false };
    if (!first || first.timex === 'PRESENT_REF') return [];
    if (first.type === 'duration') {
      const days = Math.floor(Number(first.value) / 86_400);
      return days >= 1 ? [{ ...place, ...nothing, days }] : [];
    }
    const isos = values
      .map((value) => (value.value ?? value.start ?? '').slice(0, 10))
      .filter((iso) => iso.length === 10);
    const back = LOOKS_BACK.test(sample.slice(Math.max(0, result.start - 40), place.end));
    const iso =
      (back ? isos.filter((value) => value <= today).at(-1) : isos.find((value) => value >= today)) ?? isos[0];
    if (!iso) return [];
    const ago = Math.round((Date.parse(today) - Date.parse(iso)) / MS_PER_DAY);
    const untilNow = first.type === 'daterange' && (first.Mod === 'since' || /^(?:past|last)\b/.test(result.text));
    const agoDays = ago > 0 ? ago : null;
    if (first.type === 'daterange') return untilNow ? [{ ...place, ...nothing, agoDays, untilNow }] : [];
    return [{ ...place, ...nothing, agoDays, iso }];
  });
}
