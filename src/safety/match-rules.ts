import type { SafetyLevel } from '../types/safety.js';
import data from './data/rules.json' with { type: 'json' };
import { splitClauses } from './split-clauses.js';

/** A rule that found its evidence in a clause. */
export interface RuleMatch {
  readonly rule: string;
  readonly level: SafetyLevel;
  /** The model may overrule it when it is sure. */
  readonly clearable: boolean;
}

interface Rule {
  readonly name: string;
  readonly level: string;
  readonly pattern: string;
  readonly unless?: string;
  readonly clearable?: boolean;
}

/** Expands `{concept}` and `{gapN}` (up to N words between) and compiles. */
function compile(pattern: string): RegExp {
  const expanded = pattern.replace(
    /\{gap(\d+)\}/g,
    (_, n: string) => `(?:[^\\p{L}\\p{N}]+[\\p{L}\\p{N}']+){0,${n}}?[^\\p{L}\\p{N}]+`,
  );
  const concepts: Readonly<Record<string, string>> = data.concepts;
  return new RegExp(
    expanded.replace(/\{([a-z]+)\}/g, (_, name: string) => concepts[name] as string),
    'u',
  );
}

const RULES = (data.rules as readonly Rule[]).map((rule) => ({
  name: rule.name,
  level: rule.level as SafetyLevel,
  clearable: rule.clearable === true,
  pattern: compile(rule.pattern),
  unless: rule.unless ? compile(rule.unless) : null,
}));
const IDIOMS = new RegExp(data.idioms.map((idiom) => `\\b(?:${idiom})`).join('|'), 'gu');
const DENIALS = new RegExp(data.denials.map((denial) => `(?:${denial})`).join('|'), 'gu');
/** Clauses longer than this are read in pieces of it, overlapping, so that the time stays linear in the length of a text. */
const MAX_CLAUSE_CHARS = 400;
const OVERLAP_CHARS = 100;

/** Puts one word in the place of every idiom and every denial, so that the model learns what they clear and not how they are worded. */
export const markIdioms = (text: string): string => text.replace(IDIOMS, ' idiomx ').replace(DENIALS, ' deniedx ');

/** Says whether a normalized text denies danger in so many words. */
export const hasDenial = (text: string): boolean => text.search(DENIALS) >= 0;

/** Applies every rule to every clause of a normalized text; idioms and denials are taken out first. */
export function matchRules(text: string): RuleMatch[] {
  const matches = new Map<string, RuleMatch>();
  const plain = text.replace(IDIOMS, ' _ ');
  for (const clause of splitClauses(plain).flatMap(pieces)) {
    const claimed = clause.replace(DENIALS, ' _ ');
    for (const { name, level, clearable, pattern, unless } of RULES) {
      if (matches.has(name) || !pattern.test(claimed) || unless?.test(clause)) continue;
      matches.set(name, { rule: name, level, clearable });
    }
  }
  return [...matches.values()];
}

function pieces(clause: string): string[] {
  if (clause.length <= MAX_CLAUSE_CHARS) return [clause];
  const parts: string[] = [];
  for (let at = 0; at < clause.length; at += MAX_CLAUSE_CHARS - OVERLAP_CHARS)
    parts.push(clause.slice(at, at + MAX_CLAUSE_CHARS));
  return parts;
}
