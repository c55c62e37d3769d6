// Every command is answered exactly once: at once when this machine can do it, else when the others have, or never will.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallId, Event, PartyId, TaskSid } from '../../js-glue/src/protocol';
import { TIMEOUTS } from '../../js-glue/src/executor';
import { HostRefusal } from '../../js-glue/src/host';
import type { Asked } from './doubles/core';
import { answers, CALL_1, glue, LINE_1, type Glue, type GlueShape } from './doubles/glue';

const task = 'WR1' as TaskSid;
const party = 'customer' as PartyId;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The glue around a core that asks for this when a task is accepted; a call rings on line 0 by then. */
function asking(
  asked: readonly Asked[],
  shape: GlueShape = {},
  before: (all: Glue) => void = () => {},
): Glue {
  const all = glue(({ type }) => (type === 'taskAccepted' ? asked : []), shape);
  all.device.rings({ sid: 'CA1' });
  before(all);
  all.multiCall.post({ type: 'taskAccepted', task, kind: 'voice' });
  return all;
}

/** Lets what only waits for promises happen. */
const turn = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('What this machine can do is done and answered before post returns', () => {
  const telling = { notice: 'holdFailed', call: CALL_1, task, party, reason: 'busy' } as const;
  const all = asking([
    { type: 'silence', call: CALL_1 },
    { type: 'open', call: CALL_1, muted: true },
    { type: 'show', call: CALL_1 },
    { type: 'show', call: null },
    { type: 'deliver', call: CALL_1 },
    { type: 'closeLine', line: LINE_1 },
    { type: 'tell', ...telling },
  ]);
  expect(answers(all)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((command) => ({ type: 'commandSucceeded', command })),
  );
  expect(all.host.shown).toEqual([all.device.calls[0], null]);
  expect(all.delivered).toEqual(all.device.calls);
  expect(all.host.tellings).toEqual([telling]);
});

test('The silence of a call that sounded is acknowledged when it can be heard no more', async () => {
  const microphone: (() => boolean)[] = [];
  const all = asking([{ type: 'silence', call: CALL_1 }], {}, ({ device }) => {
    const [voice] = device.calls;
    voice?.opens();
    microphone.push(() => voice?.isMuted() === false);
  });
  expect(microphone.map((isOpen) => isOpen())).toEqual([false]);
  expect(answers(all)).toEqual([]);
  await vi.advanceTimersByTimeAsync(TIMEOUTS.settleMs - 1);
  expect(answers(all)).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers(all)).toEqual([{ type: 'commandSucceeded', command: 1 }]);
});

test('Commands for a call that has ended succeed, and show nothing', () => {
  const gone = 99 as CallId;
  const all = asking([
    { type: 'silence', call: gone },
    { type: 'open', call: gone, muted: false },
    { type: 'deliver', call: gone },
    { type: 'show', call: gone },
  ]);
  expect(answers(all)).toHaveLength(4);
  expect(answers(all).every(({ type }) => type === 'commandSucceeded')).toBe(true);
  expect(all.host.shown).toEqual([null]);
  expect(all.delivered).toEqual([]);
});

test('A silence that the microphone does not follow is answered as failed', () => {
  const all = glue(({ type }) => (type === 'taskAccepted' ? [{ type: 'silence', call: CALL_1 }] : []));
  all.device.rings({ sid: 'CA1' }).obeysMute = false;
  all.multiCall.post({ type: 'taskAccepted', task, kind: 'voice' });
  expect(answers(all)).toMatchObject([
    { type: 'commandFailed', reason: 'Error: The microphone did not follow' },
  ]);
});

