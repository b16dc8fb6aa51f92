import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inGroup, startTeams } from '../../../helpers/teams-channel.js';
import { createTestApp } from '../../../helpers/test-app.js';

const app = createTestApp();
const DANGER = 'I want to kill myself tonight';
let running: Awaited<ReturnType<typeof startTeams>>;
beforeEach(async () => {
  running = await startTeams(app);
});
afterEach(() => running.close());

const send = (more: object, changes = {}) => running.post(running.request(running.activity(more), changes));

describe('a personal message', () => {
  it('is answered with claims that Teams shows, marked as made by a program', async () => {
    await send({ text: 'what is ECT' });
    const [answer] = running.connector.posted;
    expect(answer?.authorization).toBe('Bearer our-token');
    expect(answer?.path).toBe('/v3/conversations/a:personal/activities/activity-1');
    expect(answer?.body['entities']).toMatchObject([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        additionalType: ['AIGeneratedContent'],
        citation: expect.arrayContaining([
          expect.objectContaining({
            '@type': 'Claim',
            position: 1,
            appearance: expect.objectContaining({
              '@type': 'DigitalDocument',
              url: expect.stringContaining('https://'),
            }),
          }),
        ]),
      },
    ]);
    expect(answer?.body['channelData']).toMatchObject({ feedbackLoop: { type: 'default' } });
    expect(running.faults).toEqual([]);
  });

  it('that greets gets things to ask', async () => {
    await send({ text: 'hello' });
    expect(running.connector.posted[0]?.body['suggestedActions']).toMatchObject({
      actions: [{ type: 'imBack' }, {}, {}],
    });
  });

  it('is greeted when the app is installed', async () => {
    await send({ type: 'installationUpdate', action: 'add' });
    expect(running.connector.posted[0]?.body['text']).toContain("I'm CareCite");
  });

  it('gets plain text with every source where Teams refuses the card', async () => {
    const strange = await startTeams(app, {
      render: () => ({ type: 'message', text: 'x', textFormat: 'plain', attachments: [{ contentType: 'none' }] }),
    });
    await strange.post(strange.request(strange.activity({ text: 'what is ECT' })));
    await strange.close();
    expect(strange.connector.posted).toHaveLength(1);
    expect(strange.connector.posted[0]?.body['text']).toMatch(/\[1\].*https:/s);
  });
});

describe('danger in a group', () => {
  it('is answered in the own chat of the person, and the group hears only that', async () => {
    await send(inGroup(DANGER));
    expect(running.connector.posted.map(({ path }) => path)).toEqual([
      '/v3/conversations',
      '/v3/conversations/a:direct/activities',
      '/v3/conversations/19:group@thread.tacv2/activities/activity-1',
    ]);
    expect(running.connector.posted[0]?.body).toMatchObject({ members: [{ id: '29:person' }], isGroup: false });
    expect(running.connector.posted[2]?.body['text']).toContain('our own chat');
  });

  it('is answered in the group where there is no own chat', async () => {
    running.connector.refuse(/^\/v3\/conversations$/);
    await send(inGroup(DANGER));
    expect(running.connector.posted.map(({ body }) => body['text'])).toEqual([
      expect.stringContaining('This is not medical care'),
    ]);
  });
});

describe('feedback', () => {
  it('is counted with the turn it is about, and its words are not read', async () => {
    await send({ text: 'what is ECT' });
    const status = await send({
      type: 'invoke',
      id: 'activity-2',
      name: 'message/submitAction',
      replyToId: 'message-1',
      value: { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"zebra"}' } },
    });
    expect(status).toBe(200);
    expect(running.feedback).toEqual([[expect.stringMatching(/^[0-9a-f-]{36}$/), false]]);
  });
});

describe('a request that is not for us', () => {
  it.each([
    ['another app', { aud: '00000000-0000-4000-8000-0000000000ff' }, 401],
    ['another issuer', { iss: 'https://sts.windows.net/00000000-0000-4000-8000-0000000000ee/' }, 401],
    ['another service', { serviceurl: 'https://elsewhere.example/' }, 400],
    ['a time to come', { nbf: Math.floor(Date.now() / 1_000) + 3_600 }, 401],
  ])('is refused where its token is for %s', async (_name, claims, status) => {
    expect(await send({ text: 'what is ECT' }, { claims })).toBe(status);
    expect(running.connector.posted).toEqual([]);
  });

  it('is refused without a token', async () => {
    const { body } = running.request(running.activity({ text: 'what is ECT' }));
    expect(await running.post({ headers: { 'content-type': 'application/json' }, body })).toBe(401);
  });

  it('is refused from another tenant', async () => {
    const tenant = '00000000-0000-4000-8000-0000000000cc';
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: tenant };
    expect(await send({ text: 'what is ECT', conversation })).toBe(403);
  });

  it('is refused where replies would go to a host that is not of Teams', async () => {
    const serviceUrl = 'https://elsewhere.example/';
    expect(await send({ text: 'what is ECT', serviceUrl }, { claims: { serviceurl: serviceUrl } })).toBe(400);
  });

  it.each([
    ['no conversation', { conversation: null }],
    ['a list for a sender', { from: [] }],
    ['no service URL', { serviceUrl: '' }],
    ['a number for an id', { id: 7 }],
  ])('is refused with %s', async (_name, more) => {
    expect(await send({ text: 'hi', ...more })).toBe(400);
  });
});

describe('a Teams that takes nothing', () => {
  it('leaves a fault that holds no word of the person', async () => {
    running.connector.refuse(/./);
    expect(await send({ text: 'what is ECT, zebrafinch?' })).toBe(200);
    expect(running.faults.at(-1)).toMatchObject({ code: 'channel-unavailable' });
    expect(running.faults.map(String).join()).not.toContain('zebrafinch');
  });
});

describe('the local test mode', () => {
  it('hears this machine without a token', async () => {
    const local = await startTeams(app, {}, { appId: null, tenantId: null, appPassword: null });
    const { body } = local.request(local.activity({ text: 'what is ECT' }));
    const status = await local.post({ headers: { 'content-type': 'application/json' }, body });
    await local.close();
    expect(status).toBe(200);
    expect(local.connector.posted).toHaveLength(1);
    expect(local.connector.posted[0]?.authorization).toBe('');
  });
});
