/** The whole plugin, with the real glue and the real core, from `init` to `stop`. Only Flex and the Voice SDK are doubles. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MultiCallApi } from '../../plugin/multi-call';
import { MultiCallPlugin } from '../../plugin/src/MultiCallPlugin';
import { CallDouble } from '../glue/doubles/call';
import { behindFlexProxy, voiceSdk, type DeviceDouble } from '../glue/doubles/device';
import { settled } from '../glue/doubles/glue';
import { FlexDouble, joined, me } from './flex-double';

const { Actions, added, fragments, module, page, shown } = await vi.hoisted(async () =>
  (await import('./whole-flex')).wholeFlex(),
);
vi.mock('@twilio/flex-ui', () => module);

/** One page of Flex with the plugin. */
class Desktop {
  readonly double = new FlexDouble();
  readonly events = new EventEmitter();
  readonly plugin = new MultiCallPlugin();
  readonly heard: CallDouble[] = [];
  device!: DeviceDouble;
  /** Every Device that was made, Flex's own among them. */
  made: DeviceDouble[] = [];
  private readonly manager = Object.assign(this.double.manager, {
    events: this.events,
    strings: {},
    configuration: {
      custom_data: { features: { multi_call: { enabled: true, warm_line: false, waiting_tone: false } } },
    },
  });

  /** As Flex makes its Device, the first or another. */
  init(): void {
    const { Device, made } = voiceSdk();
    this.made = made;
    this.device = Object.assign(new Device('token'), { state: 'registered' });
    this.device.on('incoming', (call: CallDouble) => this.heard.push(call));
    Object.assign(this.manager, { voiceClient: behindFlexProxy(this.device) });
    this.setListener({});
  }

  shutdown(): void {
    this.device.destroy();
    this.setListener(undefined);
  }

  async start(): Promise<void> {
    this.init();
    await this.plugin.init({} as never, this.manager);
  }

  get calls() {
    return (page.Twilio['MultiCall'] as MultiCallApi).snapshot().calls;
  }

  /** A customer rings, and the agent accepts; resolves when the call is live and open. */
  async takes(nth: number): Promise<CallDouble> {
    const task = { sid: `WR${nth}`, taskSid: `WT${nth}`, status: 'pending', dateUpdated: new Date(0) };
    const further = this.made.length;
    this.double.setTask(task);
    const ringing = this.device.rings({ sid: `CA${nth}`, connectToken: `token-${nth}` });
    await Actions.invokeAction('AcceptTask', { sid: task.sid });
    this.double.setTask({ ...task, status: 'accepted' });
    let voice = ringing;
    await settled(() => this.heard.includes(ringing) || this.made[further]?.connecting.length);
    if (this.heard.includes(ringing)) ringing.accepted();
    else {
      voice = new CallDouble({ sid: `CA${nth}`, connectToken: `token-${nth}` });
      this.made[further]?.connecting[0]?.resolve(voice);
      await settled(() => voice.hasListeners());
      ringing.cancelled();
      voice.opens();
      voice.remoteArrives();
    }
    this.double.setConference(task.taskSid, [{ ...me, callSid: `CA${nth}` }, joined('customer', `CU${nth}`)]);
    await settled(() => this.calls.some(({ sid, live, silenced }) => sid === task.sid && live && !silenced));
    return voice;
  }

  private setListener(listener: object | undefined): void {
    const { phone } = this.double.state;
    this.double.state.phone = { ...phone, listener } as typeof phone;
    this.double.changed();
  }
}

let desktop: Desktop;
let before: number;
beforeEach(() => {
  Actions.reset();
  before = Actions.listenerCount();
  added.clear();
  fragments.length = 0;
  shown.length = 0;
  page.Twilio = {};
  desktop = new Desktop();
  Object.assign(desktop.double.state, { session: {} });
  errors.length = 0;
});
afterEach(() => {
  desktop.plugin.stop();
  expect(errors).toEqual([]);
});

/** Lines of level error in the console. */
const errors: unknown[] = [];
vi.spyOn(console, 'error').mockImplementation((line) => void errors.push(line));
for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);

const sounds = (call: CallDouble): boolean =>
  call.status() === 'open' && (call.remote?.track.enabled === true || !call.isMuted());

function expectNothingLeft(): void {
  expect(Actions.listenerCount()).toBe(before);
  expect(desktop.double.listening).toBe(0);
  expect([...added].filter(([, left]) => left !== 0)).toEqual([]);
  expect(desktop.events.eventNames()).toEqual([]);
  expect(page.Twilio).toEqual({});
  expect(Object.hasOwn(desktop.device, 'updateToken')).toBe(false);
}

it('P1: takes two calls, one of which sounds, and leaves nothing when it is stopped', async () => {
  await desktop.start();
  const first = await desktop.takes(1);
  const second = await desktop.takes(2);
  expect([sounds(first), sounds(second)]).toEqual([false, true]);
  expect(desktop.calls.map(({ sid, live }) => [sid, live])).toEqual([
    ['WR1', false],
    ['WR2', true],
  ]);
  desktop.plugin.stop();
  expectNothingLeft();
  expect(desktop.made.slice(1).every(({ destroyed }) => destroyed > 0)).toBe(true);
});

it('P34: has the calls of a Device that Flex makes in place of another, and none of the old one', async () => {
  await desktop.start();
  const old = await desktop.takes(1);
  desktop.shutdown();
  expect(old.status()).toBe('closed');
  await settled(() => desktop.calls.length === 0);
  desktop.init();
  const call = await desktop.takes(2);
  expect(sounds(call)).toBe(true);
  expect(desktop.calls.map(({ sid }) => sid)).toEqual(['WR2']);
  desktop.plugin.stop();
  expectNothingLeft();
});

it("stands down and leaves nothing when the template's own feature comes after it", async () => {
  await desktop.start();
  expect(Actions.listenerCount()).toBeGreaterThan(before);
  fragments.push({ props: { children: { key: 'multi-call-calls-column' } } });
  desktop.events.emit('pluginsInitialized');
  expectNothingLeft();
  expect(shown).toHaveLength(1);
});

it('P28: is stopped while it waits for its Device', async () => {
  Object.assign(desktop.double.manager, { voiceClient: undefined });
  await desktop.plugin.init({} as never, desktop.double.manager);
  desktop.plugin.stop();
  desktop.init();
  expectNothingLeft();
});
