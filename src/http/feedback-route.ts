import { isIdText } from '../types/ids.js';
import { Problem } from './problem.js';

/** Why a reply did not help, as the widget asks it; no words of the person. */
export const FEEDBACK_REASONS = ['off-topic', 'unclear', 'wrong', 'other'] as const;

/** Whether a reply helped. */
export interface Feedback {
  readonly turnId: string;
  readonly helpful: boolean;
  readonly reason: (typeof FEEDBACK_REASONS)[number] | null;
}

/** @throws Problem 422, naming the field. */
export function parseFeedback(body: unknown): Feedback {
  const { turnId, helpful, reason } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof turnId !== 'string' || !isIdText(turnId))
    throw new Problem(422, 'Invalid field', 'expected the id of a turn, got something else in turnId');
  if (typeof helpful !== 'boolean')
    throw new Problem(422, 'Invalid field', 'expected true or false, got something else in helpful');
  const known = FEEDBACK_REASONS.find((one) => one === reason) ?? null;
  if (reason !== undefined && reason !== null && known === null)
    throw new Problem(
      422,
      'Invalid field',
      `expected one of ${FEEDBACK_REASONS.join(', ')}, got something else in reason`,
    );
  return { turnId, helpful, reason: known };
}
