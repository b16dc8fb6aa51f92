import { existsSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm run screenshot` sets this: the pictures of the README are taken here. */
export const PICTURES = process.env['CARECITE_SCREENSHOTS'];

/** Where CI runs, a missing browser is a failure and not a reason to skip. */
export const hasNoBrowser = !existsSync(CHROMIUM) && !process.env['CI'];

/** A real browser, without a network of its own. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** A server on a free loopback port. */
export interface Served {
  readonly url: string;
  close(): void;
}

/** Serves on a free loopback port. */
export async function serve(listener: RequestListener): Promise<Served> {
  const server = createHttpServer(listener);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Lets pages of every origin in, as a deployment that names its origins would. */
export function allowOrigins(inner: RequestListener): RequestListener {
  return (request, response) => {
    const { origin } = request.headers;
    if (origin) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Access-Control-Allow-Methods', 'POST, DELETE');
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key, X-Conversation-Token');
      response.setHeader('Access-Control-Expose-Headers', 'X-Conversation-Token');
    }
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else inner(request, response);
  };
}

/** Says whether a request asks a question. */
export const isMessage = ({ method, url }: IncomingMessage): boolean => method === 'POST' && url === '/api/v1/messages';

/** Ids of the rules that axe finds broken on a page whose context bypasses the CSP. */
export async function findFaults(page: Page): Promise<unknown> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  return page.evaluate(
    'axe.run().then((found) => found.violations.map((v) => [v.id, ...v.nodes.map((n) => n.target.join(" "))]))',
  );
}
