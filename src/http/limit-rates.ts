import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from './problem.js';

/**
 * Limits the messages of one address in a minute, with the standard `RateLimit` headers. The refusal still says where help
 * is: whoever types fast may be in danger.
 */
export const limitRates = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(
        new Problem(
          429,
          'Too many messages',
          `expected at most ${perMinute} messages a minute; in danger, call your local emergency number or, in the US and Canada, 988`,
        ),
      ),
  });
