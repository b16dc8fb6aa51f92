// A Botkit bot that exists already, here at the terminal, and gets CareCite as one more skill:
//   npm run build && node examples/botkit-plugin.mjs
import { createInterface } from 'node:readline';
import { BotAdapter, TurnContext } from 'botbuilder-core';
import { Botkit } from 'botkit';
import { createApp } from '../dist/app.js';
import { careCite } from '../dist/channels/botkit/care-cite-plugin.js';
import { readConfig } from '../dist/config.js';
import { loadSecondOpinion } from '../dist/encoder/load-second-opinion.js';
import { createMemoryStore } from '../dist/store/memory-store.js';

/** Stands for the adapter that your bot has: Slack, Webex, your own. */
class TerminalAdapter extends BotAdapter {
  async sendActivities(_context, activities) {
    for (const { text } of activities) process.stdout.write(`${text}\n\n`);
    return activities.map(() => ({ id: '' }));
  }
  async updateActivity() {}
  async deleteActivity() {}
  async continueConversation() {}
}

const adapter = new TerminalAdapter();
const controller = new Botkit({ adapter, disable_webserver: true, disable_console: true });
controller.hears(/^opening hours/i, 'message', async (bot, message) => {
  await bot.reply(message, 'The clinic is open from 9 to 5.');
});

// These three lines are all it takes.
const config = readConfig(process.env);
const { engine } = createApp(
  config,
  await loadSecondOpinion(config.modelsDir),
  createMemoryStore(config.conversationTtlMs),
  console.error,
);
controller.usePlugin(careCite({ engine, leaves: (text) => /^opening hours/i.test(text) }));

for await (const text of createInterface({ input: process.stdin })) {
  const activity = {
    type: 'message',
    channelId: 'terminal',
    from: { id: 'you' },
    conversation: { id: 'terminal' },
    text,
  };
  await controller.handleTurn(new TurnContext(adapter, activity));
}
