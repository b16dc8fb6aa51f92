import { Router } from 'express';
import wording from '../bot/data/wording.json' with { type: 'json' };
import type { Engine } from '../bot/engine.js';
import { factsOf, renderListHtml, renderListText } from '../bot/render-list.js';
import type { ConversationState } from '../types/conversation.js';
import { type ConversationId, isIdText, toConversationId } from '../types/ids.js';
import type { ConversationProof } from './conversation-proof.js';
import { Problem } from './problem.js';

/** What the routes of a person's own data stand on. */
export interface OwnDataParts {
  readonly engine: Engine;
  readonly proof: ConversationProof;
  readonly now: () => Date;
}

/**
 * What is kept of a conversation, for the person whose it is: `GET /:id` exports it, `GET /:id/list` renders the list for
 * the appointment (`Accept: text/html` as a page to print, else plain text), `DELETE /:id` drops it at once.
 */
export function createOwnDataRoutes({ engine, proof, now }: OwnDataParts): Router {
  const routes = Router();
  const read = async (id: ConversationId): Promise<ConversationState> => {
    const state = await engine.recall(id, now());
    if (!state) throw new Problem(404, 'Unknown conversation', 'expected a conversation that is alive, got another');
    return state;
  };
  routes.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  routes.param('id', (request, _response, next, text: string) => {
    if (!isIdText(text)) throw new Problem(404, 'Unknown conversation', 'expected an id of ours, got another');
    proof.check(request, toConversationId(text), now());
    next();
  });
  routes.get('/:id', async (request, response) => {
    const state = await read(toConversationId(request.params.id));
    const { startedAt, updatedAt, turns, language, region, question, list } = state;
    response.json({
      id: state.id,
      startedAt,
      updatedAt,
      turns,
      language,
      region,
      question,
      facts: factsOf(state),
      list,
    });
  });
  routes.get('/:id/list', async (request, response) => {
    const state = await read(toConversationId(request.params.id));
    const words = wording[state.language].own.list;
    response.vary('Accept');
    if (request.accepts(['text/plain', 'text/html']) === 'text/html')
      response.type('html').send(renderListHtml(state, words));
    else response.type('txt').send(renderListText(state, words));
  });
  routes.delete('/:id', async (request, response) => {
    await engine.forget(toConversationId(request.params.id));
    response.status(204).end();
  });
  return routes;
}
