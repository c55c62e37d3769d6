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
  /** Where they were found, for the admin: `the environment`, `the profile "prod"`. */
  readonly origin: string;
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
  const found = (profile === undefined ? fromEnvironment(environment) : null) ?? fromProfile(profile, home);
  if (!/^AC[0-9a-fA-F]{32}$/.test(found.accountSid)) {
    throw new Failure(
      `"${found.accountSid}" is not the sid of an account: it is AC and 32 hexadecimal digits.`,
    );
  }
  return found;
}

/** @returns null when the environment holds none. @throws Failure when it holds a part: the rest must not come from elsewhere */
function fromEnvironment(environment: Environment): Credentials | null {
  const of = (name: string): string | undefined => environment[name] || undefined;
  const [accountSid, token] = [of('TWILIO_ACCOUNT_SID'), of('TWILIO_AUTH_TOKEN')];
  const [key, keySecret] = [of('TWILIO_API_KEY'), of('TWILIO_API_SECRET')];
  if (!accountSid && !token && !key && !keySecret) return null;
  const lacks = [
    ...(accountSid ? [] : ['TWILIO_ACCOUNT_SID']),
    ...(keySecret && !key ? ['TWILIO_API_KEY'] : []),
    ...(key && !keySecret ? ['TWILIO_API_SECRET'] : []),
    ...(accountSid && !key && !keySecret && !token
      ? ['TWILIO_API_KEY and TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN']
      : []),
  ];
  if (lacks.length > 0 || !accountSid) {
    throw new Failure(
      `The environment holds a part of the credentials and lacks ${lacks.join(' and ')}. Set it, or unset the others to use a profile of the Twilio CLI.`,
    );
  }
  const place = { region: of('TWILIO_REGION'), edge: of('TWILIO_EDGE'), origin: 'the environment' };
  if (key && keySecret) return { accountSid, user: key, secret: keySecret, ...place };
  return { accountSid, user: accountSid, secret: token ?? '', ...place };
}

/** A profile has its own region and edge: those of the environment belong to the environment's credentials. */
function fromProfile(wanted: string | undefined, home: string): Credentials {
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
  const origin = `the ${wanted === undefined ? 'active ' : ''}profile "${name}"`;
  return { accountSid, user, secret, region: text('region'), edge: text('edge'), origin };
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
