// The lines beside Flex's own: taken over by connectToken, and gone when their call is.
import { expect, test } from 'vitest';
import type { CallSid, LineId, TaskSid } from '../../js-glue/src/protocol';
import type { Script } from './doubles/core';
import {
  answers,
  beingForwarded,
  CALL_1,
  first,
  forwarded,
  forwarding,
  glue,
  LINE_1,
  settled,
} from './doubles/glue';
import { CallDouble } from './doubles/call';
import type { DeviceDouble } from './doubles/device';

/** Forwards every call, and closes its line when that failed, as the core does. */
function forwardingAndClosing(): Script {
  const forward = forwarding();
  return (event, core) =>
    event.type === 'commandFailed' ? [{ type: 'closeLine', line: LINE_1 }] : forward(event, core);
}

test('A call is taken over by its connectToken on a Device of the same class, and both say so once it is open', async () => {
  const all = await forwarded();
  expect(first(all)).toBeInstanceOf(all.device.constructor);
  expect(first(all).connecting[0]?.options.connectToken).toBe('connect-token');
  expect(all.facts()).toEqual([
    { type: 'callOffered', call: CALL_1, line: 0, sid: 'CA1', forwardable: true },
    { type: 'callOpened', call: CALL_1, sid: 'CA1' },
  ]);
  expect(answers(all)).toEqual([{ type: 'commandSucceeded', command: 1 }]);
  expect(all.multiCall.voiceOf(CALL_1)).toBe(all.voice);
  expect(all.multiCall.callOf(all.ringing)).toBe(CALL_1);
});

