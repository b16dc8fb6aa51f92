import { describe, expect, it } from 'vitest';
import { createController } from '../../../../src/channels/botkit/create-controller.js';
import type { Turn } from '../../../../src/types/conversation.js';
import { toConversationId } from '../../../../src/types/ids.js';
import type { GuardedReply } from '../../../../src/types/reply.js';
import { createTestApp, NOW } from '../../../helpers/test-app.js';

const app = createTestApp();
const turn = (text: string): Turn => ({
  conversationId: toConversationId('slack-1'),
  text,
  channel: 'slack',
  region: null,
  locale: null,
  now: NOW,
});

describe('createController', () => {
  it('answers a turn once and counts the reply', async () => {
    const counted: string[] = [];
    const sent: GuardedReply[] = [];
    const receive = createController({
      engine: app.engine,
      onReply: (reply) => void counted.push(reply.kind),
      onFault: (fault) => {
        throw fault;
      },
    });
    await receive({ turn: turn('what is ECT'), send: async (reply) => void sent.push(reply) });
    expect(sent.map((reply) => reply.kind)).toEqual(['answer']);
    expect(counted).toEqual(['answer']);
  });

  it.each(['hi', 'help', '*', 'quit', '__proto__'])('leaves %j to the engine', async (text) => {
    const sent: GuardedReply[] = [];
    const receive = createController({ engine: app.engine, onReply: () => {}, onFault: () => {} });
    await receive({ turn: turn(text), send: async (reply) => void sent.push(reply) });
    expect(sent).toHaveLength(1);
  });

  it('survives a send that fails, and says so', async () => {
    const faults: unknown[] = [];
    const receive = createController({
      engine: app.engine,
      onReply: () => {},
      onFault: (fault) => void faults.push(fault),
    });
    await receive({ turn: turn('what is ECT'), send: () => Promise.reject(new Error('gone')) });
    expect(faults).toMatchObject([{ message: 'gone' }]);
  });

  it('takes many turns at a time', async () => {
    const sent: string[] = [];
    const receive = createController({ engine: app.engine, onReply: () => {}, onFault: () => {} });
    const send = async (reply: GuardedReply) => void sent.push(reply.kind);
    await Promise.all(Array.from({ length: 50 }, () => receive({ turn: turn('what is ECT'), send })));
    expect(sent).toHaveLength(50);
  });
});
