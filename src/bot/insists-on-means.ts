import type { ConversationState } from '../types/conversation.js';

/** What people put around a refused question: it is for a story, for work, hypothetical, or only curiosity. */
const FRAME =
  /\b(?:novel|story|book|script|screenplay|movie|film|fiction|character|game|essay|class|school|research|thesis|paper|project|article|podcast|hypothetical(?:ly)?|in theory|theoretically|just (?:curious|asking|wondering|kidding|joking)|for (?:a|my) friend|asking for|i'?m a (?:writer|nurse|doctor|student|author)|come on|relax|chill|tell me anyway|novela|cuento|personaje|pelicula|película|hipotetic\w+|hipotétic\w+|curiosidad|investigacion|investigación)\b/i;
/** More words than this ask something of their own. */
const MAX_WORDS = 16;

/** Says whether a short turn only puts a frame around a question for means that was refused before. */
export const insistsOnMeans = (text: string, state: ConversationState): boolean =>
  state.weakSignals.includes('means-asked') && text.trim().split(/\s+/).length <= MAX_WORDS && FRAME.test(text);
