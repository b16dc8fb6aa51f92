/**
 * Wordings that tell a person what to do with their own treatment. The knowledge describes; it never directs, because
 * a sentence is shown to people whose situation nobody here knows.
 */
const DIRECTIVES: readonly RegExp[] = [
  /\byou (should|must|need to|have to|ought to) (take|stop|start|increase|reduce|double|skip|switch|quit|use)\b/i,
  /^(take|stop taking|start taking|increase|double|skip|reduce|quit|switch to)\b/i,
  /\b(double|halve|raise|lower) your dose\b/i,
  /\bstop taking (it|your|the) (now|today|at once|immediately)\b/i,
];

/** Finds the wording in a sentence that gives directive advice; null where there is none. */
export function findDirectiveAdvice(sentence: string): string | null {
  for (const pattern of DIRECTIVES) {
    const match = pattern.exec(sentence);
    if (match) return match[0];
  }
  return null;
}