test('P1: a call that is taken over is silent both ways from before its first sample', async () => {
  const all = await beingForwarded();
  const voice = new CallDouble({ sid: 'CA1' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.isMuted());
  voice.opens();
  voice.remoteArrives();
  expect([voice.local.track.enabled, voice.remote?.track.enabled]).toEqual([false, false]);
});

test('P1: every leg of a call is silenced, also when the first does not follow', async () => {
  const all = await forwarded({}, (event, core) => {
    if (event.type !== 'taskSelected') return forwarding()(event, core);
    return event.task ? [{ type: 'open', call: CALL_1, muted: false }] : [{ type: 'silence', call: CALL_1 }];
  });
  all.multiCall.post({ type: 'taskSelected', task: 'WR1' as TaskSid });
  expect(all.voice.isMuted()).toBe(false);
  all.ringing.obeysMute = false;
  all.multiCall.post({ type: 'taskSelected', task: null });
  expect(all.voice.isMuted()).toBe(true);
  expect(
    answers(all)
      .map(({ type }) => type)
      .slice(1),
  ).toEqual(['commandSucceeded', 'commandFailed']);
});

for (const order of ['before', 'after'] as const) {
  test(`The end of the first leg is told as one on line 0, when it comes ${order} the call opens`, async () => {
    const all = await beingForwarded();
    const voice = new CallDouble({ sid: 'CA1' });
    first(all).connecting[0]?.resolve(voice);
    await settled(() => voice.hasListeners());
    const steps = [() => all.ringing.cancelled(), () => voice.opens()];
    for (const step of order === 'before' ? steps : steps.reverse()) step();
    voice.disconnected();
    await settled(() => answers(all).length);
    const ends = all.facts().filter(({ type }) => type === 'callEnded');
    expect(ends).toEqual([
      { type: 'callEnded', call: CALL_1, line: 0, reason: 'cancelled' },
      { type: 'callEnded', call: CALL_1, line: 1, reason: 'disconnected' },
    ]);
  });
}

test('The websocket is opened while the microphone is, and its failure is left to connect', async () => {
  const all = glue(forwarding());
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  expect([first(all).websockets, first(all).connecting.length]).toEqual([1, 0]);
  await settled(() => first(all).connecting.length);
  expect(first(all).websockets).toBe(1);
});

test('P20: a line is destroyed once, however often that is asked', async () => {
  const all = await forwarded({}, (event, core) =>
    event.type === 'callEnded'
      ? [
          { type: 'closeLine', line: LINE_1 },
          { type: 'closeLine', line: LINE_1 },
        ]
      : forwarding()(event, core),
  );
  all.voice.disconnected();
  all.multiCall.dispose();
  expect(first(all).destroyed).toBe(1);
  expect(all.facts().map(({ type }) => type)).toEqual(['callOffered', 'callOpened', 'callEnded']);
});

test('P20: a Device destroyed behind our back ends its call and fails its line, once each', async () => {
  const all = await forwarded();
  first(all).destroy();
  expect(all.facts().slice(2)).toEqual([
    { type: 'callEnded', call: CALL_1, line: 1, reason: 'disconnected' },
    { type: 'lineFailed', line: 1, reason: 'The Device was destroyed' },
  ]);
  all.multiCall.dispose();
  expect(first(all).destroyed).toBe(1);
});

test('A call that has ended is no one to act on, and is still known by its voice', async () => {
  const all = await forwarded();
  all.voice.disconnected();
  expect(all.multiCall.voiceOf(CALL_1)).toBe(all.ringing);
  all.ringing.cancelled();
  expect(all.multiCall.voiceOf(CALL_1)).toBeNull();
  expect(all.multiCall.callWithSid('CA1' as CallSid)).toBeNull();
  expect(all.multiCall.callOf(all.voice)).toBe(CALL_1);
});

test('A line that errors never takes the page down', async () => {
  const all = await forwarded();
  first(all).emit('error', Object.assign(new Error('websocket'), { code: 31005 }));
  all.device.emit('error', Object.assign(new Error('websocket'), { code: 31005 }));
  expect(all.log.lines).toEqual([
    'warn Line 1: Error 31005: websocket',
    'warn Line 0: Error 31005: websocket',
  ]);
});

test('P10: a connect that never settles fails after its time-out, and nothing of the attempt remains', async () => {
  const all = await beingForwarded({ timeouts: { openLineMs: 20 } }, forwardingAndClosing());
  await settled(() => first(all).destroyed);
  expect(answers(all)).toMatchObject([
    { type: 'commandFailed', command: 1, reason: 'No answer within 20 ms' },
    { type: 'commandSucceeded', command: 2 },
  ]);
  expect(all.facts()).toHaveLength(1);
  expect(all.multiCall.voiceOf(CALL_1)).toBe(all.ringing);
});

test('P10: an attempt that loses its websocket fails at once: the SDK would ask for the call, and never call it open', async () => {
  const all = await beingForwarded();
  const voice = new CallDouble({ sid: 'CA1' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  voice.transportCloses(true);
  await settled(() => answers(all).length);
  expect(answers(all)).toMatchObject([
    { type: 'commandFailed', reason: expect.stringContaining('its websocket was lost') as string },
  ]);
});

test('P10: an attempt that fails does not hang up the caller, who still rings on line 0', async () => {
  const all = await beingForwarded({}, forwardingAndClosing());
  const voice = new CallDouble({ sid: 'CA1' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.isMuted());
  voice.microphoneDenied();
  await settled(() => first(all).destroyed);
  expect(voice.hangups).toBe(0);
  expect(answers(all)[0]).toMatchObject({ reason: 'Error: The call was not taken over: disconnected' });
  expect(all.facts()).toHaveLength(1);
});

test('P10: a call that Twilio has given to the new line, and whose media never opens there, is hung up', async () => {
  const all = await beingForwarded({ timeouts: { openLineMs: 20 } }, forwardingAndClosing());
  const voice = new CallDouble({ sid: 'CA1' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  // Or else the customer would be left in a conference with nobody.
  all.ringing.cancelled();
  await settled(() => first(all).destroyed);
  expect(voice.hangups).toBe(1);
});

test('Once taken over, a call is hung up at Twilio like any other', async () => {
  const { voice } = await forwarded();
  voice.disconnect();
  expect(voice.hangups).toBe(1);
});

const failures: [string, string, (device: DeviceDouble) => void][] = [
  ['a refused connect', 'Error: 31401', ({ connecting }) => connecting[0]?.reject(new Error('31401'))],
  [
    'an error after which nothing comes',
    'Error: The call was not taken over: failed',
    ({ connecting }) => {
      const voice = new CallDouble({ sid: 'CA1' });
      connecting[0]?.resolve(voice);
      void settled(() => voice.hasListeners()).then(() => voice.errs(31000));
    },
  ],
  [
    'a call that is over by the time it is handed out',
    'Error: The call was not taken over: closed',
    ({ connecting }) => {
      const voice = new CallDouble({ sid: 'CA1' });
      connecting[0]?.resolve(voice);
      voice.disconnected();
    },
  ],
];
test.each(failures)('P10: the answer to openLine tells of %s', async (_name, reason, fail) => {
  const all = await beingForwarded({}, forwardingAndClosing());
  fail(first(all));
  await settled(() => first(all).destroyed);
  expect(answers(all)[0]).toEqual({
    type: 'commandFailed',
    command: 1,
    reason,
    retryAfterMs: null,
    final: false,
  });
});

test('P10: a call without a connectToken fails for good, and no Device is made', async () => {
  const all = glue(forwarding());
  all.device.rings({ sid: 'CA1' });
  await settled(() => answers(all).length);
  expect(answers(all)).toMatchObject([{ type: 'commandFailed', final: true }]);
  expect(all.further).toEqual([]);
});

test('A line that is closed while it opens never connects', async () => {
  const all = glue((event, core) =>
    event.type === 'callEnded' ? [{ type: 'closeLine', line: 1 as LineId }] : forwarding()(event, core),
  );
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' }).cancelled();
  await settled(() => answers(all).length === 2);
  expect(first(all).connecting).toEqual([]);
  expect(answers(all).map(({ type }) => type)).toEqual(['commandSucceeded', 'commandFailed']);
});
