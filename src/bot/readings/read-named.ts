import type { Mention } from '../../nlu/find-mentions.js';
import { EMPTY_IT, PRONOUN } from './leaning-words.js';
import type { Completion, Reading } from './reading.js';

const NAMES_TWO = /\b(?:mix|combine|compare|take|taken|with|vs|versus|than|or|differ|switch|alongside|together)\b/;
/** "Are those CBT": said of what was talked about, with another name. */
const IS_IT = /^(?:is|are|was|were|does|do|did|can|could|would|will|has|have) (?:it|that|this|they|those|these)\b/;

/** Names something of its own; a pronoun beside it stands for what was talked about ("mix it with X"). */
export function readNamed({ text, named, latest, somebody }: Reading): Completion | null {
  if (named.length === 0) return null;
  const whole = withIt(text, named, latest);
  return [whole + somebody, whole === text ? 'none' : 'it'];
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
