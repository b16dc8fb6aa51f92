import { type KernelModel, toSteps, VECTOR_STEP } from '../types/kernel-model.js';

/** One sentence vector of length 1 and whether it stands for danger. */
export interface KernelExample {
  readonly vector: Float32Array;
  readonly danger: boolean;
  /** How much the example counts; 1 is usual. */
  readonly weight: number;
}

/** Kernel width and softness of the margin, chosen by leave-one-writer-out runs of November 2026. */
const GAMMA = 2;
const SOFTNESS = 3;
const ROUNDS = 12;

/**
 * Trains a support vector machine with a radial kernel by dual coordinate descent (Hsieh et al. 2008, hinge loss; the
 * bias is one more constant in the kernel). Deterministic. Needs four bytes for each pair of examples.
 */
export function trainKernel(examples: readonly KernelExample[], trainedOn: string): KernelModel {
  const size = examples.length;
  const dimensions = examples[0]?.vector.length ?? 0;
  // The machine is trained on the vectors as they are stored, so that rounding cannot move its decisions.
  const steps = examples.map(({ vector }) => Int8Array.from(vector, toSteps));
  const kernel = kernelOf(steps);
  const signs = examples.map(({ danger }) => (danger ? 1 : -1));
  const alphas = new Float64Array(size);
  const decisions = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < size; k++) {
      const i = (k * 7919 + round * 104729) % size;
      const row = kernel[i] as Float32Array;
      const sign = signs[i] as number;
      const old = alphas[i] as number;
      const step = (1 - sign * (decisions[i] as number)) / (row[i] as number);
      const top = SOFTNESS * (examples[i]?.weight ?? 1);
      const next = Math.min(top, Math.max(0, old + step));
      if (Math.abs(next - old) < 1e-6) continue;
      alphas[i] = next;
      const change = (next - old) * sign;
      for (let j = 0; j < size; j++) decisions[j] = (decisions[j] as number) + change * (row[j] as number);
    }
  }
  const support = steps.flatMap((vector, i) => ((alphas[i] as number) > 1e-5 ? [{ vector, i }] : []));
  const weights = Float32Array.from(support, ({ i }) => (alphas[i] as number) * (signs[i] as number));
  const vectors = new Int8Array(support.length * dimensions);
  support.forEach(({ vector }, place) => {
    vectors.set(vector, place * dimensions);
  });
  const bias = weights.reduce((sum, weight) => sum + weight, 0);
  return { dimensions, gamma: GAMMA, bias, trainedOn, weights, vectors };
}

/** Similarity of every pair, plus 1 for the bias. */
function kernelOf(steps: readonly Int8Array[]): Float32Array[] {
  const rows = steps.map(() => new Float32Array(steps.length));
  steps.forEach((own, i) => {
    for (let j = 0; j <= i; j++) {
      const other = steps[j] as Int8Array;
      let dot = 0;
      for (let d = 0; d < own.length; d++) dot += (own[d] as number) * (other[d] as number);
      const value = Math.exp(-2 * GAMMA * (1 - dot * VECTOR_STEP * VECTOR_STEP)) + 1;
      (rows[i] as Float32Array)[j] = value;
      (rows[j] as Float32Array)[i] = value;
    }
  });
  return rows;
}
