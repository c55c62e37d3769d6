/** What the plugin registers goes by its options; the parts themselves are tested apart. */
import type { Manager } from '@twilio/flex-ui';
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MultiCallPlugin } from '../../plugin/src/MultiCallPlugin';
import { FlexDouble } from './flex-double';

const { fragments, made, part, parts, registered, page } = vi.hoisted(() => {
  const page = { Twilio: {} };
  vi.stubGlobal('window', page);
  vi.stubGlobal('__FPB_PLUGIN_UNIQUE_NAME', 'plugin-multi-call');
  const made: string[] = [];
  const parts = { broken: '' };
  const part = (name: string) => () => {
    if (name === parts.broken) throw new TypeError('a status of 500');
    made.push(name);
    return () => void made.push(`no ${name}`);
  };
  return { fragments: [] as unknown[], made, part, parts, page, registered: new Map<string, unknown>() };
});
vi.mock('@twilio/flex-ui', () => ({
  VERSION: '2.17.1',
  Notifications: { registeredNotifications: registered },
  WorkersDataTable: { Content: { fragments } },
}));
vi.mock('../../plugin/src/alerts', () => ({ withoutMultipleCallAlert: part('no alert') }));
vi.mock('../../plugin/src/line-zero', () => ({ onLineZero: part('line zero') }));
vi.mock('../../plugin/src/teams/calls-column', () => ({ replaceCallsColumn: part('column') }));
vi.mock('../../plugin/src/notices', () => ({
  registerNotices: part('notices'),
  tellCannotStart: (...given: unknown[]) => void made.push(['cannot start', ...given].join(': ')),
  tellTemplates: part('stood down'),
}));
vi.mock('../../plugin/src/public-api', () => ({
  PublicApi: class {
    publish = part('public');
  },
}));
vi.mock('../../plugin/src/start', () => ({ start: part('start') }));

let events: EventEmitter;
beforeEach(() => {
  made.splice(0);
  registered.clear();
  fragments.splice(0);
  page.Twilio = {};
  events = new EventEmitter();
});

async function madeWith(multi_call: object): Promise<readonly string[]> {
  const { manager } = new FlexDouble();
  const configuration = { custom_data: { features: { multi_call } } };
  const asFlexGivesIt = { ...manager, events, strings: {}, configuration } as unknown as Manager;
  await new MultiCallPlugin().init({} as never, asFlexGivesIt);
  return made.splice(0);
}

it("leaves out Flex's alert, unless disable_multi_call_alert is false", async () => {
  expect(await madeWith({ enabled: true })).toEqual(expect.arrayContaining(['line zero', 'no alert']));
  const alerted = await madeWith({ enabled: true, disable_multi_call_alert: false });
  expect(alerted).toContain('line zero');
  expect(alerted).not.toContain('no alert');
});

it('makes nothing when it is off', async () => {
  expect(await madeWith({ enabled: false })).toEqual([]);
});

it.each(['column', 'no alert'])(
  'P28: undoes everything and says so once, without the reason, where the %s cannot be made',
  async (name) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    parts.broken = name;
    const [notices, ...steps] = await madeWith({ enabled: true });
    parts.broken = '';
    expect([notices, steps.at(-1)]).toEqual(['notices', 'cannot start']);
    const done = steps.slice(0, -1);
    expect(done.filter((step) => step.startsWith('no '))).toHaveLength(done.length / 2);
    expect(error.mock.calls).toEqual([[expect.stringContaining('a status of 500')]]);
    error.mockRestore();
  },
);

/** The signs of the template's feature: its column as Flex keeps it, and a notification that older ones registered. */
const SIGNS: readonly (readonly [string, () => void])[] = [
  ['column', () => void fragments.push({ props: { children: { key: 'multi-call-calls-column' } } })],
  ['notification', () => void registered.set('PSMultiCallBroken', {})],
];

describe.each(SIGNS)("the %s of the template's own feature", (_, appears) => {
  it('makes the plugin stand down with one notification', async () => {
    appears();
    expect(await madeWith({ enabled: true })).toEqual(['notices', 'stood down']);
  });

  it('makes it stand down also when it comes afterwards', async () => {
    const before = await madeWith({ enabled: true });
    expect(before).toContain('line zero');
    appears();
    events.emit('pluginsInitialized');
    const undone = before.filter((name) => name !== 'notices').map((name) => `no ${name}`);
    expect([...made].sort()).toEqual([...undone, 'stood down'].sort());
    events.emit('pluginsInitialized');
    expect(made.filter((name) => name === 'stood down')).toHaveLength(1);
  });
});

it('goes on when every plugin has started and none of them is the template with its feature on', async () => {
  fragments.push({ props: { children: { key: 'another-column' } } }, { props: {} }, {});
  await madeWith({ enabled: true });
  events.emit('pluginsInitialized');
  expect(made).toEqual([]);
});

it('makes nothing where another plugin has brought it already', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  page.Twilio = { MultiCall: {} };
  expect(await madeWith({ enabled: true })).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
