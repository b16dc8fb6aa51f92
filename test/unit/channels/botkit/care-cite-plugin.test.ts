import { BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { Botkit } from 'botkit';
import { describe, expect, it } from 'vitest';
import { type CareCiteOptions, careCite } from '../../../../src/channels/botkit/care-cite-plugin.js';
import { createTestApp, NOW } from '../../../helpers/test-app.js';

const { engine } = createTestApp();

/** A bot that somebody else wrote, with a pattern that catches far too much. */
function createHost(options: Partial<CareCiteOptions> = {}) {
  const said: string[] = [];
  class Adapter extends BotAdapter {
    override async sendActivities(
      _context: unknown,
      activities: readonly { text?: string }[],
    ): Promise<ResourceResponse[]> {
      said.push(...activities.map(({ text }) => text ?? ''));
      return [];
    }
    override async updateActivity(): Promise<void> {}
    override async deleteActivity(): Promise<void> {}
    override async continueConversation(): Promise<void> {}
  }
  const adapter = new Adapter();
  const controller = new Botkit({ adapter, disable_webserver: true, disable_console: true });
  controller.hears('i', 'message', async (bot, message) => {
    await bot.reply(message, 'the host answers');
  });
  controller.usePlugin(careCite({ engine, now: () => NOW, secret: 'test', ...options }));
  const ask = (text: string, user = 'u1') =>
    controller.handleTurn(
      new TurnContext(adapter, {
        type: 'message',
        channelId: 'test',
        from: { id: user, name: '' },
        conversation: { id: 'c1', name: '', isGroup: false, conversationType: '' },
        text,
      }),
    );
  return { ask, said };
}

describe('careCite', () => {
  it('answers before the patterns of the bot, with sources and the guardrail', async () => {
    const { ask, said } = createHost();
    await ask('what is ECT');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/\[1\][\s\S]*your doctor[\s\S]*https:/);
  });

  it('leaves to the bot what it is told to, and never danger', async () => {
    const { ask, said } = createHost({ leaves: () => true });
    await ask('what is ECT');
    await ask('I want to kill myself tonight');
    expect(said[0]).toBe('the host answers');
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('This is not medical care');
  });

  it('follows a conversation, of each person their own', async () => {
    const { ask, said } = createHost();
    await ask('what is ECT', 'u2');
    await ask('is it safe?', 'u2');
    await ask('is it safe?', 'u3');
    expect(said[1]).toMatch(/ECT/);
    expect(said[2]).not.toMatch(/ECT/);
  });

  it('leaves the bot alive where the engine fails', async () => {
    const faults: unknown[] = [];
    const broken = { converse: () => Promise.reject(new Error('broken')) };
    const { ask, said } = createHost({ engine: broken, onFault: (fault) => void faults.push(fault) });
    await ask('what is ECT');
    expect(said).toEqual(['the host answers']);
    expect(faults).toHaveLength(1);
  });
});
