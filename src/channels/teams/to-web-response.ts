import type { ServerResponse } from 'node:http';
import type { authorizeJWT } from '@microsoft/agents-hosting';

/** The response as the SDK expects it. */
export type WebResponse = Parameters<ReturnType<typeof authorizeJWT>>[1];

/** Shows a response of Node as the SDK expects it. What the SDK would tell of a refusal is not sent. */
export function toWebResponse(response: ServerResponse): WebResponse {
  const web: WebResponse = {
    get headersSent() {
      return response.headersSent;
    },
    get writableEnded() {
      return response.writableEnded;
    },
    status(code) {
      response.statusCode = code;
      return web;
    },
    setHeader(name, value) {
      response.setHeader(name, value);
      return web;
    },
    send(body) {
      response.end(response.statusCode < 400 && body !== undefined ? JSON.stringify(body) : '');
      return web;
    },
    end() {
      response.end();
      return web;
    },
  };
  return web;
}
