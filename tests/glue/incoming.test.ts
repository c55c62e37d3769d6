// Line 0 as Flex knows it: its incoming calls are heard of before Flex, and all is put back in the end.
import { expect, test } from 'vitest';
import { CALL_1, forwarded, forwarding, glue, settled, silent } from './doubles/glue';
import type { Event } from '../../js-glue/src/protocol';
import type { Core } from '../../js-glue/src/session';
import { CoreDouble } from './doubles/core';
import { CallDouble } from './doubles/call';
import type { DeviceDouble } from './doubles/device';

test('The core hears of a call, and Flex does not until it is delivered', () => {
  const all = glue(silent);
  const call = all.device.rings({ sid: 'CA1', connectToken: 'token' });
  expect(all.facts()).toEqual([
    { type: 'callOffered', call: CALL_1, line: 0, sid: 'CA1', forwardable: true },
  ]);
  expect(all.delivered).toEqual([]);
  expect(all.multiCall.callOf(call)).toBe(CALL_1);
});

test('A call without CallSid and connectToken is offered as such', () => {
  const all = glue(silent);
  all.device.rings({});
  expect(all.facts()).toMatchObject([{ sid: null, forwardable: false }]);
});

test('P26: a call that Twilio announces twice is one call, unless its first announcement was lost with the websocket', async () => {
  const all = glue(silent);
  const [lost] = ['CA1', 'CA1', 'CA2'].map((sid) => all.device.rings({ sid, connectToken: 'connect-token' }));
  expect(all.facts().map((fact) => 'sid' in fact && fact.sid)).toEqual(['CA1', 'CA2']);
  lost?.transportCloses(true);
  await settled(() => all.facts().length === 3);
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  expect(all.facts().map(({ type }) => type)).toEqual([
    'callOffered',
    'callOffered',
    'callEnded',
    'callOffered',
  ]);
});

test('P6: a call that is delivered at once reaches Flex within the same turn, once', () => {
  const all = glue(({ type }) => {
    if (type === 'callOffered')
      return [
        { type: 'deliver', call: CALL_1 },
        { type: 'deliver', call: CALL_1 },
      ];
    return [];
  });
  const call = all.device.rings({ sid: 'CA1' });
  expect(all.delivered).toEqual([call]);
});

test('Flex hears of the accept after the core does', () => {
  const order: string[] = [];
  const all = glue(
    ({ type }) => {
      order.push(type);
      return type === 'callOffered' ? [{ type: 'deliver', call: CALL_1 }] : [];
    },
    {
      before: (device) =>
        device.on('incoming', (call: CallDouble) => call.on('accept', () => order.push('Flex'))),
    },
  );
  all.device.rings({ sid: 'CA1' }).accepted();
  expect(order.slice(-2)).toEqual(['callOpened', 'Flex']);
});

test('A listener of Flex that throws keeps the call from no other', () => {
  const heard: CallDouble[] = [];
  const all = glue(({ type }) => (type === 'callOffered' ? [{ type: 'deliver', call: CALL_1 }] : []), {
    before: (device) => {
      device.prependListener('incoming', () => {
        throw new Error('not ready');
      });
      device.on('incoming', (call: CallDouble) => heard.push(call));
    },
  });
  all.device.rings({ sid: 'CA1' });
  expect(heard).toHaveLength(1);
  expect(all.log.lines).toEqual(["error A listener of Flex's for incoming calls threw: Error: not ready"]);
});

test('Listeners that come after us hear of every call as usual', () => {
  const all = glue(silent);
  const heard: CallDouble[] = [];
  all.device.on('incoming', (call: CallDouble) => heard.push(call));
  const call = all.device.rings({ sid: 'CA1' });
  expect(heard).toEqual([call]);
});

test('Calls that Flex took before us are offered, and not delivered again', () => {
  const ringing = new CallDouble({ sid: 'CA1' });
  const open = new CallDouble({ sid: 'CA2' });
  open.accepted();
  const all = glue((event) => (event.type === 'callOffered' ? [{ type: 'deliver', call: event.call }] : []), {
    before: (device) => {
      device.calls.push(ringing);
      device._activeCall = open;
    },
  });
  expect(all.facts()).toMatchObject([
    { type: 'callOffered', sid: 'CA2' },
    { type: 'callOpened', sid: 'CA2' },
    { type: 'callOffered', sid: 'CA1' },
  ]);
  expect(all.delivered).toEqual([]);
});

test('After dispose line 0 is as it was, and Flex has what still rings', () => {
  const all = glue(silent, { before: (device) => device.on('incoming', () => {}) });
  const later = (): void => {};
  all.device.on('incoming', later);
  const [ringing, gone] = [all.device.rings({ sid: 'CA1' }), all.device.rings({ sid: 'CA2' })];
  gone.cancelled();
  all.multiCall.dispose();
  expect(all.delivered).toEqual([ringing]);
  expect(all.device.listeners('incoming')).toHaveLength(3);
  expect(all.device.listeners('incoming').at(-1)).toBe(later);
  expect(Object.hasOwn(all.device, 'updateToken')).toBe(false);
  expect(Object.hasOwn(all.device.audio ?? {}, 'setInputDevice')).toBe(false);
  expect(Object.hasOwn(all.device.audio?.speakerDevices ?? {}, 'set')).toBe(false);
  expect(all.device.destroyed).toBe(0);
  const next = all.device.rings({ sid: 'CA3' });
  expect(all.delivered).toEqual([ringing, next]);
  expect(all.facts()).toHaveLength(3);
});

test('After dispose the further lines are gone, and a call on line 0 can be heard', async () => {
  const all = await forwarded({}, (event, core) =>
    event.type === 'taskSelected'
      ? [{ type: 'silence', call: 2 as typeof CALL_1 }]
      : forwarding()(event, core),
  );
  const other = all.device.rings({ sid: 'CA2' });
  other.accepted();
  all.multiCall.post({ type: 'taskSelected', task: null });
  expect(other.remote?.track.enabled).toBe(false);
  all.multiCall.dispose();
  expect(all.further[0]?.destroyed).toBe(1);
  expect(other.remote?.track.enabled).toBe(true);
});

test('When the core is lost for good, Flex has its calls again and the application is told', () => {
  let told = 0;
  const all = glue(silent, { gaveUp: () => (told += 1), boot: trappingOn('callOffered') });
  const call = all.device.rings({ sid: 'CA1' });
  expect([told, all.delivered]).toEqual([1, [call]]);
  const next = all.device.rings({ sid: 'CA2' });
  expect([told, all.delivered]).toEqual([1, [call, next]]);
});

test('P28: a core that does not bear its configuration is no core, and line 0 is left as it was', () => {
  let flexs: DeviceDouble | undefined;
  const before = (device: DeviceDouble): void => void (flexs = device);
  expect(() => glue(silent, { before, boot: trappingOn('configured') })).toThrow('The core did not start');
  expect(flexs?.listenerCount('incoming')).toBe(1);
  expect(Object.hasOwn(flexs ?? {}, 'updateToken')).toBe(false);
});

/** Makes one core that traps on this, and no other. */
function trappingOn(type: Event['type']): () => Core {
  let made = false;
  return () => {
    if (made) throw new Error('out of memory');
    made = true;
    return new CoreDouble((event) => {
      if (event.type === type) throw new Error('unreachable executed');
      return [];
    });
  };
}

test('What is no Device is refused before anything is touched', () => {
  expect(() =>
    glue(silent, { before: (device) => Object.defineProperty(device, 'rawListeners', { value: undefined }) }),
  ).toThrow('The device is no Voice SDK Device');
});
