// P34: Flex destroys its Device, or makes itself another: line 0's calls are over, those on further lines are not.
import { expect, test, vi } from 'vitest';
import { withholdCalls } from '../../js-glue/src/index';
import { loadCore } from '../../js-glue/src/load';
import type { CallDouble } from './doubles/call';
import { behindFlexProxy, DeviceDouble } from './doubles/device';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take } from './doubles/take';

interface Retried extends Glue {
  another: DeviceDouble;
  /** The calls that Flex's listener on the new Device has heard of. */
  deliveredThere: CallDouble[];
}

/** A call on line 0 and a live one on line 1; then Flex makes a new Device, having destroyed its own or not. */
async function withTwoCalls(): Promise<Retried & { zero: CallDouble; one: CallDouble }> {
  const all = glue(silent, { boot: loadCore });
  const [zero, one] = [await take(all, 1), await take(all, 2)];
  const another = new DeviceDouble('token-1');
  const deliveredThere: CallDouble[] = [];
  another.on('incoming', (call: CallDouble) => deliveredThere.push(call));
  return { ...all, another, deliveredThere, zero: zero.voice, one: one.voice };
}

const sids = ({ multiCall }: Glue): unknown[] => multiCall.snapshot.calls.map(({ sid, line }) => [sid, line]);

test('P34: when Flex destroys its Device, line 0 has failed, and its calls are over', async () => {
  const all = glue(silent);
  const [open, ringing] = [all.device.rings({ sid: 'CA1' }), all.device.rings({ sid: 'CA2' })];
  open.accepted();
  all.device.destroy();
  expect(all.facts().at(-1)).toMatchObject({ type: 'lineFailed', line: 0 });
  expect([open.status(), ringing.status()]).toEqual(['closed', 'closed']);
  const both = await withTwoCalls();
  both.device.destroy();
  expect(sids(both)).toEqual([['CA2', 1]]);
  expect(both.further[0]?.destroyed).toBe(0);
});

test.each([true, false])(
  'P34: a new Device leaves the further call as it is; the old one is destroyed: %s',
  async (old) => {
    const all = await withTwoCalls();
    if (old) all.device.destroy();
    all.multiCall.useDevice(behindFlexProxy(all.another));
    expect(sids(all)).toEqual([['CA2', 1]]);
    expect([all.one.status(), all.one.isMuted(), all.one.remote?.track.enabled]).toEqual([
      'open',
      false,
      true,
    ]);
    expect([all.zero.status(), all.further[0]?.destroyed]).toEqual(['closed', 0]);
    expect(all.device.destroyed).toBe(old ? 1 : 0);
  },
);

test('P34: calls ring on the new Device as before, the second beside the one that went on', async () => {
  const all = await withTwoCalls();
  all.multiCall.useDevice(all.another);
  const ringing = all.another.rings({ sid: 'CA3', connectToken: 'token-3' });
  expect(all.deliveredThere).toEqual([ringing]);
  ringing.accepted();
  expect(sids(all)).toEqual([
    ['CA2', 1],
    ['CA3', 0],
  ]);
  const next = all.another.rings({ sid: 'CA4', connectToken: 'token-4' });
  expect(all.deliveredThere).not.toContain(next);
  expect(all.multiCall.snapshot.calls.at(-1)).toMatchObject({ sid: 'CA4', stage: 'forwarding' });
});

test('P34: a call that rings there already is offered, and one that was kept from Flex is taken over', async () => {
  const all = await withTwoCalls();
  const withheld = withholdCalls(all.another, all.log);
  const ringing = all.another.rings({ sid: 'CA3', connectToken: 'token-3' });
  expect(all.deliveredThere).toEqual([]);
  all.multiCall.useDevice(all.another, withheld);
  expect(all.deliveredThere).toEqual([ringing]);
  withheld.release();
  expect(all.another.listenerCount('incoming')).toBe(1);
});

test('P24, P23: the new Device’s tokens and audio settings reach the line that went on, the old one’s do not', async () => {
  const all = await withTwoCalls();
  const further = all.further[0];
  await all.device.audio?.setInputDevice('handset');
  await settled(() => further?.audio?.inputDevice?.deviceId === 'handset');
  all.multiCall.useDevice(all.another);
  expect(further?.token).toBe('token-1');
  all.device.updateToken('token-old');
  all.another.updateToken('token-2');
  expect(further?.token).toBe('token-2');
  await settled(() => all.another.audio?.availableInputDevices.size);
  await all.device.audio?.setInputDevice('default');
  await all.another.audio?.setInputDevice('headset');
  await settled(() => further?.audio?.inputDevice?.deviceId === 'headset');
});

test('P34: what the Device before says later is nobody’s', async () => {
  const all = await withTwoCalls();
  all.multiCall.useDevice(all.another);
  const call = all.another.rings({ sid: 'CA3' });
  call.accepted();
  all.device.rings({ sid: 'CAold' });
  all.device.destroy();
  expect(sids(all)).toEqual([
    ['CA2', 1],
    ['CA3', 0],
  ]);
  expect(all.device.listenerCount('incoming')).toBe(0);
});

test('P34: what is no Device changes nothing, and the same Device neither', async () => {
  const all = await withTwoCalls();
  expect(() => all.multiCall.useDevice({} as never)).toThrow('The device is no Voice SDK Device');
  expect(sids(all)).toHaveLength(2);
  all.multiCall.useDevice(all.another);
  all.another.rings({ sid: 'CA3' }).accepted();
  all.multiCall.useDevice(all.another);
  expect(sids(all)).toHaveLength(2);
});

test('P34: dispose ends the further calls on any Device, once, and leaves the new one as it was found', async () => {
  const all = await withTwoCalls();
  all.multiCall.useDevice(all.another);
  all.multiCall.dispose();
  expect([all.one.status(), all.further[0]?.destroyed, all.further[0]?.audio]).toEqual(['closed', 1, null]);
  expect(all.another.listenerCount('incoming')).toBe(1);
  expect(Object.hasOwn(all.another, 'updateToken')).toBe(false);
  expect(all.another.destroyed).toBe(0);
});

test('P34: a line that was ready for the next call gives way to one like the new Device', async () => {
  const all = glue(silent, {
    boot: loadCore,
    options: { maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: true },
  });
  await take(all, 1);
  await take(all, 2);
  await vi.waitFor(() => expect(all.further).toHaveLength(2), 5000);
  all.multiCall.useDevice(new DeviceDouble('token-1'));
  expect(all.further.map(({ destroyed }) => destroyed)).toEqual([0, 1]);
});
