/** What a person may ask about their own list and their own facts. */
export type OwnCommand = 'list-add' | 'list-show' | 'list-clear' | 'export' | 'about-me' | 'forget-me';

const LIST = '(?:(?:my|the|a) )?(?:appointment |question |doctor |visit )?list';
const COMMANDS: readonly (readonly [OwnCommand, RegExp])[] = [
  [
    'list-add',
    new RegExp(
      `^(?:please |can you |could you )?(?:add|put|save|write|note)\\b.{0,160}\\b(?:to|on|in|onto) ${LIST}\\b|^(?:a[nñ]adir?|agrega)\\b.{0,160}\\blista\\b`,
      'i',
    ),
  ],
  ['list-clear', new RegExp(`^(?:please |can you )?(?:clear|empty|delete|erase|reset) ${LIST}[ .!?]*$`, 'i')],
  [
    'list-show',
    new RegExp(
      `^(?:please |can you |ok )?(?:show|see|open|view|read|what(?:'s| is)) (?:me )?(?:on |in )?${LIST}[ .!?]*$|^my list[ .!?]*$|^(?:ver|muestra) mi lista[ .!?]*$`,
      'i',
    ),
  ],
  [
    'export',
    new RegExp(
      `^(?:please |can you |can i )?(?:export|print|download|e-?mail me|copy)(?: (?:it|this|that|all|everything|my data|${LIST}))?[ .!?]*$`,
      'i',
    ),
  ],
  [
    'about-me',
    /^(?:so |ok )?(?:what|which (?:facts|things)) (?:do you|did you|have you|are you) (?:know|remember|keep|keeping|kept|store[d]?|storing|save[d]?|got) (?:about|on|of) me[ .!?]*$|^(?:show me )?(?:my data|what you know about me)[ .!?]*$|^(?:que|qué) sabes (?:de|sobre) m[ií][ .!?]*$/i,
  ],
  [
    'forget-me',
    /^(?:please |can you |now )*(?:forget (?:me|(?:about )?(?:everything|all|what i (?:said|told you)))|delete (?:me|my data|everything(?: about me)?|what you know(?: about me)?|my conversation)|erase (?:me|my data|everything)|olv[ií]dame|borra mis datos)(?: please)?[ .!?]*$/i,
  ],
];

/** Reads such a request; null where the utterance is something else. */
export function readOwnCommand(utterance: string): OwnCommand | null {
  const text = utterance.trim().slice(0, 240);
  for (const [command, pattern] of COMMANDS) if (pattern.test(text)) return command;
  return null;
}

/** What is to be added, where the request says it ("add 'is it covered' to my list", "add to my list: ..."); null for the last question. */
export function readListText(utterance: string): string | null {
  const after = /\blist\s*[:,-]\s*(.{3,})$/i.exec(utterance)?.[1];
  const within =
    /^(?:please |can you |could you )?(?:add|put|save|write|note)(?: down)?\s+(.{3,160}?)\s+(?:to|on|in|onto)\s+(?:my|the|a)\b/i.exec(
      utterance,
    )?.[1];
  const text = (after ?? within ?? '').replace(/^["'“]|["'”]$/g, '').trim();
  return text === '' ||
    /^(?:it|this|that|these|those|them|the (?:last )?(?:question|answer)|that (?:question|one))$/i.test(text)
    ? null
    : text;
}
