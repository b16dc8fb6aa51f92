import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { createEncoder } from '../encoder/create-encoder.js';
import { normalizeText } from '../safety/normalize-text.js';
import { type CorpusRow, readCorpus } from '../safety/read-corpus.js';
import { splitSentences } from '../safety/split-clauses.js';
import { type KernelExample, trainKernel } from '../train/train-kernel.js';
import { encodeKernelModel } from '../types/kernel-model.js';
import { isCrisisLevel } from '../types/safety.js';
import { runCli } from './run-cli.js';

/** What a sentence of a calm row counts beside a whole row. */
const SENTENCE_WEIGHT = 0.5;

/**
 * `npm run train-second-opinion`: encodes the safety corpus and trains the second opinion on danger. It takes about ten
 * minutes, so its outcome is kept in the repository and not made at every build; run it when the corpus has grown.
 */
async function trainSecondOpinion(): Promise<void> {
  const root = join(readConfig({}).bundledKnowledgeDir, '..');
  const units = readCorpus(join(root, 'src/safety/corpus')).flatMap(unitsOf);
  const encode = await createEncoder();
  const hash = createHash('sha256');
  const examples = units.map(({ text, danger, weight }): KernelExample => {
    hash.update(`${danger}\t${text}\n`);
    return { vector: encode(text), danger, weight };
  });
  const model = trainKernel(examples, hash.digest('hex'));
  const file = join(root, 'src/safety/data/second-opinion.bin');
  writeFileSync(file, encodeKernelModel(model));
  process.stdout.write(`${examples.length} examples, ${model.weights.length} support vectors, written to ${file}\n`);
}

/** A row, and of a calm one each sentence as well: the riskiest part decides, so none of them may be risky. */
function unitsOf(row: CorpusRow): { text: string; danger: boolean; weight: number }[] {
  const text = normalizeText(row.text);
  const danger = isCrisisLevel(row.level);
  const sentences = danger || row.level === 'historic' ? [] : splitSentences(text);
  return [
    { text, danger, weight: 1 },
    ...(sentences.length > 1
      ? sentences.map((sentence) => ({ text: sentence, danger: false, weight: SENTENCE_WEIGHT }))
      : []),
  ];
}

runCli(import.meta.url, trainSecondOpinion);
