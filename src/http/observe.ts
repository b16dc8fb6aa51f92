import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { Counter, Histogram, Registry } from 'prom-client';
import type { GuardedReply } from '../types/reply.js';
import type { Log } from './create-log.js';

/** What the operator sees of the service: a line and a measurement for each request, and counts of turns. */
export interface Observer {
  /** Express middleware: gives every request an id, and logs and measures it when it is answered. */
  readonly requests: (request: Request, response: Response, next: NextFunction) => void;
  readonly reply: (reply: GuardedReply) => void;
  /** All measurements, in the Prometheus text format. */
  readonly render: () => Promise<string>;
  readonly contentType: string;
}

/** Seconds; a turn takes milliseconds, an asset less. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

/**
 * Builds an {@link Observer}. Requests are logged by the pattern of their route and never by their address, so that no id
 * and nothing that a person typed reaches a log or a label.
 */
export function createObserver(log: Log): Observer {
  const register = new Registry();
  const registers = [register];
  const duration = new Histogram({
    name: 'carecite_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const turns = new Counter({
    name: 'carecite_turns_total',
    help: 'Turns by kind of reply',
    labelNames: ['kind'],
    registers,
  });
  const escalations = new Counter({
    name: 'carecite_escalations_total',
    help: 'Turns that escalated, by level',
    labelNames: ['level'],
    registers,
  });
  return {
    requests: (request, response, next) => {
      const id = randomUUID();
      const start = process.hrtime.bigint();
      response.set('X-Request-Id', id);
      response.once('close', () => {
        const seconds = Number(process.hrtime.bigint() - start) / 1e9;
        const route = typeof request.route?.path === 'string' ? request.route.path : 'other';
        const method = KNOWN_METHODS.has(request.method) ? request.method : 'other';
        duration.observe({ method, route, status: response.statusCode }, seconds);
        log.info({ id, method, route, status: response.statusCode, ms: Math.round(seconds * 1000) }, 'request');
      });
      next();
    },
    reply: (reply) => {
      turns.inc({ kind: reply.kind });
      if (reply.safety.escalate) escalations.inc({ level: reply.safety.level });
    },
    render: () => register.metrics(),
    contentType: register.contentType,
  };
}

const KNOWN_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);
