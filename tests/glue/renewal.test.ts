// A long journal is made short by a new core that is told only what lasts: it has to decide as the core before it would.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { CallSid, Event, PartyId, TaskSid } from '../../js-glue/src/protocol';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take } from './doubles/take';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

const task = (nth: number): TaskSid => `WR${nth}` as TaskSid;

/** The whole glue with the real core, which counts how many cores there were. */
function withCores(): Glue & { cores: () => number } {
  let cores = 0;
  const boot = (): ReturnType<typeof loadCore> => {
    cores += 1;
    return loadCore();
  };
  return { ...glue(silent, { boot }), cores: () => cores };
}

/** The agent looks from task to task until the journal is long: whenever the core is at rest, another takes its place. */
function makeJournalLong({ multiCall }: Glue): void {
  for (let n = 0; n < 600; n++) multiCall.post({ type: 'taskSelected', task: task(100 + n) });
}

/** Answers what the host is asked, also what the core asks for only after a pause, until nothing more comes. */
async function answerAll({ host }: Glue): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await vi.advanceTimersByTimeAsync(5000);
    if (host.requests.length > 0) quiet = 0;
    host.requests.splice(0).forEach((request) => request.resolve());
  }
}

/** The customer of the nth task, and the agent's own leg, if there is one. */
function conference(nth: number, held: boolean, sid: string | null): Event {
  const own = { party: (sid ?? '') as PartyId, kind: 'own', held: false } as const;
  return {
    type: 'partiesChanged',
    task: task(nth),
    sid: sid as CallSid | null,
    parties: [{ party: `CU${nth}` as PartyId, kind: 'customer', held }, ...(sid === null ? [] : [own])],
  };
}

test('P21: a monitoring that is over is no accept in flight for the next core', async () => {
  const all = withCores();
  all.multiCall.post({ type: 'monitoringStarted', task: task(50) });
  const voice = all.device.rings({ sid: 'CA50', connectToken: 'token' });
  voice.accepted();
  all.multiCall.post({ type: 'partiesChanged', task: task(50), sid: 'CA50' as CallSid, parties: [] });
  voice.disconnected();
  makeJournalLong(all);
  expect(all.cores()).toBe(2);
  expect(all.multiCall.snapshot.accepting).toEqual([]);
  await take(all, 1);
});

test('P12: whom the policy holds stays known between the loss of the legs and their return', async () => {
  const all = withCores();
  const [one, two] = [await take(all, 1), await take(all, 2)];
  await answerAll(all);
  all.multiCall.post(conference(1, true, 'CA1'));
  for (const { voice } of [two, one]) voice.disconnected();
  all.multiCall.post(conference(1, true, null));
  await answerAll(all);
  makeJournalLong(all);
  all.multiCall.post({ type: 'switchRequested', task: task(1) });
  all.device.rings({ sid: 'CB1', connectToken: 'token' }).accepted();
  all.multiCall.post(conference(1, true, 'CB1'));
  await settled(() => all.host.requests.some(({ what }) => what === 'unhold WR1 CU1'));
});

test('P12: a hold that Flex has not drawn yet when the leg is lost is known as well', async () => {
  const all = withCores();
  const [one, two] = [await take(all, 1), await take(all, 2)];
  await settled(() => all.host.requests.length);
  all.host.requests.splice(0).forEach((request) => request.resolve());
  await settled(() => all.multiCall.snapshot.calls[0]?.parties[0]?.heldBy === 'policy');
  for (const { voice } of [two, one]) voice.disconnected();
  all.multiCall.post(conference(1, false, null)); // Half a second old.
  await answerAll(all);
  makeJournalLong(all);
  expect(all.cores()).toBe(1);
  all.multiCall.post({ type: 'taskEnded', task: task(1) });
  makeJournalLong(all);
  expect(all.cores()).toBeGreaterThan(1);
});

test('P13: the task whose call the agent waits for is known to the next core', () => {
  const all = withCores();
  for (const nth of [1, 2]) all.multiCall.post(conference(nth, false, null));
  all.multiCall.post({ type: 'switchRequested', task: task(2) });
  makeJournalLong(all);
  expect(all.cores()).toBe(2);
  for (const nth of [1, 2]) {
    all.device.rings({ sid: `CA${nth}`, connectToken: 'token' }).accepted();
    all.multiCall.post(conference(nth, false, `CA${nth}`));
  }
  expect(all.multiCall.snapshot.calls.find(({ live }) => live)?.task).toBe('WR2');
});
