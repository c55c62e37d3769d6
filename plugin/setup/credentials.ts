/** The credentials, found where the Twilio CLI finds them: a profile that is named, the environment, the active profile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure';
import { isObject, type JsonObject } from './json';

export interface Credentials {
  readonly accountSid: string;
  /** An API key, or the account's sid when `secret` is its auth token. */
  readonly user: string;
  readonly secret: string;
  readonly region: string | undefined;
  readonly edge: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HOW =
  'Set TWILIO_ACCOUNT_SID with TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_AUTH_TOKEN), or make a profile with `twilio profiles:create`.';

/**
 * @param profile one of the Twilio CLI's profiles, by name
 * @param home the folder in which `.twilio-cli/config.json` lies
 */
export function findCredentials(
  environment: Environment,
  profile: string | undefined,
  home: string,
): Credentials {
  const found =
    (profile === undefined && fromEnvironment(environment)) || fromProfile(environment, profile, home);
  if (!/^AC[0-9a-fA-F]{32}$/.test(found.accountSid)) {
    throw new Failure(
      `"${found.accountSid}" is not the sid of an account: it is AC and 32 hexadecimal digits.`,
    );
  }
  return found;
}

function fromEnvironment(environment: Environment): Credentials | null {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_API_KEY: key,
    TWILIO_API_SECRET: keySecret,
    TWILIO_REGION: region,
    TWILIO_EDGE: edge,
  } = environment;
  if (!accountSid) return null;
  if (key && keySecret) return { accountSid, user: key, secret: keySecret, region, edge };
  return token ? { accountSid, user: accountSid, secret: token, region, edge } : null;
}

function fromProfile(environment: Environment, wanted: string | undefined, home: string): Credentials {
  const file = join(home, '.twilio-cli', 'config.json');
  const config = readConfig(file);
  const profiles = config && isObject(config['profiles']) ? config['profiles'] : {};
  const name = wanted ?? config?.['activeProfile'];
  if (typeof name !== 'string') throw new Failure(`There are no credentials. ${HOW}`);
  const profile = profiles[name];
  if (!isObject(profile)) throw new Failure(`There is no profile "${name}" in ${file}. ${HOW}`);
  const text = (key: string): string | undefined => {
    const value = profile[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [accountSid, user, secret] = [text('accountSid'), text('apiKey'), text('apiSecret')];
  if (accountSid === undefined || user === undefined || secret === undefined) {
    throw new Failure(`The profile "${name}" in ${file} lacks its account, key or secret. ${HOW}`);
  }
  return {
    accountSid,
    user,
    secret,
    region: environment['TWILIO_REGION'] ?? text('region'),
    edge: environment['TWILIO_EDGE'] ?? text('edge'),
  };
}

function readConfig(file: string): JsonObject | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below: the file's text may hold a secret, so nothing of it is repeated.
  }
  throw new Failure(`${file} is not the Twilio CLI's configuration.`);
}
