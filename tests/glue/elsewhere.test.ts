// Calls that are meant for another device or session of the agent are Flex's, until one opens on this page all the same.
import { expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import { CallDouble } from './doubles/call';
import { glue, settled, silent } from './doubles/glue';
import { take } from './doubles/take';

const elsewhere = {
  isElsewhere: (voice: unknown) => (voice as CallDouble).parameters['CallSid'] === 'CAother',
};
const other = { sid: 'CAother', connectToken: 'token' };

test('P40: such a call is Flex’s immediately, beside any other, and is asked about once', async () => {
  let asked = 0;
  const flex = { isElsewhere: (voice: unknown) => (asked++, elsewhere.isElsewhere(voice)) };
  const all = glue(silent, { boot: loadCore, flex });
  await take(all, 1);
  asked = 0;
  const call = all.device.rings(other);
  expect(all.delivered).toContain(call);
  expect(all.multiCall.snapshot.calls).toHaveLength(1);
  expect(all.multiCall.callOf(call)).toBeNull();
  expect([asked, all.further.length]).toEqual([1, 0]);
});

test('P40: it takes no accept from the call that the accept is for', async () => {
  const all = glue(silent, { boot: loadCore, flex: elsewhere });
  all.multiCall.post({ type: 'taskAccepted', task: 'WR1' as never, kind: 'voice' });
  all.device.rings(other);
  await take(all, 1);
});

test('P40, P1: when Flex accepts it here after all, it is a call, and cut beside a live one', async () => {
  const all = glue(silent, { boot: loadCore, flex: elsewhere });
  const first = await take(all, 1);
  const second = await take(all, 2);
  first.voice.disconnected();
  const call = all.device.rings(other);
  call.accepted();
  expect(all.multiCall.snapshot.calls.map(({ sid, live }) => [sid, live])).toEqual([
    ['CA2', true],
    ['CAother', false],
  ]);
  expect([call.isMuted(), call.remote?.track.enabled]).toEqual([true, false]);
  call.disconnected();
  expect(all.multiCall.snapshot.calls).toHaveLength(1);
  second.voice.disconnected();
  expect(all.multiCall.snapshot.calls).toEqual([]);
});

test('P40: one that rings when the session begins is left alone as well', () => {
  const call = new CallDouble(other);
  const all = glue(silent, { flex: elsewhere, before: (device) => void device.calls.push(call) });
  expect(all.facts()).toEqual([]);
});

test('A question that cannot be answered is logged, and the call is taken', async () => {
  const flex = {
    isElsewhere: () => {
      throw new Error('no such state');
    },
  };
  const all = glue(silent, { boot: loadCore, flex });
  await take(all, 1);
  expect(all.log.lines).toContain("error Flex's habits cannot be read: Error: no such state");
  await settled(() => all.multiCall.snapshot.calls.length);
});
