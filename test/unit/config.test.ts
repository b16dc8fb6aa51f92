import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

const GUID = '00000000-0000-4000-8000-000000000001';

describe('readConfig, chat channels', () => {
  it('leaves them off where nothing is set', () => {
    expect(readConfig({})).toMatchObject({ slack: null, teams: null });
  });

  it('turns them on', () => {
    const env = { CARECITE_SLACK_SIGNING_SECRET: 's', CARECITE_SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(readConfig(env).slack).toEqual({ signingSecret: 's', botToken: 'xoxb-1' });
    const teams = { CARECITE_TEAMS_APP_ID: GUID, CARECITE_TEAMS_TENANT_ID: GUID };
    expect(readConfig(teams).teams).toEqual({ appId: GUID, tenantId: GUID, appPassword: null });
    expect(readConfig({ CARECITE_TEAMS_LOCAL_TEST: 'on' }).teams).toMatchObject({ appId: null });
  });

  it.each([
    ['a token without the secret', { CARECITE_SLACK_BOT_TOKEN: 'xoxb-1' }, 'CARECITE_SLACK_SIGNING_SECRET'],
    ['the secret without a token', { CARECITE_SLACK_SIGNING_SECRET: 'zebra' }, 'CARECITE_SLACK_BOT_TOKEN'],
    ['Teams without an app id', { CARECITE_TEAMS_TENANT_ID: GUID }, 'CARECITE_TEAMS_APP_ID'],
    ['Teams without a tenant', { CARECITE_TEAMS_APP_ID: GUID }, 'CARECITE_TEAMS_TENANT_ID'],
    ['a local test beyond loopback', { CARECITE_TEAMS_LOCAL_TEST: 'on', HOST: '0.0.0.0' }, 'HOST'],
    ['a local test of a real app', { CARECITE_TEAMS_LOCAL_TEST: 'on', CARECITE_TEAMS_APP_ID: GUID }, 'LOCAL_TEST'],
  ])('refuses %s and names no secret', (_name, env, variable) => {
    expect(() => readConfig(env)).toThrow(variable);
    expect(() => readConfig(env)).not.toThrow('zebra');
  });
});
