// Flex's active call: hang-up, mute and the dial-pad act on it.
import { expect, test, WARM } from './fixtures';
import { until } from './until';

test("S6, P17: Flex's active call follows the selected task; mute and hang-up act on it", async ({
  desk,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  const shown = () => desk.shown().then((call) => call?.sid);
  await desk.select(first);
  await expect.poll(shown).toBe(desk.ownSid(first));
  await desk.select(second);
  await expect.poll(shown).toBe(desk.ownSid(second));
  await desk.toggleMute();
  await expect.poll(() => desk.shown()).toEqual({ sid: desk.ownSid(second), muted: true });

  await desk.select(first);
  const ofFirst = desk.ownSid(first);
  await expect.poll(shown).toBe(ofFirst);
  await desk.hangUp(first);
  await until('the first in wrap-up', async () => (await desk.task(first))?.status === 'wrapping');
  expect((await desk.task(second))?.status).toBe('accepted');
  await expect.poll(shown).toBe(desk.ownSid(second));
});

test('P17: HangupCall ends the call of the task it is given, also when another is selected', async ({
  desk,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  await desk.select(second);
  await desk.hangUp(first);
  await until('the first in wrap-up', async () => (await desk.task(first))?.status === 'wrapping');
  expect((await desk.task(second))?.status).toBe('accepted');
  await desk.hears(second);
});

test("P17: the end of a call does not clear Flex's active call while another is there", async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  await desk.select(second);
  simulator.hangUp({ task: first.task });
  await until('the first in wrap-up', async () => (await desk.task(first))?.status === 'wrapping');
  await expect.poll(() => desk.shown().then((call) => call?.sid)).toBe(desk.ownSid(second));
});

test('P20: however a call ends, it ends once, and its line goes with it', async ({ desk, simulator }) => {
  const first = await desk.take();
  const ways: ((call: Awaited<ReturnType<typeof desk.take>>) => Promise<void> | void)[] = [
    (call) => simulator.hangUp({ task: call.task }),
    (call) => desk.hangUp(call),
    (call) => simulator.kick({ task: call.task, party: 'agent1' }),
  ];
  for (const end of ways) {
    const second = await desk.take();
    await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(2 + WARM);
    await end(second);
    await until('wrap-up', async () => (await desk.task(second))?.status === 'wrapping');
    await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(1 + WARM);
    await desk.act('CompleteTask', { sid: second.task });
  }
  await desk.swapTo(first);
  await desk.isHeardBy(first);
});
