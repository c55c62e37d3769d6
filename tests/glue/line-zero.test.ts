// Which calls of line 0 are told to the core, and when: those that ring, those that were there, and not those that are over.
import { describe, expect, test, vi } from 'vitest';
import { createMultiCall, withholdCalls } from '../../js-glue/src/index';
import { loadCore } from '../../js-glue/src/load';
import type { CallId, CallSid, TaskSid } from '../../js-glue/src/protocol';
import { CallDouble } from './doubles/call';
import { behindFlexProxy, voiceSdk, type DeviceDouble } from './doubles/device';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { HostDouble } from './doubles/host';
import { LogDouble } from './doubles/log';
import { take } from './doubles/take';

const real = { boot: loadCore };
const silenced = ({ multiCall }: Pick<Glue, 'multiCall'>): [CallSid | null, boolean][] =>
  multiCall.snapshot.calls.map((call) => [call.sid, call.silenced]);

describe('P40: a call that had ended before it was announced is not a call', () => {
  const ends: [string, (call: CallDouble) => void][] = [
    ['cancelled', (call) => call.cancelled()],
    ['ignored', (call) => call.ignore()],
    ['lost with its websocket', (call) => call.transportCloses(true)],
    ['lost without a reconnect token', (call) => call.transportCloses(false)],
  ];

  test.each(ends)('%s: Flex hears of it, the core does not', (_how, end) => {
    const all = glue(silent);
    const call = all.device.makes({ sid: 'CA1', connectToken: 'token' });
    end(call);
    all.device.emit('incoming', call);
    expect(all.facts()).toEqual([]);
    expect(all.delivered).toEqual([call]);
  });

  test.each([true, false])('six of them block no other call, with a connectToken: %s', async (withToken) => {
    const all = glue(silent, real);
    for (let n = 1; n <= 6; n++) {
      const call = all.device.makes({ sid: `CAdead${n}`, ...(withToken && { connectToken: 'token' }) });
      call.cancelled();
      all.device.emit('incoming', call);
    }
    await take(all, 1);
    expect(all.further).toHaveLength(0);
    await take(all, 2);
    expect(all.further).toHaveLength(1);
  });

  test('its invite may be repeated: the second is the call', () => {
    const all = glue(silent);
    const dead = all.device.makes({ sid: 'CA1' });
    dead.cancelled();
    all.device.emit('incoming', dead);
    all.device.rings({ sid: 'CA1' });
    expect(all.facts()).toMatchObject([{ type: 'callOffered', sid: 'CA1' }]);
  });
});

