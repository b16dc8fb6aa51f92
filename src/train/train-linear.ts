import type { Features, LinearModel } from '../types/linear-model.js';

/** One row to learn from. */
export interface TrainingRow {
  readonly features: Features;
  readonly label: string;
  /** How much the row counts; 1 is usual. */
  readonly weight?: number;
}

/** How to train. Chosen by leave-one-writer-out runs over the bundled rows, November 2026. */
export interface TrainingOptions {
  readonly bucketCount: number;
  readonly epochs: number;
  /** Adagrad's step; 0.1..1 works. */
  readonly rate: number;
  /** L2 pull towards zero, per step; 0..1e-4. */
  readonly decay: number;
  readonly temperature: number;
  readonly trainedOn: string;
}

/**
 * Fits a softmax regression by stochastic gradient descent with Adagrad steps. Deterministic: the order of the rows is
 * shuffled by a fixed generator, so the same rows give the same model.
 */
export function trainLinear(rows: readonly TrainingRow[], options: TrainingOptions): LinearModel {
  const classes = [...new Set(rows.map((row) => row.label))].sort();
  const size = classes.length;
  const index = new Map(classes.map((name, c) => [name, c]));
  const weights = new Float32Array(options.bucketCount * size);
  const squares = new Float32Array(options.bucketCount * size).fill(1e-6);
  const bias = new Float64Array(size);
  const scores = new Float64Array(size);
  const order = rows.map((_, i) => i);
  const random = createRandom(20261123);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at] as TrainingRow;
      const { buckets, values } = row.features;
      for (let c = 0; c < size; c++) scores[c] = bias[c] as number;
      for (let i = 0; i < buckets.length; i++) {
        const start = (buckets[i] as number) * size;
        const value = values[i] as number;
        for (let c = 0; c < size; c++) scores[c] = (scores[c] as number) + value * (weights[start + c] as number);
      }
      softmax(scores);
      const gold = index.get(row.label) as number;
      const importance = row.weight ?? 1;
      for (let c = 0; c < size; c++) {
        const error = ((scores[c] as number) - (c === gold ? 1 : 0)) * importance;
        if (Math.abs(error) < 1e-4) continue;
        bias[c] = (bias[c] as number) - 0.01 * error;
        for (let i = 0; i < buckets.length; i++) {
          const w = (buckets[i] as number) * size + c;
          const gradient = error * (values[i] as number) + options.decay * (weights[w] as number);
          squares[w] = (squares[w] as number) + gradient * gradient;
          weights[w] = (weights[w] as number) - (options.rate * gradient) / Math.sqrt(squares[w] as number);
        }
      }
    }
  }
  return quantize(classes, weights, bias, options);
}

function quantize(classes: string[], weights: Float32Array, bias: Float64Array, options: TrainingOptions): LinearModel {
  const size = classes.length;
  const scales = classes.map((_, c) => {
    let top = 0;
    for (let w = c; w < weights.length; w += size) top = Math.max(top, Math.abs(weights[w] as number));
    return top / 127 || 1;
  });
  const bytes = Int8Array.from(weights, (weight, w) => Math.round(weight / (scales[w % size] as number)));
  const { bucketCount, temperature, trainedOn } = options;
  return { classes, bucketCount, weights: bytes, scales, bias: [...bias], temperature, trainedOn };
}

function softmax(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] as number) - top);
    total += scores[c] as number;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / total;
}

/** A small generator of numbers in [0, 1) (mulberry32): the same seed, the same numbers. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as number, items[i] as number];
  }
}
