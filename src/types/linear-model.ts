/** Sparse features of one utterance: bucket numbers, each with a value. */
export interface Features {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/**
 * A linear model over hashed features: the one shape that the safety model and the intent classifier share. It is
 * trained at build time (`cli/train.ts`) and only read at run time.
 */
export interface LinearModel {
  readonly classes: readonly string[];
  /** A power of two: how many buckets the features are hashed into. */
  readonly bucketCount: number;
  /** One row of `classes.length` weights for each bucket, in steps of `scales[class]`. */
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  /** Divides the scores before the softmax, so that probabilities are calibrated; fitted on held-out rows. */
  readonly temperature: number;
  /** SHA-256 of the rows it was trained on. */
  readonly trainedOn: string;
}

/** Hashes a feature's name into a bucket (FNV-1a, 32 bits, folded). */
export function hashFeature(name: string, bucketCount: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return (hash >>> 0) & (bucketCount - 1);
}

/** Counts named features into buckets; values are square roots of counts, scaled to length 1, so that long texts do not shout. */
export function toFeatures(names: Iterable<string>, bucketCount: number): Features {
  const counts = new Map<number, number>();
  for (const name of names) {
    const bucket = hashFeature(name, bucketCount);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  let norm = 0;
  for (const count of counts.values()) norm += count;
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  return { buckets: [...counts.keys()], values: Array.from(counts.values(), (count) => Math.sqrt(count) * scale) };
}

/** The probability of each class, in the order of `model.classes`; they sum to 1. */
export function classProbabilities(model: LinearModel, features: Features): number[] {
  const size = model.classes.length;
  const sums = new Float64Array(size);
  features.buckets.forEach((bucket, i) => {
    const value = features.values[i] ?? 0;
    const row = bucket * size;
    for (let c = 0; c < size; c++) sums[c] = (sums[c] ?? 0) + value * (model.weights[row + c] ?? 0);
  });
  const scores = model.classes.map(
    (_, c) => ((sums[c] ?? 0) * (model.scales[c] ?? 0) + (model.bias[c] ?? 0)) / model.temperature,
  );
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Reads a model from its file: one line of JSON, then the weights as bytes. @throws Error where the bytes do not fit the header. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  const end = bytes.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Omit<LinearModel, 'weights'>;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.byteLength - end - 1);
  const expected = header.bucketCount * header.classes.length;
  if (weights.length !== expected) throw new Error(`expected ${expected} weights, got ${weights.length}`);
  return { ...header, weights };
}

/** Writes a model as {@link decodeModel} reads it. */
export function encodeModel(model: LinearModel): Uint8Array {
  const { weights, ...header } = model;
  const head = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(head.length + weights.length);
  bytes.set(head);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), head.length);
  return bytes;
}
