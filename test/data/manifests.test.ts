import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(new URL(`../../deploy/${path}`, import.meta.url));

describe('deploy/slack/manifest.yaml', () => {
  const manifest = parse(read('slack/manifest.yaml').toString());

  it('sends everything to the one address that we serve', () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    const urls = [events.request_url, interactivity.request_url, manifest.features.slash_commands[0].url];
    expect(urls.map((url: string) => new URL(url).pathname)).toEqual(Array(3).fill('/slack/events'));
  });

  it('asks for no more than we use', () => {
    expect(manifest.oauth_config.scopes).toEqual({
      bot: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'im:write'],
    });
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  });

  it('says that it is not for patients, within the limits of Slack', () => {
    const { description, long_description: long } = manifest.display_information;
    expect(long).toContain('not for patients');
    expect([description.length <= 140, long.length >= 175, long.length <= 4_000]).toEqual([true, true, true]);
  });
});

describe('deploy/teams/manifest.json', () => {
  const manifest = JSON.parse(read('teams/manifest.json').toString());

  it.each([
    ['color', 192],
    ['outline', 32],
  ])('has a %s icon of %i pixels', (name, side) => {
    const png = read(`teams/${manifest.icons[name]}`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  });

  it('names no real app, and keeps the limits of Teams', () => {
    expect(manifest.bots[0].botId).toMatch(/^[0-]+$/);
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat']);
    expect([manifest.name.short.length <= 30, manifest.description.short.length <= 80]).toEqual([true, true]);
  });
});
