/** What the workers' own attributes say about several simultaneous calls. Pure. */
import { OVERRIDE_PATH, type Worker } from './account';
import type { Finding } from './finding';
import { isObject, valueAt } from './json';

/** Names that are listed; the rest is counted. */
const LISTED = 5;

/** @param maxCalls the hosted option */
export function findingsOnAttributes(workers: readonly Worker[], maxCalls: number): Finding[] {
  const about = (
    code: string,
    holds: (worker: Worker) => boolean,
    says: (who: string, verb: 'has' | 'have') => string,
  ): Finding[] => {
    const found = workers.filter(holds);
    if (found.length === 0) return [];
    const verb = found.length === 1 ? 'has' : 'have';
    return [{ code, level: 'know', says: says(named(found), verb), count: found.length }];
  };
  return [
    ...about(
      'worker.sso_capacity',
      (worker) => ssoCapacity(worker) !== undefined,
      (who, verb) =>
        `${who} ${verb} a voice capacity from the identity provider (attribute channel.voice.capacity). Attributes are written again at every SSO login, and the capacity may be, too: set it in the identity provider as well`,
    ),
    ...about(
      'worker.contact_uri',
      ({ attributes }) => /^(sip:|\+)/i.test(textAt(attributes, ['contact_uri'])),
      (who, verb) =>
        `${who} ${verb} a phone number or a SIP address as contact_uri: their calls never reach the browser, so several calls would ring that phone. Leave their capacity at 1`,
    ),
    ...about(
      'worker.override_off',
      (worker) => overrideOf(worker, 'enabled') !== undefined && overrideOf(worker, 'enabled') !== true,
      (who, verb) => `${who} ${verb} config_overrides that switch the plugin off`,
    ),
    ...about(
      'worker.override_max_calls',
      (worker) => {
        const own = overrideOf(worker, 'max_calls');
        return own !== undefined && own !== maxCalls;
      },
      (who, verb) => `${who} ${verb} config_overrides with another max_calls than ${maxCalls}`,
    ),
    ...about(
      'worker.attributes_unreadable',
      ({ attributes }) => attributes === null,
      (who, verb) =>
        `${who} ${verb} attributes that this tool cannot read without loss: it leaves them alone`,
    ),
  ];
}

/** `"Ann", "Bob" and 3 more`, or `"Ann"`. */
export function named(things: readonly { name: string }[]): string {
  const names = things.slice(0, LISTED).map(({ name }) => `"${name}"`);
  const more = things.length - names.length;
  return more > 0 ? `${things.length} (${names.join(', ')} and ${more} more)` : names.join(', ');
}

/** Whether the worker's own options switch the plugin on, as in a pilot. */
export function isPilot(worker: Worker): boolean {
  return overrideOf(worker, 'enabled') === true;
}

function ssoCapacity({ attributes }: Worker): unknown {
  if (attributes === null) return undefined;
  return attributes['channel.voice.capacity'] ?? valueAt(attributes, ['channel', 'voice', 'capacity']);
}

function overrideOf({ attributes }: Worker, option: string): unknown {
  return attributes === null ? undefined : valueAt(attributes, [...OVERRIDE_PATH, option]);
}

function textAt(attributes: Worker['attributes'], path: readonly string[]): string {
  const value = isObject(attributes) ? valueAt(attributes, path) : undefined;
  return typeof value === 'string' ? value : '';
}
