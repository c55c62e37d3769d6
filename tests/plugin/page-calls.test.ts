/** Whose the agent's calls are while Flex's Devices come and go (P34). */
import type { Manager } from '@twilio/flex-ui';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { onLineZero } from '../../plugin/src/line-zero';
import { PageCalls } from '../../plugin/src/page-calls';
import { stopAll, type Stop } from '../../plugin/src/parts';
import type { CallDouble } from '../glue/doubles/call';
import { behindFlexProxy, DeviceDouble } from '../glue/doubles/device';
import { FlexDouble } from './flex-double';
import { navigatorLocks } from './locks-double';

vi.mock('@twilio/flex-ui', () => ({}));
vi.mock('../../plugin/src/start', () => ({ log: console }));
vi.mock('../../plugin/src/notices', () => ({
  tellElsewhere: () => {
    notices.add('elsewhere');
    return () => void notices.delete('elsewhere');
  },
}));
const notices = new Set<string>();
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

let locks: LockManager;
const stops: Stop[] = [];
beforeEach(() => {
  stopAll(stops.splice(0));
  notices.clear();
  locks = navigatorLocks();
  vi.stubGlobal('navigator', { locks });
});

/** One page of the agent: Flex, whose Devices a test makes and shuts down, and our part of it. */
class Page {
  readonly flex = new FlexDouble();
  readonly log: string[] = [];
  idle = true;
  private made = 0;
  private readonly manager = this.flex.manager as unknown as { voiceClient: unknown };

  constructor() {
    const nameOf = (device: unknown) => (device as DeviceDouble).token;
    const calls = new PageCalls('agent', (device, withheld) => {
      this.log.push(`starts on ${nameOf(device)}`);
      const incoming = withheld.handOver();
      return {
        isIdle: () => this.idle,
        useDevice: (other) => void this.log.push(`goes on on ${nameOf(other)}`),
        stop: () => {
          this.log.push(`stops on ${nameOf(device)}`);
          incoming?.dispose();
        },
      };
    });
    const facts = new FlexFacts(this.manager as unknown as Manager);
    stops.push(() => calls.stop(), onLineZero(this.manager as unknown as Manager, facts, calls));
  }

  /** As PhoneState.Actions.init does. */
  init(state: 'registered' | 'registering' = 'registered'): DeviceDouble {
    const device = Object.assign(new DeviceDouble(`device ${++this.made}`), { state });
    device.on('incoming', (call: CallDouble) => call.accepted());
    this.manager.voiceClient = behindFlexProxy(device);
    this.setListener({});
    return device;
  }

  /** As PhoneState.Actions.shutdown does. */
  shutdown(): void {
    (this.manager.voiceClient as DeviceDouble).destroy();
    this.setListener(undefined);
  }

  private setListener(listener: object | undefined): void {
    const { phone } = this.flex.state;
    this.flex.state.phone = { ...phone, listener } as typeof phone;
    this.flex.changed();
  }
}

const unregister = (device: DeviceDouble) =>
  Object.assign(device, { state: 'unregistered' }).emit('unregistered');
const waits = (call: CallDouble): boolean => call.status() === 'pending';

describe('P34: a page that Flex shuts down', () => {
  it('stops, and another page has the calls in its place', async () => {
    const [first, second] = [new Page(), new Page()];
    first.init();
    await settle();
    const device = second.init();
    await settle();
    expect([first.log, second.log]).toEqual([['starts on device 1'], []]);
    expect(notices).toEqual(new Set(['elsewhere']));
    const call = device.rings({ sid: 'CA1' });
    expect(waits(call)).toBe(true);
    first.shutdown();
    await settle();
    expect(first.log).toEqual(['starts on device 1', 'stops on device 1']);
    expect(second.log).toEqual(['starts on device 1']);
    expect(notices).toEqual(new Set());
  });

  it('takes the calls again after a new login, when no other page has them', async () => {
    const page = new Page();
    page.init();
    await settle();
    page.shutdown();
    await settle();
    page.init();
    await settle();
    expect(page.log).toEqual(['starts on device 1', 'stops on device 1', 'starts on device 2']);
  });

  it('keeps them through a retry, which makes a new Device in the same turn', async () => {
    const [first, second] = [new Page(), new Page()];
    first.init();
    await settle();
    second.init();
    await settle();
    first.shutdown();
    first.init('registering');
    await settle();
    expect(first.log).toEqual(['starts on device 1', 'goes on on device 2']);
    expect(second.log).toEqual([]);
  });

  it('waits no longer for calls that another page has', async () => {
    const [first, second, third] = [new Page(), new Page(), new Page()];
    for (const page of [first, second, third]) {
      page.init();
      await settle();
    }
    second.shutdown();
    await settle();
    first.shutdown();
    await settle();
    expect([second.log, third.log]).toEqual([[], ['starts on device 1']]);
  });
});

describe('P34: a page whose voice client does not start', () => {
  it('leaves the calls to another page until its Device is registered', async () => {
    const [first, second] = [new Page(), new Page()];
    const device = first.init('registering');
    await settle();
    second.init();
    await settle();
    expect([first.log, second.log]).toEqual([[], ['starts on device 1']]);
    device.emit('registered');
    await settle();
    expect(first.log).toEqual([]);
    second.shutdown();
    await settle();
    expect(first.log).toEqual(['starts on device 1']);
  });

  describe('any more', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
    afterEach(() => void vi.useRealTimers());

    it('leaves the calls to a page that waits for them, once it has none itself', async () => {
      const [first, second] = [new Page(), new Page()];
      const device = first.init();
      await settle();
      second.init();
      await settle();
      first.idle = false;
      unregister(device);
      vi.advanceTimersByTime(5000);
      await settle();
      expect(second.log).toEqual([]);
      first.idle = true;
      vi.advanceTimersByTime(5000);
      await settle();
      expect(first.log).toEqual(['starts on device 1', 'stops on device 1']);
      expect(second.log).toEqual(['starts on device 1']);
      Object.assign(device, { state: 'registered' }).emit('registered'); // it is an ordinary second page now
      await settle();
      expect(notices).toEqual(new Set(['elsewhere']));
    });

    it('keeps them while no other page waits, or when it is registered again in time', async () => {
      const [first, second] = [new Page(), new Page()];
      const device = first.init();
      await settle();
      unregister(device);
      vi.advanceTimersByTime(20_000);
      await settle();
      second.init();
      await settle();
      device.emit('registered');
      vi.advanceTimersByTime(20_000);
      await settle();
      expect([first.log, second.log]).toEqual([['starts on device 1'], []]);
    });
  });

  it('lets go of a Device that never registered and was replaced', async () => {
    const page = new Page();
    const before = page.init('registering');
    page.shutdown();
    page.init();
    await settle();
    before.emit('registered');
    await settle();
    expect(page.log).toEqual(['starts on device 2']);
  });
});
