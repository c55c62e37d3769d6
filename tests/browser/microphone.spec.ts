// The agent's microphone through plain calls and beside others, with Flex's default: it sets and unsets one for each call.
import { chooseMicrophone, microphoneOf, plainCall } from './chosen-microphone';
import { expect, test } from './fixtures';
import { record } from './recorder';

test('P22: the chosen microphone survives plain calls, and Flex lets go of it after each', async ({
  desk,
}) => {
  const chosen = await chooseMicrophone(desk);
  for (let nth = 0; nth < 2; nth++) {
    await plainCall(desk, chosen);
    await expect.poll(() => microphoneOf(desk)).toBeNull();
  }
});

test('P23: a call that line 0 takes leaves the live call on a further line its microphone', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', record);
  const first = await desk.take();
  const live = await desk.take();
  const chosen = await chooseMicrophone(desk);
  simulator.hangUp({ task: first.task });
  await expect.poll(() => microphoneOf(desk)).toBeNull();
  await desk.page.evaluate(() => void window.recorded.microphones.splice(0));
  const since = Date.now();
  const third = await desk.take();
  expect(await microphoneOf(desk)).toBe(chosen);
  const opened = await desk.page.evaluate(() =>
    window.recorded.microphones.map(({ audio }) => JSON.stringify(audio)),
  );
  expect(opened.filter((audio) => !audio.includes(chosen))).toEqual([]);
  await desk.isHeardBy(third, since);
  await desk.act('UnholdCall', { sid: live.task });
  await desk.isHeardBy(live, Date.now());
});
