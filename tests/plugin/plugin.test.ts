/** What the plugin registers goes by its options; the parts themselves are tested apart. */
import type { Manager } from '@twilio/flex-ui';
import { beforeEach, expect, it, vi } from 'vitest';
import { MultiCallPlugin } from '../../plugin/src/MultiCallPlugin';
import { FlexDouble } from './flex-double';

const { made, part } = vi.hoisted(() => {
  vi.stubGlobal('__FPB_PLUGIN_UNIQUE_NAME', 'plugin-multi-call');
  const made: string[] = [];
  const part = (name: string) => () => {
    made.push(name);
    return () => undefined;
  };
  return { made, part };
});
vi.mock('@twilio/flex-ui', () => ({ VERSION: '2.17.1' }));
vi.mock('../../plugin/src/one-owner', () => ({
  claimCalls: (_: string, granted: () => void) => {
    granted();
    return Promise.resolve({ here: true, stop: () => undefined });
  },
}));
vi.mock('../../plugin/src/alerts', () => ({ withoutMultipleCallAlert: part('no alert') }));
vi.mock('../../plugin/src/line-zero', () => ({ onLineZero: part('line zero') }));
vi.mock('../../plugin/src/teams/calls-column', () => ({ replaceCallsColumn: part('column') }));
vi.mock('../../plugin/src/notices', () => ({ registerNotices: part('notices') }));
vi.mock('../../plugin/src/public-api', () => ({
  PublicApi: class {
    publish = part('public');
  },
}));
vi.mock('../../plugin/src/start', () => ({ start: part('start') }));

beforeEach(() => made.splice(0));

async function madeWith(multi_call: object): Promise<readonly string[]> {
  const { manager } = new FlexDouble();
  const configuration = { custom_data: { features: { multi_call } } };
  const asFlexGivesIt = { ...manager, strings: {}, configuration } as unknown as Manager;
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
