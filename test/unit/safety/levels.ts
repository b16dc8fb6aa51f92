import { type CrisisLevel, isCrisisLevel, SAFETY_LEVELS } from '../../../src/types/safety.js';

/** Every level that opens the reply with a crisis block. */
export const CRISIS_LEVELS_OF_TEST: readonly CrisisLevel[] = SAFETY_LEVELS.filter(isCrisisLevel);
