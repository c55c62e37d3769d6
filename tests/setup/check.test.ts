/** What `check` knows: each finding has its code, and nothing is called good that was not looked at. */
import { expect, it } from 'vitest';
import type { Worker } from '../../plugin/setup/account';
import { answersOf } from '../../plugin/setup/answers';
import { findingsOf, type Looked } from '../../plugin/setup/findings';
import type { JsonObject } from '../../plugin/setup/json';
import { GUARD } from '../../plugin/setup/guard';
import { QUEUE, sid, withoutDefault } from './account-double';

const guarded = withoutDefault('channelType == "voice"', { queue: QUEUE, expression: GUARD });

interface Given {
  features?: JsonObject;
  uiVersion?: string | null;
  dialPad?: boolean;
  capacities?: readonly number[];
  attributes?: JsonObject | null;
  looked?: Partial<Looked>;
}

function found({
  features = { multi_call: { enabled: true } },
  uiVersion = '2.17.1',
  dialPad = true,
  capacities = [6],
  attributes = {},
  looked = {},
}: Given): ReturnType<typeof findingsOf> {
  const workers = capacities.map((capacity, i): Worker => ({
    sid: sid('WK', i),
    name: `worker ${i + 1}`,
    capacity,
    attributes,
  }));
  const account = {
    ...{ accountSid: sid('AC', 1), workspaceSid: sid('WS', 1), domain: null },
    ...{ uiVersion, dialPad, dialWorkflows: [], workers },
    uiAttributes: { custom_data: { features } },
    workflows: [{ sid: sid('WW', 1), name: 'Sales', configuration: JSON.stringify(guarded) }],
  };
  return findingsOf({ account, queues: [], release: '0.1.0', answers: [], maxCalls: null, ...looked });
}
const level = (code: string, given: Given): string | undefined =>
  found(given).find((each) => each.code === code)?.level;
const says = (code: string, given: Given): string =>
  found(given).find((each) => each.code === code)?.says ?? `no ${code}`;

it('finds nothing to do in an account that is set up, and tells what it did not look at', () => {
  const findings = found({});
  expect(findings.filter(({ level }) => level === 'lacking' || level === 'question')).toEqual([]);
  expect(findings.map(({ code }) => code)).toContain('not_looked_at');
});

it.each([
  ['2.8.0', 'flex.version'],
  ['2.17.1', 'flex.version'],
  ['~2.8.0', 'flex.version'],
  ['2.8', 'flex.version'],
  ['2.8.x', 'flex.version'],
  ['2', 'flex.version'],
  ['2.x.x', 'flex.version'],
  ['^2.7.0', 'flex.version'],
  ['2.7.3', 'flex.too_old'],
  ['2.7.x', 'flex.too_old'],
  ['~2.7.0', 'flex.too_old'],
  ['1.x.x', 'flex.too_old'],
  ['2.8.0-alpha', 'flex.unknown'],
  ['3.0.0', 'flex.unknown'],
  ['>=2.5.0', 'flex.unknown'],
  ['latest', 'flex.unknown'],
  [null, 'flex.unknown'],
])('takes the version %s of Flex UI for: %s', (uiVersion, code) => {
  const codes = found({ uiVersion }).map((each) => each.code);
  expect(codes.filter((each) => each.startsWith('flex.'))).toEqual([code]);
});

it.each<[string, string, Given]>([
  ['lacking', 'plugin.not_released', { looked: { release: null } }],
  ['know', 'plugin.not_read', { looked: { release: undefined } }],
  ['lacking', 'option.absent', { features: {} }],
  ['lacking', 'option.off', { features: { multi_call: { enabled: 'true' } } }],
  ['lacking', 'option.one_call', { features: { multi_call: { enabled: true, max_calls: 1 } } }],
  ['know', 'option.value', { features: { multi_call: { enabled: true, max_calls: 99 } } }],
  ['know', 'dial_pad.off', { dialPad: false }],
  ['lacking', 'workers.capacity', { capacities: [1, 1, 0] }],
  ['know', 'workers.above', { features: { multi_call: { enabled: true, max_calls: 3 } }, capacities: [6] }],
  ['know', 'worker.sso_capacity', { attributes: { 'channel.voice.capacity': 1 } }],
  ['know', 'worker.sso_capacity', { attributes: { channel: { voice: { capacity: 1 } } } }],
  ['know', 'worker.contact_uri', { attributes: { contact_uri: '+15551234567' } }],
  ['know', 'worker.contact_uri', { attributes: { contact_uri: 'sip:ann@example.com' } }],
  ['know', 'worker.attributes_unreadable', { attributes: null }],
  ['know', 'rival.template', {}],
  [
    'know',
    'rival.supervisor_capacity',
    { features: { supervisor_capacity: { enabled: true, rules: { voice: { max: 2 } } } } },
  ],
  [
    'lacking',
    'rival.omni_channel',
    { features: { omni_channel_capacity_management: { enabled: true, channel: 'voice' } } },
  ],
  [
    'know',
    'queues.transfers',
    { looked: { queues: [{ sid: QUEUE, name: 'Everyone', reachesBusyWorkers: true }] } },
  ],
])('reports as %s: %s', (wanted, code, given) => expect(level(code, given)).toBe(wanted));

it('knows the agents of a pilot, and those whose own options differ', () => {
  const own = (multi_call: JsonObject): JsonObject => ({ config_overrides: { features: { multi_call } } });
  expect(says('option.pilot', { features: {}, attributes: own({ enabled: true }) })).toContain(
    '"worker 1" only',
  );
  expect(level('worker.override_off', { attributes: own({ enabled: false }) })).toBe('know');
  expect(level('worker.override_max_calls', { attributes: own({ max_calls: 2 }) })).toBe('know');
  expect(level('worker.override_max_calls', { attributes: own({ enabled: true }) })).toBeUndefined();
});

it('counts each agent once', () => {
  expect(says('workers.capacity', { capacities: [6, 2, 1, 0] })).toBe(
    'of 4 agents 2 can have more than one call, 1 one call, 1 none',
  );
});

it('explains why a deploy of the template changes nothing', () => {
  expect(says('option.off', { features: { multi_call: { enabled: false } } })).toContain(
    'OVERWRITE_CONFIG=true',
  );
});

it('refuses a place that could be a workflow, too', () => {
  const workflows = [
    { sid: sid('WW', 1), name: 'Sales', filters: 2 },
    { sid: sid('WW', 2), name: 'Sales#2', filters: 1 },
  ];
  const answer = (text: string): unknown => answersOf([{ say: 'guard', text }], workflows);
  expect(() => answer('Sales#2')).toThrow("write the workflow's sid");
  expect(answer(`${sid('WW', 1)}#2`)).toEqual([{ say: 'guard', workflow: sid('WW', 1), place: 2 }]);
  expect(answer('Sales#2#1')).toEqual([{ say: 'guard', workflow: sid('WW', 2), place: 1 }]);
  expect(answer('ALL#default')).toEqual([{ say: 'guard', workflow: 'all', place: 'default' }]);
});
