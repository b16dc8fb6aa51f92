import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server on loopback, for as long as a test needs it. */
export interface Listening {
  readonly base: string;
  close(): Promise<void>;
}

/** Serves on a free port of loopback. */
export async function listen(serve: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Reads a request whole. */
export async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
