import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetectCrisis } from '../../src/safety/detect-crisis.js';
import { normalizeText } from '../../src/safety/normalize-text.js';
import { SAFETY_LEVELS } from '../../src/types/safety.js';
import { createTestApp, say } from '../helpers/test-app.js';

const app = createTestApp();
const rulesAlone = createDetectCrisis(null);
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom('not', 'i', 'want', 'to', 'die', '>', '\n', '...', '\u202e', '\u0000', '¿', '💔'), {
      maxLength: 60,
    })
    .map((words) => words.join(' ')),
);
/** Words with which no rule and no idiom begins or ends. */
const filler = fc
  .array(fc.constantFrom('table', 'window', 'Tuesday', 'coffee', 'the clinic', 'garden', 'my appointment'), {
    maxLength: 40,
  })
  .map((words) => words.join(' '));

describe('any text', () => {
  it('has a level, and never throws', async () => {
    fc.assert(
      fc.property(anything, (text) => {
        const signal = rulesAlone(text);
        expect(SAFETY_LEVELS).toContain(signal.level);
        expect(signal.escalate).toBe(!['none', 'informational', 'historic'].includes(signal.level));
      }),
      { numRuns: 1_000, seed: 20261124 },
    );
  });

  it('is normalized once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(normalizeText(normalizeText(text)).length).toBeLessThanOrEqual(normalizeText(text).length);
      }),
      { numRuns: 500, seed: 20261124 },
    );
  });

  it('gets a guarded reply', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const reply = await say(app, text);
        expect(reply.text).toContain(reply.guardrail);
        expect(reply.kind === 'answer').toBe(reply.kind === 'answer' && reply.citations.length > 0);
      }),
      { numRuns: 200, seed: 20261124 },
    );
  });
});

describe('an explicit plan', () => {
  it.each(['I am going to kill myself tonight', 'voy a matarme esta noche', 'I swallowed all my pills'])(
    'is found wherever it stands: %j',
    (plan) => {
      fc.assert(
        fc.property(filler, filler, (before, after) => {
          expect(rulesAlone(`${before}. ${plan}. ${after}`).escalate).toBe(true);
        }),
        { numRuns: 200, seed: 20261124 },
      );
    },
  );
});
