import type { Answer, GuardedReply, Reply } from '../../src/types/reply.js';

declare const answer: Answer;
declare const reply: Reply;
declare const send: (reply: GuardedReply) => void;

// @ts-expect-error an answer without a citation does not type-check
const uncited: Answer = { ...answer, citations: [] };
// @ts-expect-error only a guarded reply can be sent
send(reply);

export { uncited };
