import type { ScopeRefusal } from '../types/safety.js';
import data from './data/scope.json' with { type: 'json' };
import { normalizeText } from './normalize-text.js';

interface ScopeRule {
  readonly refusal: string;
  readonly pattern: string;
  readonly needs?: string;
  readonly unless?: string;
  readonly needsPair?: boolean;
}

const RULES = (data.rules as readonly ScopeRule[]).map((rule) => ({
  refusal: rule.refusal as ScopeRefusal,
  pattern: new RegExp(rule.pattern, 'u'),
  needs: rule.needs ? new RegExp(rule.needs, 'u') : null,
  unless: rule.unless ? new RegExp(rule.unless, 'u') : null,
  needsPair: rule.needsPair === true,
}));

/** Scope is judged on that many characters: a request hides at the start or the end of a long text. */
const MAX_JUDGED_CHARS = 1_200;

/**
 * Says which rule of the scope policy an utterance falls under; null where it may be answered.
 *
 * @param namesPair Whether it names two medicines or substances: needed for `interaction_caution`.
 */
export function checkScope(utterance: string, namesPair: boolean): ScopeRefusal | null {
  const normal = normalizeText(utterance);
  const text =
    normal.length <= 2 * MAX_JUDGED_CHARS
      ? normal
      : `${normal.slice(0, MAX_JUDGED_CHARS)} ${normal.slice(-MAX_JUDGED_CHARS)}`;
  for (const rule of RULES) {
    if (rule.needsPair && !namesPair) continue;
    if (!rule.pattern.test(text) || (rule.needs && !rule.needs.test(text)) || rule.unless?.test(text)) continue;
    return rule.refusal;
  }
  return null;
}
