/** `start` is all or nothing: when a part cannot start, nothing of the others is left (P28). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withholdCalls } from '../../js-glue/src';
import { readConfiguration } from '../../plugin/src/config';
import { PublicApi } from '../../plugin/src/public-api';
import { log, start } from '../../plugin/src/start';
import type { CallDouble } from '../glue/doubles/call';
import { behindFlexProxy, voiceSdk } from '../glue/doubles/device';
import { FlexDouble } from './flex-double';

const { Actions, added, everything, flex } = await vi.hoisted(async () => {
  const { Actions: ActionsDouble, TaskHelper } = await import('./flex-double');
  const Actions = new ActionsDouble();
  /** What is at a place of Flex's or of the page's, by name, and was not taken away. */
  const added = new Map<string, number>();
  const count = (name: string, change: number) => void added.set(name, (added.get(name) ?? 0) + change);
  const flex = { broken: '' };

  /** Something of Flex's of which every property is there, and counts what is added to it. */
  const something = (path: string): object =>
    new Proxy(() => undefined, {
      get: (_, key) => (key === 'then' ? undefined : something(`${path}.${String(key)}`)),
      apply: () => {
        const name = path.replace(/\.(add|remove)Listener$/, '.listener');
        if (path.endsWith('.removeListener')) return count(name, -1);
        if (!/\.(add|remove|addListener)$/.test(path)) return something(path);
        count(name, 1);
        return () => count(name, -1);
      },
    });
  const known: Record<string, unknown> = {
    Actions,
    TaskHelper,
    VERSION: '2.17.1',
    KeyboardShortcutManager: { keyboardShortcuts: {}, addShortcuts() {}, deleteShortcuts() {} },
  };
  const everything = new Proxy(known, {
    has: () => true,
    get: (_, key) => {
      if (key === 'then') return undefined;
      if (key === flex.broken) return {};
      return known[String(key)] ?? something(String(key));
    },
  });

  const listens = (name: string) => ({
    addEventListener: () => count(name, 1),
    removeEventListener: () => count(name, -1),
  });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('window', { ...listens('window'), Twilio: {}, setInterval, clearInterval });
  const storage = { getItem: () => null, setItem: () => undefined };
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('__FPB_PLUGIN_VERSION', '1.0.0');
  const element = { setAttribute() {}, style: {}, append() {}, remove: () => count('document', -1) };
  vi.stubGlobal('document', {
    ...listens('document'),
    createElement: () => element,
    body: { append: () => count('document', 1) },
  });
  return { Actions, added, everything, flex };
});
vi.mock('@twilio/flex-ui', () => everything);

beforeEach(() => {
  Actions.reset();
  added.clear();
});
afterEach(() => void (flex.broken = ''));

/** One Flex, as `start` finds it. */
function page() {
  const double = new FlexDouble();
  const device = new (voiceSdk().Device)('t');
  const heard: CallDouble[] = [];
  device.on('incoming', (call: CallDouble) => heard.push(call)); // Flex's
  const begin = () => {
    const { options, desktop } = readConfiguration(
      { features: { multi_call: { enabled: true, media_keys: true, debug_view: true } } },
      {},
    );
    const behind = behindFlexProxy(device);
    const manager = { ...double.manager, configuration: {} };
    return start(
      manager as never,
      behind,
      withholdCalls(behind, log),
      options,
      desktop,
      new PublicApi({ emit: () => undefined }),
    );
  };
  return { double, device, heard, begin };
}

function expectNothingLeft({ double, device, heard }: ReturnType<typeof page>): void {
  expect(Actions.listenerCount()).toBe(0);
  expect(double.listening).toBe(0);
  expect([...added].filter(([, left]) => left !== 0)).toEqual([]);
  expect(Object.hasOwn(device, 'updateToken')).toBe(false);
  // Flex has each of two calls, the second beside the first.
  const both = [
    device.rings({ sid: 'CA1', connectToken: 'a' }),
    device.rings({ sid: 'CA2', connectToken: 'b' }),
  ];
  expect(heard).toEqual(both);
}

it('P28: starts, and leaves nothing when it is stopped', () => {
  const flexPage = page();
  const started = flexPage.begin();
  expect(Actions.listenerCount()).toBeGreaterThan(0);
  expect(flexPage.double.listening).toBeGreaterThan(0);
  expect([...added.keys()]).toEqual(expect.arrayContaining(['window', 'document']));
  started.stop();
  expectNothingLeft(flexPage);
});

it.each([
  'AgentDesktopView',
  'CallCanvasActions',
  'KeyboardShortcutManager',
  'LiveCommsBar',
  'MainHeader',
  'Notifications',
  'SideNav',
  'TaskCanvasHeader',
  'TaskListItem',
  'ViewCollection',
])('P28: leaves nothing in a Flex whose %s is not what it was', (name) => {
  flex.broken = name;
  const flexPage = page();
  expect(flexPage.begin).toThrow(TypeError);
  expectNothingLeft(flexPage);
});
