// Three calls end in every order, in every way, one after the other or at once.
import { describe, expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { TaskSid } from '../../js-glue/src/protocol';
import { CallDouble } from './doubles/call';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take, type Taken } from './doubles/take';

const ways: Record<string, (taken: Taken) => void> = {
  'the other end hangs up': ({ voice }) => voice.disconnected(),
  'it fails': ({ voice }) => voice.failed(31005),
  'its websocket is lost for good': ({ voice }) => {
    voice.transportCloses(true);
    voice.disconnected();
  },
};
const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

async function threeCalls(): Promise<{ all: Glue; calls: Taken[] }> {
  const all = glue(silent, { boot: loadCore, timeouts: { settleMs: 1 } });
  const calls = [await take(all, 1), await take(all, 2), await take(all, 3)];
  expect(all.multiCall.snapshot.calls.map(({ line }) => line)).toEqual([0, 1, 2]);
  return { all, calls };
}

const sounding = (calls: readonly Taken[]): number =>
  calls.filter(({ voice }) => voice.status() === 'open' && (voice.remote?.track.enabled ?? false)).length;

describe.each(Object.entries(ways))('When %s', (_name, end) => {
  test.each(orders)('P18, P20: call %d, then %d, then %d', async (...order) => {
    const { all, calls } = await threeCalls();
    const left = new Set(calls);
    let isLiveThere = true;
    for (const index of order) {
      const ending = calls[index] as Taken;
      end(ending);
      await settled(() => ending.device === all.device || ending.device.destroyed);
      left.delete(ending);
      isLiveThere &&= index !== 2;
      const { calls: there, shown, live } = all.multiCall.snapshot;
      expect(there).toHaveLength(left.size);
      expect(live === null).toBe(!isLiveThere); // P19: no other becomes live by itself
      expect(sounding([...left])).toBe(isLiveThere ? 1 : 0);
      expect(shown === null).toBe(left.size === 0);
    }
    expect(all.host.shown.at(-1)).toBeNull();
    expect(all.further.map(({ destroyed }) => destroyed)).toEqual([1, 1]);
    expect(all.device.destroyed).toBe(0);
  });

  test('P20: all three in the same tick', async () => {
    const { all, calls } = await threeCalls();
    for (const call of calls) end(call);
    await settled(() => all.multiCall.snapshot.calls.length === 0);
    expect([all.multiCall.snapshot.live, all.multiCall.snapshot.shown]).toEqual([null, null]);
    expect(all.further.map(({ destroyed }) => destroyed)).toEqual([1, 1]);
  });
});

test('P20: both legs of a call that is being forwarded end in the same tick, before it opened or after', async () => {
  for (const opened of [false, true]) {
    const all = glue(silent, { boot: loadCore, timeouts: { settleMs: 1 } });
    const first = await take(all, 1);
    all.multiCall.post({ type: 'taskAccepted', task: 'WR2' as TaskSid, kind: 'voice' });
    const ringing = all.device.rings({ sid: 'CA2', connectToken: 'token-2' });
    await settled(() => all.further[0]?.connecting.length);
    const voice = new CallDouble({ sid: 'CA2' });
    all.further[0]?.connecting[0]?.resolve(voice);
    await settled(() => voice.hasListeners());
    if (opened) voice.opens();
    voice.disconnected();
    ringing.cancelled();
    await settled(() => all.further[0]?.destroyed);
    expect(all.multiCall.snapshot.calls.map(({ sid }) => sid)).toEqual(['CA1']);
    all.multiCall.post({ type: 'taskEnded', task: 'WR2' as TaskSid });
    // P8 for an accept that failed; P19 for a call that was there and has ended.
    await settled(() => (all.multiCall.snapshot.live === null) === opened);
    await settled(() => first.voice.isMuted() === opened);
    expect(first.voice.remote?.track.enabled).toBe(!opened);
  }
});
