// P30: the core ends a call, whatever it is doing: ringing, being taken over by a further line, or open.
import { expect, test } from 'vitest';
import type { TaskSid } from '../../js-glue/src/protocol';
import { CallDouble } from './doubles/call';
import type { Script } from './doubles/core';
import { answers, beingForwarded, CALL_1, first, forwarding, glue, settled, type Glue } from './doubles/glue';

const hangUp = { type: 'hangUp', call: CALL_1 } as const;
const SUCCEEDED = { type: 'commandSucceeded', command: 1 };

/** A core that hangs the first call up when a task is accepted, and else does what `otherwise` says. */
const hangingUp =
  (otherwise: Script = () => []): Script =>
  (event, core) =>
    event.type === 'taskAccepted' ? [hangUp] : otherwise(event, core);

function hangUpIn(all: Glue): void {
  all.multiCall.post({ type: 'taskAccepted', task: 'WR1' as TaskSid, kind: 'voice' });
}

test('P30: a call that is hung up while it rings is rejected', () => {
  const all = glue(hangingUp());
  const ringing = all.device.rings({ sid: 'CA1' });
  hangUpIn(all);
  expect([ringing.rejections, ringing.hangups]).toEqual([1, 0]);
  expect(all.facts().at(-1)).toEqual({ type: 'callEnded', call: CALL_1, line: 0, reason: 'rejected' });
  expect(answers(all)).toEqual([SUCCEEDED]);
});

test('P30: an open call that is hung up is disconnected', () => {
  const all = glue(hangingUp());
  const open = all.device.rings({ sid: 'CA1' });
  open.opens();
  hangUpIn(all);
  expect([open.rejections, open.hangups]).toEqual([0, 1]);
  expect(all.facts().at(-1)).toEqual({ type: 'callEnded', call: CALL_1, line: 0, reason: 'disconnected' });
  expect(answers(all)).toEqual([SUCCEEDED]);
});

test('P30: every leg of a call that is being taken over ends, and Twilio is told', async () => {
  const all = await beingForwarded({}, hangingUp(forwarding()));
  const voice = new CallDouble({ sid: 'CA1', connectToken: 'connect-token' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  hangUpIn(all);
  expect([all.ringing.rejections, voice.hangups]).toEqual([1, 1]);
});

test('P30, P33: a call that goes on although it was hung up is answered as failed', () => {
  const all = glue(hangingUp());
  const open = all.device.rings({ sid: 'CA1' });
  open.opens();
  open.disconnect = () => undefined;
  hangUpIn(all);
  expect(answers(all)).toMatchObject([{ type: 'commandFailed', reason: 'Error: The call did not end' }]);
});

test('P30: hanging up a call that has ended succeeds', () => {
  const all = glue(hangingUp());
  hangUpIn(all);
  expect(answers(all)).toEqual([SUCCEEDED]);
});
