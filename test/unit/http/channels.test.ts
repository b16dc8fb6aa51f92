import { describe, expect, it } from 'vitest';
import { createServer } from '../../../src/http/create-server.js';
import { listen } from '../../helpers/listen.js';
import { createServerParts } from '../../helpers/server-parts.js';
import { directMessage, sign, startSlack } from '../../helpers/slack-channel.js';
import { createTestApp } from '../../helpers/test-app.js';

describe('chat channels on the web server', () => {
  it('get their requests unread, and answer', async () => {
    const running = await startSlack(createTestApp());
    const server = await listen(createServer(createServerParts({ channels: [running.channel] })));
    const response = await fetch(`${server.base}/slack/events`, {
      method: 'POST',
      ...sign(directMessage('what is ECT', 'e1')),
    });
    await running.channel.drain();
    expect(response.status).toBe(200);
    expect(running.slack.calls).toHaveLength(1);
    await Promise.all([server.close(), running.close()]);
  });

  it('are not there where they are off', async () => {
    const server = await listen(createServer(createServerParts()));
    const response = await fetch(`${server.base}/slack/events`, { method: 'POST', ...sign('{}') });
    await server.close();
    expect(response.status).toBe(404);
  });
});
