import type { Posted } from '../helpers/fake-connector.js';
import { inGroup, startTeams } from '../helpers/teams-channel.js';
import { describeChannel, type Shown } from './channel.contract.js';

describeChannel('Teams', async (app, { breaksRendering }) => {
  const render = () => {
    throw new Error('a layout that fails');
  };
  const { connector, channel, request, activity, post, faults, close } = await startTeams(
    app,
    breaksRendering ? { render } : {},
  );
  return {
    direct: (text, id) => request(activity({ id, text })),
    group: (text, id) => request(activity({ id, ...inGroup(text) })),
    retry: ({ body }) => request(body),
    forge: ({ body }) => request(body, { forged: true }),
    stale: (text) =>
      request(activity({ id: 'stale', text }), { claims: { exp: Math.floor(Date.now() / 1_000) - 301 } }),
    own: (text) => request(activity({ id: 'own', text, from: { id: '28:carecite', role: 'bot' } })),
    malformed: () => request('{"type":"message"'),
    post,
    shown: async () => {
      await channel.drain();
      return connector.posted.filter(({ path }) => path.includes('/activities')).map(toShown);
    },
    faults: () => faults,
    close,
  };
});

function toShown({ path, body }: Posted): Shown {
  const all = JSON.stringify(body['attachments'] ?? []);
  const found = (pattern: RegExp) => [...all.matchAll(pattern)].map((match) => JSON.parse(`"${match[1]}"`) as string);
  const text = String(body['text']).replace(/\\(.)/g, '$1');
  return {
    text: [text, ...found(/"text":"((?:[^"\\]|\\.)*)"/g)].join('\n'),
    links: found(/"url":"((?:[^"\\]|\\.)*)"/g),
    seenBy: path.includes('19:group') ? 'others' : 'person',
  };
}
