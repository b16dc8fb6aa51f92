import { directMessage, mention, sign, startSlack } from '../helpers/slack-channel.js';
import { describeChannel, type Shown, type WireRequest } from './channel.contract.js';

describeChannel('Slack', async (app, { breaksRendering }) => {
  const render = () => {
    throw new Error('a layout that fails');
  };
  const running = await startSlack(app, breaksRendering ? { render } : {});
  const { channel, slack, close } = running;
  return {
    direct: (text, eventId) => sign(directMessage(text, eventId)),
    group: (text, eventId) => sign(mention(text, eventId)),
    retry: (request: WireRequest) => {
      const again = sign(request.body, 'application/json', 60);
      return {
        ...again,
        headers: { ...again.headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
      };
    },
    forge: (request) => ({ ...request, body: request.body.replace('T0TEST', 'T0EVIL') }),
    stale: (text) => sign(directMessage(text, 'stale'), 'application/json', -301),
    own: (text) => sign(directMessage(text, 'own', { user: 'U0BOT', bot_id: 'B0TEST' })),
    malformed: () => sign('{"type":"event_callback"'),
    post: async (request) => (await running.post(request)).status,
    shown: async () => {
      await channel.drain();
      return slack.calls.filter(({ method }) => method.startsWith('chat.')).map(toShown);
    },
    faults: () => running.faults,
    close,
  };
});

function toShown({ method, fields, blocks }: Awaited<ReturnType<typeof startSlack>>['slack']['calls'][number]): Shown {
  const texts = blocks
    .flatMap((block) => [block.text, ...(block.elements ?? [])])
    .map((one) => {
      const text = (one as { text?: unknown } | undefined)?.text;
      return typeof text === 'string' ? text : '';
    });
  const text = blocks.length > 0 ? texts.join('\n') : (fields['text'] ?? '');
  const isDirect = (fields['channel'] ?? '').startsWith('D');
  return {
    text: text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    links: [...text.matchAll(/<([^|>]+)\|/g)].map((match) => match[1] ?? ''),
    seenBy: method === 'chat.postEphemeral' || isDirect ? 'person' : 'others',
  };
}
