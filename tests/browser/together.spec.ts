// Calls that arrive in the same millisecond, and the same call that arrives twice.
import { expect, test, WARM } from './fixtures';
import { until } from './until';

test('P9: of five calls that arrive together, each announced twice, each is answered once', async ({
  desk,
  simulator,
}) => {
  simulator.fault({ invitesTogether: 5, doubleInvites: true });
  const from = Date.now();
  const calls: Awaited<ReturnType<typeof desk.ring>>[] = [];
  for (let i = 0; i < 5; i++) calls.push(await desk.ring());
  await Promise.all(calls.map(({ task }) => desk.act('AcceptTask', { sid: task })));
  for (const call of calls) await desk.joined(call);
  const last = calls[4];
  const [first] = calls;
  if (!last || !first) throw new Error('five calls rang');
  await desk.hears(last);
  await desk.isHeardBy(last);
  await desk.hearsNoneOf(calls.slice(0, 4));
  await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(5 + WARM);
  await until('four on hold', () => calls.slice(0, 4).every((call) => desk.customerHeldAtTwilio(call)));
  await desk.swapTo(first);
  await desk.isHeardBy(first);
  expect(desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  await expect(desk.page.getByText(/could not be taken beside|end your current voice call/i)).toHaveCount(0);
});
