import { type Logger, LogLevel, WebClient } from '@slack/web-api';

/** Calls a method of Slack's Web API; resolves with what it answered, rejects with the client's own error. */
export type CallSlack = (
  method: string,
  fields: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

/** The client would write requests, and with them words of a person, to the console. */
const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/**
 * Builds the client. It waits as long as `Retry-After` says and tries a failed call three times more, within about
 * ten seconds without rate limits: an answer that comes much later helps nobody.
 *
 * @param apiUrl Where Slack's API is; another only in tests.
 */
export function createSlackClient(botToken: string, apiUrl: string): CallSlack {
  const client = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    logger: SILENT,
    retryConfig: { retries: 3, minTimeout: 200, factor: 3, randomize: true },
    timeout: 10_000,
  });
  return async (method, fields) => ({ ...(await client.apiCall(method, { ...fields })) });
}

/** The code by which Slack refused a call, such as `invalid_blocks`; empty where the fault is another. */
export function slackErrorOf(fault: unknown): string {
  const answer: unknown = typeof fault === 'object' && fault !== null && 'data' in fault ? fault.data : null;
  return typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : '';
}
