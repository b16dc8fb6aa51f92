import type { Response } from 'express';

/** A request that cannot be answered, as RFC 9457 problem details: never thrown for what the server itself did wrong. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
  }
}

const BODY_FAULTS: Readonly<Record<string, readonly [number, string, string]>> = {
  'entity.parse.failed': [400, 'Bad request', 'expected JSON, got something else'],
  'entity.too.large': [413, 'Body too large', 'expected a smaller body'],
  'encoding.unsupported': [415, 'Unsupported encoding', 'expected gzip, deflate or no encoding'],
  'charset.unsupported': [415, 'Unsupported charset', 'expected UTF-8'],
  'request.aborted': [400, 'Bad request', 'expected a whole body, got a part'],
  'request.size.invalid': [400, 'Bad request', 'expected as many bytes as announced'],
};

/** Answers a fault as problem+json. What a client did wrong is named; what we did wrong is a bare 500. */
export function sendProblem(response: Response, fault: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const problem = toProblem(fault);
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({ type: 'about:blank', title: problem.title, status: problem.status, detail: problem.message }),
    );
}

function toProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault;
  const type = typeof fault === 'object' && fault !== null && 'type' in fault ? String(fault.type) : '';
  const known = BODY_FAULTS[type];
  if (known) return new Problem(...known);
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? Number(fault.status) : 500;
  if (status >= 400 && status < 500)
    return new Problem(status, 'Bad request', 'expected a well-formed request, got something else');
  return new Problem(500, 'Internal error', 'something went wrong on our side');
}
