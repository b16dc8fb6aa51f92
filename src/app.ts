import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnswerTurn } from './bot/answer-turn.js';
import { createEngine, type Engine } from './bot/engine.js';
import type { Config } from './config.js';
import { readKnowledge } from './knowledge/read-knowledge.js';
import { createFindMentions } from './nlu/find-mentions.js';
import { tokenize } from './nlu/tokenize.js';
import { createUnderstand } from './nlu/understand.js';
import { buildIndex, createLunrRetriever, type Index, loadIndex } from './retrieval/lunr-retriever.js';
import { type CorrectSpelling, createCorrectSpelling, type SpellingWords } from './safety/correct-spelling.js';
import { createDetectCrisis } from './safety/detect-crisis.js';
import type { ConversationStore } from './store/conversation-store.js';
import { BotError } from './types/errors.js';
import type { Knowledge } from './types/knowledge.js';
import { decodeModel, type LinearModel } from './types/linear-model.js';
import type { SecondOpinion } from './types/safety.js';

/** The product, wired; channels and servers stand on it. */
export interface App {
  readonly engine: Engine;
  readonly knowledge: Knowledge;
}

/**
 * Wires every layer. Reads the knowledge, the models and the index; trains and builds nothing where the build did.
 *
 * @param secondOpinion From `encoder/load-second-opinion.ts`, loaded before; null does without.
 * @param store From `store/open-store.ts`; whoever opened it closes it.
 * @param onFault Called with faults of single turns; they hold no words of a person.
 * @throws BotError where knowledge or models cannot serve.
 */
export function createApp(
  config: Config,
  secondOpinion: SecondOpinion | null,
  store: ConversationStore,
  onFault: (fault: unknown) => void,
): App {
  const knowledge = readKnowledge(config.knowledgeDir, config.bundledKnowledgeDir);
  const commonWords = commonWordsOf(knowledge);
  const understand = createUnderstand({
    intentModel: readModel(config, 'intents'),
    topicModel: readModel(config, 'topics'),
    topics: [...knowledge.topics.values()],
    medications: knowledge.medications,
    commonWords,
  });
  const answerTurn = createAnswerTurn({
    knowledge,
    retrieve: createLunrRetriever(knowledge.passages, readIndex(config, knowledge)),
    detectCrisis: createDetectCrisis(readModel(config, 'safety'), secondOpinion, readSpelling(config.modelsDir)),
    understand,
    findMentions: createFindMentions(knowledge.topics.values(), knowledge.medications, commonWords),
    defaultRegion: config.defaultRegion,
    onFault,
  });
  return {
    engine: createEngine(answerTurn, store, randomUUID, onFault),
    knowledge,
  };
}

function readModel(config: Config, name: string): LinearModel {
  const path = join(config.modelsDir, `${name}.bin`);
  if (!existsSync(path))
    throw new BotError('model-invalid', `expected a trained model, got none at ${path}; run: npm run build`);
  try {
    return decodeModel(readFileSync(path));
  } catch (cause) {
    throw new BotError('model-invalid', `expected a trained model, got something else at ${path}; run: npm run build`, {
      cause,
    });
  }
}

/** Corrects misspelled words for the crisis check, from the words that the build counted. */
export function readSpelling(modelsDir: string): CorrectSpelling {
  const path = join(modelsDir, 'spelling.json');
  if (!existsSync(path))
    throw new BotError('model-invalid', `expected the words to correct to, got none at ${path}; run: npm run build`);
  return createCorrectSpelling(JSON.parse(readFileSync(path, 'utf8')) as SpellingWords);
}

/** The built index where it belongs to this knowledge; a fresh one otherwise. */
function readIndex(config: Config, knowledge: Knowledge): Index {
  const path = join(config.modelsDir, 'index.json');
  if (existsSync(path)) {
    const built = JSON.parse(readFileSync(path, 'utf8')) as { hash: string; index: object };
    if (built.hash === knowledge.hash) return loadIndex(built.index);
  }
  return buildIndex([...knowledge.passages.values()], knowledge.topics);
}

/** Words that the knowledge itself uses: never read as a misspelled name. */
function commonWordsOf(knowledge: Knowledge): ReadonlySet<string> {
  const words = new Set<string>();
  for (const passage of knowledge.passages.values()) {
    for (const sentence of passage.sentences) for (const word of tokenize(sentence.text.toLowerCase())) words.add(word);
  }
  return words;
}
