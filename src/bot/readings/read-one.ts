import type { Completion, Reading } from './reading.js';

/** "Find one": a kind of person or thing that the question before spoke of. */
const ONE = /(?<!\b(?:which|that|this|other|the|no|any|first|second|last) )\bones?\b/;
const KIND_OF_ONE =
  /\b(?:psychiatrist|psychologist|therapist|counsel+or|doctor|clinic|specialist|provider|trial|study|support group|book|app|second opinion|hospital|program)\b/;

/** "How do I find one": one of those that the question before spoke of. */
export function readOne({ text, question }: Reading): Completion | null {
  const kind = KIND_OF_ONE.exec(question)?.[0];
  return kind && ONE.test(text) ? [text.replace(ONE, `a ${kind}`), 'none'] : null;
}
