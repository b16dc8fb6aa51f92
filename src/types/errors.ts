/** Every fault that the product raises, by name. Expected outcomes are never here: those are values. */
export type ErrorCode =
  | 'config-invalid'
  | 'knowledge-invalid'
  | 'knowledge-unreadable'
  | 'intents-invalid'
  | 'model-invalid'
  | 'index-unavailable'
  | 'store-unavailable'
  | 'channel-unavailable'
  | 'state-unreadable'
  | 'ingest-failed'
  | 'usage'
  | 'internal';

/**
 * A fault. The message has the form *expected X, got Y, in FILE/FIELD* and never holds a person's words; the
 * foreign error, if there was one, is the `cause`.
 */
export class BotError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BotError';
    this.code = code;
  }
}

/** One fault in a data file, ready to print as `file:line: message`. */
export interface Issue {
  readonly file: string;
  /** Counted from 1; 0 where the fault belongs to the file as a whole. */
  readonly line: number;
  /** *expected ..., got ...* */
  readonly message: string;
}

/** Prints an issue the way compilers do, so that editors can jump to it. */
export const renderIssue = (issue: Issue): string => `${issue.file}:${issue.line}: ${issue.message}`;
