// The agent's own mute, apart from the system's silence.
import { expect, test } from './fixtures';
import { until } from './until';

test('P4: a call comes back with the microphone as the agent left it', async ({ desk, simulator }) => {
  const first = await desk.take();
  await desk.toggleMute();
  await until('the agent muted', async () => (await desk.shown())?.muted);
  const second = await desk.take();
  await desk.isHeardBy(second);
  const from = Date.now();
  await desk.swapTo(first);
  await desk.select(first);
  await expect.poll(() => desk.shown().then((shown) => shown?.muted)).toBe(true);
  const reached = () =>
    simulator.voice
      .heard(from)
      .some(({ direction, party }) => direction === 'toParty' && party === first.customerCallSid);
  expect(reached()).toBe(false);
  await desk.toggleMute();
  await desk.isHeardBy(first);
});

test('P5: a mute toggle on a call that is not live changes only what is remembered', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  await desk.select(first);
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(first));
  const from = Date.now();
  await desk.toggleMute();
  await desk.hearsNoneOf([first]);
  await desk.isHeardBy(second);
  await desk.swapTo(first);
  // The toggle muted the first call for when it comes back.
  await expect.poll(() => desk.shown()).toEqual({ sid: desk.ownSid(first), muted: true });
  const reached = simulator.voice
    .heard(from)
    .some(({ direction, party }) => direction === 'toParty' && party === first.customerCallSid);
  expect(reached).toBe(false);
});
