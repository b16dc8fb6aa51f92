/**
 * What can be said about a topic, and what can be asked of it: the first of the two axes along which a question is
 * understood. Each aspect is an intent of its own under `intents/`.
 */
export const ASPECTS = [
  'definition',
  'mechanism',
  'effectiveness',
  'onset',
  'duration',
  'procedure',
  'side_effects',
  'risks',
  'interactions',
  'eligibility',
  'approval',
  'cost_coverage',
  'comparison',
  'options',
  'self_help',
  'finding_care',
  'monitoring',
  'stopping',
  'dosing',
  'evidence',
  'causes',
  'asking_doctor',
  'warning_signs',
] as const;

/** See {@link ASPECTS}. */
export type Aspect = (typeof ASPECTS)[number];

/** Says whether a word names an aspect. */
export const isAspect = (word: string): word is Aspect => (ASPECTS as readonly string[]).includes(word);
