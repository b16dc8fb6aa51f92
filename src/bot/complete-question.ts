import type { FindMentions } from '../nlu/find-mentions.js';
import { normalizeUtterance } from '../nlu/normalize-utterance.js';
import { tokenize } from '../nlu/tokenize.js';
import type { ConversationState } from '../types/conversation.js';
import { namesIn } from './names-in.js';
import { AUDIENCE_WORDS, pointsAtSomebody } from './read-audience.js';
import { readGroup } from './readings/read-group.js';
import { readInstead } from './readings/read-instead.js';
import { readNamed } from './readings/read-named.js';
import { readOne } from './readings/read-one.js';
import { readOther } from './readings/read-other.js';
import { readPronoun } from './readings/read-pronoun.js';
import { readWhich } from './readings/read-which.js';
import type { Completion, Leaning, Reading } from './readings/reading.js';
import { isSubject } from './topic-roles.js';

/** An utterance made into a question that can be understood without the turns before it. */
export interface CompletedQuestion {
  readonly text: string;
  readonly leaning: Leaning;
  /** The treatments, medicines or subjects it names, once completed. */
  readonly subjects: readonly string[];
}

/** The supplement, told from the word by its capitals. */
const WRITTEN_SAME = /\bSAM-?e\b/g;
const MAX_LEANING_WORDS = 16;

/** The ways to lean on the turns before, tried in this order: what names something first, bare fragments last. */
const READINGS: readonly ((reading: Reading) => Completion | null)[] = [
  readInstead,
  readOther,
  readWhich,
  readGroup,
  readNamed,
  readOne,
  readPronoun,
];

/** Completes an utterance from what was asked before: ellipsis, "it", "the other one", corrections, "and for my mother?". */
export function completeQuestion(utterance: string, state: ConversationState, find: FindMentions): CompletedQuestion {
  const text = normalizeUtterance(utterance.replace(WRITTEN_SAME, 'sam-e')).replace(/^[¿¡ ]+|[?!.…]+$/g, '');
  const words = tokenize(text);
  const done = ([completed, leaning]: Completion): CompletedQuestion => ({
    text: completed,
    leaning,
    subjects: namesIn(completed, find),
  });
  if (state.question === null || words.length > MAX_LEANING_WORDS) return done([text, 'none']);
  const reading: Reading = {
    utterance,
    text,
    words,
    named: find(text).filter(isSubject),
    latest: state.subjects[0] ?? [],
    question: state.question,
    somebody: state.audience && pointsAtSomebody(text) ? ` ${AUDIENCE_WORDS[state.audience]}` : '',
    state,
    find,
  };
  for (const read of READINGS) {
    const found = read(reading);
    if (found) return done(found);
  }
  return done([text + reading.somebody, 'none']);
}
