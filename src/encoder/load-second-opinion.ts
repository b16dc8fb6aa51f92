import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotError } from '../types/errors.js';
import { decide, decodeKernelModel, type KernelModel } from '../types/kernel-model.js';
import type { SecondOpinion } from '../types/safety.js';
import { createEncoder } from './create-encoder.js';

/**
 * Loads the second opinion on danger: the sentence encoder and the machine trained on its vectors. Null where it is
 * switched off or was not built; detection then works without it.
 *
 * @throws BotError where the model's file is broken.
 */
export async function loadSecondOpinion(modelsDir: string): Promise<SecondOpinion | null> {
  const path = join(modelsDir, 'second-opinion.bin');
  if (!existsSync(path)) return null;
  const model = readModel(path);
  const encode = await createEncoder();
  return (text) => decide(model, encode(text));
}

function readModel(path: string): KernelModel {
  try {
    return decodeKernelModel(readFileSync(path));
  } catch (cause) {
    throw new BotError('model-invalid', `expected a second opinion's model, got something else at ${path}`, { cause });
  }
}
