import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCredentials } from '../../plugin/setup/credentials';
import { sid } from './account-double';

const account = sid('AC', 1);
const key = { TWILIO_ACCOUNT_SID: account, TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'hush' };
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function configure(config: unknown): void {
  mkdirSync(join(home, '.twilio-cli'), { recursive: true });
  writeFileSync(
    join(home, '.twilio-cli', 'config.json'),
    typeof config === 'string' ? config : JSON.stringify(config),
  );
}
const profiles = {
  activeProfile: 'main',
  profiles: {
    main: { accountSid: account, apiKey: 'SKmain', apiSecret: 'a', region: 'ie1' },
    other: { accountSid: sid('AC', 2), apiKey: 'SKother', apiSecret: 'b' },
    bare: { accountSid: account },
  },
};

it('takes the key of the environment, else its auth token', () => {
  expect(findCredentials(key, undefined, home)).toMatchObject({
    accountSid: account,
    user: 'SK1',
    secret: 'hush',
  });
  const token = { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: 'token', TWILIO_REGION: 'au1' };
  expect(findCredentials(token, undefined, home)).toMatchObject({
    user: account,
    secret: 'token',
    region: 'au1',
  });
});

it('goes by a named profile before the environment, and by the active one after it', () => {
  configure(profiles);
  expect(findCredentials({}, undefined, home)).toMatchObject({ user: 'SKmain', region: 'ie1' });
  expect(findCredentials(key, undefined, home).user).toBe('SK1');
  expect(findCredentials(key, 'other', home)).toMatchObject({ accountSid: sid('AC', 2), user: 'SKother' });
});

it.each([
  [{ TWILIO_ACCOUNT_SID: account }, 'lacks TWILIO_API_KEY and TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN'],
  [{ TWILIO_ACCOUNT_SID: account, TWILIO_API_KEY: 'SK1' }, 'lacks TWILIO_API_SECRET'],
  [{ TWILIO_ACCOUNT_SID: account, TWILIO_API_SECRET: 'hush' }, 'lacks TWILIO_API_KEY'],
  [{ TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'hush' }, 'lacks TWILIO_ACCOUNT_SID'],
  [{ TWILIO_AUTH_TOKEN: 'token' }, 'lacks TWILIO_ACCOUNT_SID'],
  [{ ...key, TWILIO_API_SECRET: '', TWILIO_AUTH_TOKEN: 'token' }, 'lacks TWILIO_API_SECRET'],
])('takes no profile in place of half an environment: %j', (environment, why) => {
  configure(profiles);
  expect(() => findCredentials(environment, undefined, home)).toThrow(why);
});

it('says where it found them, and takes the region from the same place', () => {
  configure(profiles);
  const region = { TWILIO_REGION: 'au1' };
  expect(findCredentials(region, undefined, home)).toMatchObject({
    origin: 'the active profile "main"',
    region: 'ie1',
  });
  expect(findCredentials({ ...key, ...region }, 'other', home)).toMatchObject({
    origin: 'the profile "other"',
    region: undefined,
  });
  expect(findCredentials({ ...key, ...region }, undefined, home)).toMatchObject({
    origin: 'the environment',
    region: 'au1',
  });
});

it('says what is missing, and repeats no secret', () => {
  const said = (environment: Record<string, string>, profile?: string): string => {
    try {
      return findCredentials(environment, profile, home).user;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(said({})).toContain('There are no credentials. Set TWILIO_ACCOUNT_SID');
  expect(said({ ...key, TWILIO_ACCOUNT_SID: 'SKwrong' })).toContain('"SKwrong" is not the sid of an account');
  configure(profiles);
  expect(said({}, 'lost')).toContain('There is no profile "lost"');
  expect(said({}, 'bare')).toContain('lacks its account, key or secret');
  configure('{"profiles": {"main": {"apiSecret": "hush"');
  expect(said({})).toMatch(/is not the Twilio CLI's configuration/);
  expect(said({})).not.toContain('hush');
});