describe('A call that ends without an event', () => {
  test('is over when anything is posted', () => {
    const all = glue(silent);
    all.device.rings({ sid: 'CA1' }).ignore();
    all.multiCall.post({ type: 'taskSelected', task: null });
    expect(all.facts().map(({ type }) => type)).toEqual(['callOffered', 'callEnded', 'taskSelected']);
  });

  test('is over when the next call comes, which is then the only one', () => {
    const all = glue(silent, real);
    all.device.rings({ sid: 'CA1', connectToken: 'a' }).ignore();
    const next = all.device.rings({ sid: 'CA2', connectToken: 'b' });
    expect(all.delivered).toContain(next);
    expect(all.further).toHaveLength(0);
  });

  test('is over within a second, and nothing is watched once no call rings', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const all = glue(silent, real);
      const call = all.device.rings({ sid: 'CA1' });
      expect(vi.getTimerCount()).toBe(1);
      call.ignore();
      vi.advanceTimersByTime(1000);
      expect(all.multiCall.snapshot.calls).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('P27: what was on line 0 before', () => {
  const openCall = (sid: string): CallDouble => {
    const call = new CallDouble({ sid, connectToken: `token-${sid}` });
    call.accepted();
    return call;
  };

  test('comes open call first, and that is never forwarded', async () => {
    const open = openCall('CA1');
    const ringing = new CallDouble({ sid: 'CA2', connectToken: 'token-CA2' });
    const all = glue(silent, {
      ...real,
      before: (device) => {
        device.calls.push(ringing);
        device._activeCall = open;
      },
    });
    await settled(() => all.further[0]?.connecting.length);
    expect(all.further[0]?.connecting[0]?.options.connectToken).toBe('token-CA2');
    expect(silenced(all)).toEqual([
      ['CA1', false],
      ['CA2', true],
    ]);
  });

  test.each(['muted', 'not muted'])(
    'P4: comes with its microphone %s, and is so after a switch',
    async (mute) => {
      const open = openCall('CA1');
      open.mute(mute === 'muted');
      const all = glue(silent, { ...real, before: (device) => (device._activeCall = open) });
      const [task, party] = ['WR1' as TaskSid, 'CU1'];
      const parties = [{ party, kind: 'customer', held: false }] as never;
      all.multiCall.post({ type: 'partiesChanged', task, sid: 'CA1' as CallSid, parties });
      await take(all, 2);
      expect(open.isMuted()).toBe(true);
      all.multiCall.post({ type: 'switchRequested', task });
      await settled(() => all.multiCall.snapshot.calls[0]?.live && !all.multiCall.snapshot.calls[0].silenced);
      expect(open.isMuted()).toBe(mute === 'muted');
    },
  );

  test('is open while it reconnects, and is cut before another is heard', async () => {
    const open = openCall('CA1');
    open.transportCloses(true);
    const all = glue(silent, { ...real, before: (device) => (device._activeCall = open) });
    expect(all.multiCall.snapshot.calls).toMatchObject([{ stage: 'open', live: true }]);
    expect(all.multiCall.isCut(1 as CallId)).toBe(false);
    await take(all, 2);
    expect([open.isMuted(), open.remote?.track.enabled]).toEqual([true, false]);
  });

  test('and that Flex accepts by itself is not taken to another line', () => {
    const both = ['CA1', 'CA2'].map((sid) => new CallDouble({ sid, connectToken: sid }));
    const all = glue(silent, { before: (device) => void device.calls.push(...both) });
    expect(all.facts()).toMatchObject([{ forwardable: false }, { forwardable: false }]);
  });

  test('and somebody has accepted is not taken to another line either', () => {
    const all = glue(silent);
    all.device.prependListener('incoming', (call: CallDouble) => call.connecting());
    all.device.rings({ sid: 'CA1', connectToken: 'token' });
    expect(all.facts()).toMatchObject([{ type: 'callOffered', forwardable: false }]);
  });
});

describe('Calls that were kept from Flex', () => {
  function withholding(): {
    device: DeviceDouble;
    byFlex: CallDouble[];
    further: DeviceDouble[];
    log: LogDouble;
  } {
    const { Device, made } = voiceSdk();
    const device = new Device('token-0');
    made.length = 0;
    const byFlex: CallDouble[] = [];
    device.on('incoming', (call: CallDouble) => byFlex.push(call.connecting()));
    return { device, byFlex, further: made, log: new LogDouble() };
  }
  const options = { maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: false } as const;

  test('P1: are handed over to the session, which lets Flex accept one and forwards the other', async () => {
    const { device, byFlex, further, log } = withholding();
    const withheld = withholdCalls(behindFlexProxy(device), log);
    const [first, second] = ['CA1', 'CA2'].map((sid) => device.rings({ sid, connectToken: sid }));
    const all = {
      multiCall: createMultiCall({
        device: behindFlexProxy(device),
        withheld,
        host: new HostDouble(),
        log,
        options,
      }),
    };
    expect(byFlex).toEqual([first]);
    await settled(() => further[0]?.connecting.length);
    expect(further[0]?.connecting[0]?.options.connectToken).toBe('CA2');
    first?.accepted();
    expect(silenced(all)).toEqual([
      ['CA1', false],
      ['CA2', true],
    ]);
    expect(second?.status()).toBe('pending');
    withheld.release();
    expect(byFlex).toEqual([first]);
    all.multiCall.dispose();
    expect(byFlex).toEqual([first, second]);
  });

  test('stay with whoever kept them when there can be no core (P28)', () => {
    const { device, byFlex, log } = withholding();
    const withheld = withholdCalls(device, log);
    const call = device.rings({ sid: 'CA1', connectToken: 'token' });
    const boot = (): never => {
      throw new Error('CompileError');
    };
    expect(() => createMultiCall({ device, withheld, host: new HostDouble(), log, options, boot })).toThrow();
    expect(byFlex).toEqual([]);
    withheld.release();
    expect(byFlex).toEqual([call]);
    expect(device.listenerCount('incoming')).toBe(1);
  });

  test('are released to Flex once, while they ring', () => {
    const { device, byFlex, log } = withholding();
    const withheld = withholdCalls(device, log);
    const [gone, rings] = ['CA1', 'CA2'].map((sid) => device.rings({ sid }));
    gone?.cancelled();
    withheld.release();
    withheld.release();
    const later = device.rings({ sid: 'CA3' });
    expect(byFlex).toEqual([rings, later]);
  });
});
