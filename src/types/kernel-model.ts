/**
 * A support vector machine over sentence vectors (radial kernel), as the second opinion on danger uses it: trained by
 * `npm run train-second-opinion`, only read at run time.
 */
export interface KernelModel {
  /** Length of a sentence vector. */
  readonly dimensions: number;
  /** Width of the kernel: `exp(-gamma * squared distance)`. */
  readonly gamma: number;
  readonly bias: number;
  /** SHA-256 of the rows it was trained on. */
  readonly trainedOn: string;
  /** One signed weight for each support vector. */
  readonly weights: Float32Array;
  /** Support vectors of length 1, one after the other, in steps of {@link VECTOR_STEP}. */
  readonly vectors: Int8Array;
}

/** Components of unit vectors of 512 dimensions stay below 0.25 in size; 1/500 is finer than the encoder's own noise. */
export const VECTOR_STEP = 1 / 500;

/** The machine's decision on a vector of length 1: above 0 means danger, and the further from 0 the surer. */
export function decide(model: KernelModel, vector: Float32Array): number {
  const { dimensions, gamma, weights, vectors } = model;
  let sum = model.bias;
  for (let i = 0, at = 0; i < weights.length; i++) {
    let dot = 0;
    for (let d = 0; d < dimensions; d++, at++) dot += (vectors[at] as number) * (vector[d] as number);
    sum += (weights[i] as number) * Math.exp(-2 * gamma * (1 - dot * VECTOR_STEP));
  }
  return sum;
}

/** Scales a vector to length 1. */
export function toUnitVector(vector: ArrayLike<number>): Float32Array {
  let square = 0;
  for (let d = 0; d < vector.length; d++) square += (vector[d] as number) ** 2;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return Float32Array.from(vector, (value) => value * scale);
}

/** Steps of {@link VECTOR_STEP}, clipped to a byte. */
export const toSteps = (value: number): number => Math.max(-127, Math.min(127, Math.round(value / VECTOR_STEP)));

/** Reads a model from its file: one line of JSON, then weights and vectors. @throws Error where the bytes do not fit the header. */
export function decodeKernelModel(bytes: Uint8Array): KernelModel {
  const end = bytes.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Omit<
    KernelModel,
    'weights' | 'vectors'
  > & { readonly supportVectors: number };
  const { supportVectors, ...rest } = header;
  const body = bytes.slice(end + 1);
  const expected = supportVectors * (4 + header.dimensions);
  if (body.length !== expected)
    throw new Error(`expected ${expected} bytes of weights and vectors, got ${body.length}`);
  return {
    ...rest,
    weights: new Float32Array(body.buffer, 0, supportVectors),
    vectors: new Int8Array(body.buffer, supportVectors * 4),
  };
}

/** Writes a model as {@link decodeKernelModel} reads it. */
export function encodeKernelModel(model: KernelModel): Uint8Array {
  const { weights, vectors, ...header } = model;
  const head = new TextEncoder().encode(`${JSON.stringify({ ...header, supportVectors: weights.length })}\n`);
  const bytes = new Uint8Array(head.length + weights.byteLength + vectors.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), head.length);
  bytes.set(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength), head.length + weights.byteLength);
  return bytes;
}
