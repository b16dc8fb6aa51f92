import { type DestinationStream, type Logger, pino } from 'pino';

/** Structured lines on standard error. */
export type Log = Logger;

/** Builds the log; `to` is for tests. Whatever is logged holds no words, names or addresses of a person. */
export const createLog = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: false })): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
