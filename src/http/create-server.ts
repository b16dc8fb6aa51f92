import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import cors from 'cors';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Engine } from '../bot/engine.js';
import type { ChannelRoute } from '../channels/channel.js';
import { isIdText, toConversationId, toPassageId } from '../types/ids.js';
import type { Knowledge } from '../types/knowledge.js';
import { type ConversationProof, createConversationProof, TOKEN_HEADER } from './conversation-proof.js';
import { type Feedback, parseFeedback } from './feedback-route.js';
import { limitRates } from './limit-rates.js';
import type { Observer } from './observe.js';
import { createOwnDataRoutes } from './own-data-routes.js';
import { Problem, sendProblem } from './problem.js';

/** Longest utterance that the API takes, in characters. */
export const MAX_TEXT_CHARS = 4_000;
/** Largest body: the longest text in any script, with room for the fields around it. */
const MAX_BODY = '64kb';

/** What the server needs. */
export interface ServerParts {
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  /** The folder of the page and its files. */
  readonly publicDir: string;
  readonly now: () => Date;
  readonly observer: Observer;
  /** False while starting or draining: a load balancer then sends nobody here. */
  readonly isReady: () => boolean;
  readonly showsMetrics: boolean;
  /** Of one address. */
  readonly messagesPerMinute: number;
  /** How many proxies before us are ours: their `X-Forwarded-For` is believed. */
  readonly trustedProxies: number;
  /** Signs the proofs of browsers' conversations; replicas share it. */
  readonly tokenKey: Buffer;
  /** How long a conversation is kept after its last turn, in ms. */
  readonly conversationTtlMs: number;
  /** Origins of other sites whose pages may hold the widget, such as `https://clinic.example`. */
  readonly origins: readonly string[];
  readonly onFeedback: (feedback: Feedback) => void;
  /** Chat channels that are on; each checks its own requests. */
  readonly channels?: readonly ChannelRoute[];
}

const NOTHING = ["'none'"];
const OURS = ["'self'"];
const SECURITY_HEADERS = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: NOTHING,
      scriptSrc: OURS,
      styleSrc: OURS,
      imgSrc: [...OURS, 'data:'],
      connectSrc: OURS,
      formAction: OURS,
      baseUri: NOTHING,
      frameAncestors: NOTHING,
    },
  },
  // Whoever serves over plain HTTP on loopback must not be pinned to HTTPS; the proxy that ends TLS sets this.
  strictTransportSecurity: false,
});

/** Builds the web server: the page at `/`, the API under `/api/v1`. Faults answer as problem+json; nothing is echoed into logs. */
export function createServer(parts: ServerParts): Express {
  const app = express();
  const proof = createConversationProof(parts.tokenKey, parts.conversationTtlMs);
  const json = express.json({ limit: MAX_BODY, type: () => true });
  const limit = limitRates(parts.messagesPerMinute);
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  app.use(parts.observer.requests, SECURITY_HEADERS);
  app.use(
    '/api/v1',
    cors({ origin: [...parts.origins], credentials: true, exposedHeaders: [TOKEN_HEADER], maxAge: 600 }),
  );
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => {
    const ready = parts.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  if (parts.showsMetrics)
    app.get('/metrics', async (_request, response) => {
      response.type(parts.observer.contentType).send(await parts.observer.render());
    });
  app.post(
    '/api/v1/messages',
    limit,
    json,
    async (request, response) => void response.json(await answerMessage(parts, proof, request, response)),
  );
  app.post('/api/v1/feedback', limit, json, (request, response) => {
    parts.onFeedback(parseFeedback(request.body));
    response.status(204).end();
  });
  app.use('/api/v1/conversations', limit, createOwnDataRoutes({ ...parts, proof }));
  app.get('/api/v1/passages/:id', (request, response) => void response.json(readPassage(parts, request.params.id)));
  for (const channel of parts.channels ?? []) app.post(channel.path, channel.handle);
  app.use(express.static(parts.publicDir, { setHeaders: letPagesLoadWidget }));
  app.use((_request, _response, next) => next(new Problem(404, 'Not found', 'expected a known address, got another')));
  app.use((fault: unknown, _request: Request, response: Response, _next: NextFunction) => sendProblem(response, fault));
  return app;
}

/** Pages of other sites load the widget's one file, and nothing else of ours. */
function letPagesLoadWidget(response: Response, path: string): void {
  if (basename(path) === 'widget.js') response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

async function answerMessage(
  { engine, now, observer }: ServerParts,
  proof: ConversationProof,
  request: Request,
  response: Response,
) {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem(400, 'Bad request', 'expected a JSON object, got something else');
  const { conversationId, text, region, locale } = body as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string')
    throw new Problem(422, 'Invalid field', 'expected a string, got something else in text');
  if (text.trim() === '') throw new Problem(422, 'Invalid field', 'expected words, got an empty string in text');
  if (text.length > MAX_TEXT_CHARS)
    throw new Problem(
      413,
      'Text too long',
      `expected at most ${MAX_TEXT_CHARS} characters, got ${text.length} in text`,
    );
  if (region !== undefined && region !== null && (typeof region !== 'string' || !/^[A-Za-z]{2}$/.test(region)))
    throw new Problem(422, 'Invalid field', 'expected two letters (ISO 3166), got something else in region');
  if (locale !== undefined && locale !== null && (typeof locale !== 'string' || locale.length > 35))
    throw new Problem(422, 'Invalid field', 'expected a BCP 47 tag, got something else in locale');
  const id =
    conversationId === undefined || conversationId === null
      ? toConversationId(proof.newId(request, randomUUID()))
      : await readConversationId(engine, conversationId, now());
  if (id === conversationId) proof.check(request, id, now());
  const reply = await engine.converse({
    conversationId: id,
    text,
    channel: 'api',
    region: typeof region === 'string' ? region.toUpperCase() : null,
    locale: typeof locale === 'string' ? locale : null,
    now: now(),
  });
  observer.reply(reply);
  proof.give(response, id, now());
  return reply;
}

async function readConversationId(engine: Engine, given: unknown, now: Date) {
  if (typeof given !== 'string' || !isIdText(given))
    throw new Problem(422, 'Invalid field', 'expected an id of ours, got something else in conversationId');
  const id = toConversationId(given);
  if (!(await engine.knows(id, now)))
    throw new Problem(
      404,
      'Unknown conversation',
      'expected a conversation that is alive, got another in conversationId',
    );
  return id;
}

function readPassage({ knowledge }: ServerParts, id: string | undefined) {
  const passage = knowledge.passages.get(toPassageId(id ?? ''));
  if (!passage) throw new Problem(404, 'Unknown passage', 'expected the id of a passage, got another');
  const { heading, topics, aspects, evidence, asOf, reviewBy, reviewedBy } = passage;
  return {
    id: passage.id,
    heading,
    topics,
    aspects,
    evidence,
    asOf,
    reviewBy,
    reviewedBy,
    text: passage.sentences.map((s) => s.text).join(' '),
    sentences: passage.sentences.map(({ text, sources, clinical }) => ({ text, sources, clinical })),
  };
}