test('Holds go out together and are answered as the host settles them', async () => {
  const all = asking([
    { type: 'hold', task, party, afterMs: 0 },
    { type: 'unhold', task, party, afterMs: 0 },
    { type: 'recheck', task, afterMs: 0 },
  ]);
  expect(all.host.requests.map(({ what }) => what)).toEqual([
    'hold WR1 customer',
    'unhold WR1 customer',
    'recheck WR1',
  ]);
  all.host.requests[1]?.resolve();
  await turn();
  all.host.requests[0]?.resolve();
  all.host.requests[2]?.resolve();
  await turn();
  expect(answers(all)).toEqual([2, 1, 3].map((command) => ({ type: 'commandSucceeded', command })));
});

const refusals: [string, unknown, Partial<Event>][] = [
  [
    'a HostRefusal, with what it knows',
    new HostRefusal('429', { retryAfterMs: 1500.2 }),
    { reason: '429', retryAfterMs: 1501, final: false },
  ],
  [
    'a HostRefusal for good',
    new HostRefusal('gone', { final: true }),
    { reason: 'gone', retryAfterMs: null, final: true },
  ],
  [
    'any error',
    new TypeError('no such task'),
    { reason: 'TypeError: no such task', retryAfterMs: null, final: false },
  ],
  [
    'fields of the wrong types',
    { reason: 7, retryAfterMs: -1, final: 'yes' },
    { retryAfterMs: null, final: false },
  ],
  ['nothing at all', undefined, { reason: 'undefined', retryAfterMs: null, final: false }],
];
test.each(refusals)('A refusal is answered with its reason: %s', async (_name, refusal, fields) => {
  const all = asking([{ type: 'hold', task, party, afterMs: 0 }]);
  all.host.requests[0]?.reject(refusal);
  await turn();
  expect(answers(all)).toMatchObject([{ type: 'commandFailed', command: 1, ...fields }]);
});

test('A host that throws instead of rejecting is answered like one that rejects', async () => {
  const all = glue(({ type }) =>
    type === 'taskAccepted' ? [{ type: 'hold', task, party, afterMs: 0 }] : [],
  );
  all.host.hold = () => {
    throw new Error('no conference');
  };
  all.multiCall.post({ type: 'taskAccepted', task, kind: 'voice' });
  await turn();
  expect(answers(all)).toMatchObject([{ type: 'commandFailed', reason: 'Error: no conference' }]);
});

test('A hold without an answer fails after its time-out, and what is said later is not heard', async () => {
  const all = asking([{ type: 'hold', task, party, afterMs: 0 }], { timeouts: { holdMs: 700 } });
  await vi.advanceTimersByTimeAsync(699);
  expect(answers(all)).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers(all)).toMatchObject([
    { type: 'commandFailed', reason: 'No answer within 700 ms', final: false },
  ]);
  all.host.requests[0]?.reject(new Error('too late'));
  await turn();
  expect(answers(all)).toHaveLength(1);
});

test('A paced retry waits first, and its time-out counts from when it starts', async () => {
  const all = asking([{ type: 'hold', task, party, afterMs: 2000 }], { timeouts: { holdMs: 500 } });
  await vi.advanceTimersByTimeAsync(1999);
  expect(all.host.requests).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(all.host.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(499);
  all.host.requests[0]?.resolve();
  await turn();
  expect(answers(all)).toEqual([{ type: 'commandSucceeded', command: 1 }]);
});

test('After dispose nothing waits, nothing is asked and nothing is answered', async () => {
  const all = asking([
    { type: 'hold', task, party, afterMs: 2000 },
    { type: 'recheck', task, afterMs: 0 },
  ]);
  all.multiCall.dispose();
  expect(vi.getTimerCount()).toBe(0);
  all.host.requests[0]?.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(all.host.requests.map(({ what }) => what)).toEqual(['recheck WR1']);
  expect(answers(all)).toEqual([]);
});

test('A command that this glue does not know is answered as failed for good', () => {
  const all = asking([{ type: 'levitate' } as unknown as Asked]);
  expect(answers(all)).toMatchObject([
    { type: 'commandFailed', command: 1, reason: 'Unknown command', final: true },
  ]);
});
