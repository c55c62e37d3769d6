// Calls that arrive in the same millisecond, and the same call that arrives twice.
import type { Desk } from './desk';
import { expect, test, WARM } from './fixtures';
import { until } from './until';

/** So many calls ring, are accepted at once, and their invites leave in the same millisecond. */
async function together(desk: Desk, count: number): Promise<void> {
  const { simulator } = desk;
  simulator.fault({ invitesTogether: count, doubleInvites: true });
  const from = Date.now();
  const calls: Awaited<ReturnType<Desk['ring']>>[] = [];
  for (let i = 0; i < count; i++) calls.push(await desk.ring());
  await Promise.all(calls.map(({ task }) => desk.act('AcceptTask', { sid: task })));
  for (const call of calls) await desk.joined(call);
  const [first] = calls;
  const last = calls.at(-1);
  if (!last || !first) throw new Error(`${count} calls rang`);
  await desk.hears(last);
  await desk.isHeardBy(last);
  const others = calls.filter((call) => call !== last);
  await desk.hearsNoneOf(others);
  await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(count + WARM);
  await until('the others on hold', () => others.every((call) => desk.customerHeldAtTwilio(call)));
  await desk.swapTo(first);
  await desk.isHeardBy(first);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  await expect(desk.page.getByText(/could not be taken beside|end your current voice call/i)).toHaveCount(0);
  simulator.reset();
  await until('no task', () => desk.isIdle());
  await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(1);
}

test('P9: of two, three and five calls that arrive together, each announced twice, each is answered once', async ({
  desk,
}) => {
  for (const count of [2, 3, 5]) await test.step(`${count} calls`, () => together(desk, count));
});
