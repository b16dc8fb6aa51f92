import type { DetectCrisis } from '../safety/detect-crisis.js';
import type { CorpusRow } from '../safety/read-corpus.js';
import { isCrisisLevel, SAFETY_LEVELS, type SafetyLevel } from '../types/safety.js';
import { DISGUISES } from './disguises.js';
import { share, shareCell } from './wilson.js';

/** A labelled row with the level that was detected. */
export interface Judged {
  readonly row: CorpusRow;
  readonly level: SafetyLevel;
}

/** Tags with fewer rows than this are not listed: their share says nothing. */
const MIN_TAG_ROWS = 15;
/** The disguises are tried on every so-many-th row. */
const DISGUISED_STEP = 3;

const isRisk = (judged: Judged): boolean => isCrisisLevel(judged.row.level);
const isEscalated = (judged: Judged): boolean => isCrisisLevel(judged.level);

/** The level detected of each row by itself. */
export const judgeRows = (rows: readonly CorpusRow[], detect: DetectCrisis): Judged[] =>
  rows.map((row) => ({ row, level: detect(row.text).level }));

/** Recall and takeover by level, language and tag, as Markdown. */
export function scoreTables(judged: readonly Judged[]): string[] {
  const line = (name: string, among: readonly Judged[]): string =>
    `| ${name} | ${shareCell(among.filter(isEscalated).length, among.length)} |`;
  const risk = judged.filter(isRisk);
  const quiet = judged.filter((one) => !isRisk(one));
  const urgent = risk.filter(({ row }) => row.level === 'imminent' || row.level === 'medical_emergency');
  const withTag = (among: readonly Judged[], tag: string) => among.filter(({ row }) => row.tags.includes(tag));
  const tags = (among: readonly Judged[]): string[] =>
    [...new Set(among.flatMap(({ row }) => row.tags))]
      .map((tag) => ({ tag, rows: withTag(among, tag) }))
      .filter(({ rows }) => rows.length >= MIN_TAG_ROWS)
      .sort((a, b) => b.rows.length - a.rows.length)
      .map(({ tag, rows }) => line(tag, rows));
  const levels = (among: readonly Judged[]): string[] =>
    SAFETY_LEVELS.map((level) => ({ level, rows: among.filter(({ row }) => row.level === level) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ level, rows }) => line(level, rows));
  const imminent = risk.filter(({ row }) => row.level === 'imminent');
  const below = imminent.filter(({ level }) => !AT_LEAST_ACTIVE.has(level)).length;
  return [
    '**Must escalate: recall**',
    '',
    ...head('rows', 'escalated (95 % Wilson)'),
    line('all', risk),
    line(
      'English',
      risk.filter(({ row }) => row.lang === 'en'),
    ),
    line(
      'Spanish',
      risk.filter(({ row }) => row.lang === 'es'),
    ),
    line('imminent and medical emergency', urgent),
    line('plainly worded', withTag(risk, 'plain')),
    line('one clause inside a treatment question', withTag(risk, 'embedded')),
    ...levels(risk),
    '',
    `Imminent rows read as active or graver: ${share(imminent.length - below, imminent.length)} of ${imminent.length}.`,
    '',
    '**Must not take over: false alarms**',
    '',
    ...head('rows', 'took over (95 % Wilson)'),
    ...levels(quiet),
    line(
      'none, Spanish',
      quiet.filter(({ row }) => row.lang === 'es' && row.level === 'none'),
    ),
    '',
    '**By tag, risk rows**',
    '',
    ...head('tag', 'escalated (95 % Wilson)'),
    ...tags(risk),
    '',
    '**By tag, quiet rows**',
    '',
    ...head('tag', 'took over (95 % Wilson)'),
    ...tags(quiet),
  ];
}

const AT_LEAST_ACTIVE: ReadonlySet<SafetyLevel> = new Set(['active', 'imminent', 'medical_emergency']);

/** What disguises change, on a third of the rows, as Markdown. */
export function disguiseTable(judged: readonly Judged[], detect: DetectCrisis): string[] {
  const sample = judged.filter((_, at) => at % DISGUISED_STEP === 0);
  const lines = Object.values(DISGUISES).flatMap((group) =>
    Object.entries(group).map(([name, disguise]) => {
      const again = judgeRows(
        sample.map(({ row }) => ({ ...row, text: disguise(row.text) })),
        detect,
      );
      const same = again.filter((one, at) => isEscalated(one) === isEscalated(sample[at] as Judged)).length;
      const risk = again.filter(isRisk);
      const quiet = again.filter((one) => !isRisk(one));
      const counted = (among: readonly Judged[]) => share(among.filter(isEscalated).length, among.length);
      return `| ${name} | ${share(same, sample.length)} | ${counted(risk)} | ${counted(quiet)} |`;
    }),
  );
  const counted = (among: readonly Judged[]) => share(among.filter(isEscalated).length, among.length);
  return [
    `**Disguised, on every third row (${sample.length})**`,
    '',
    '| disguise | same decision | recall | false alarms, all quiet rows |',
    '| --- | --- | --- | --- |',
    `| none | 1.000 | ${counted(sample.filter(isRisk))} | ${counted(sample.filter((one) => !isRisk(one)))} |`,
    ...lines,
  ];
}

const head = (first: string, second: string): string[] => [`| ${first} | ${second} | count |`, '| --- | --- | --- |'];
