// When an accept or a forward comes to nothing.
import { expect, test } from './fixtures';
import { until } from './until';

const ENDS = ['cancel', 'timeOut', 'rescind'] as const;

for (const end of ENDS) {
  test(`P8: an accept that ends in ${end} leaves the earlier call live, as it was`, async ({
    desk,
    simulator,
  }) => {
    const first = await desk.take();
    simulator.fault({ accept: 'unrung' });
    const second = await desk.ring();
    await desk.act('AcceptTask', { sid: second.task });
    await desk.hearsNoneOf([first]);
    simulator[end]({ task: second.task });
    await desk.hears(first);
    await desk.isHeardBy(first);
    await until('the first released', () => !desk.customerHeldAtTwilio(first));
  });
}

test('P10: when a call cannot be forwarded the agent is told, and nothing of the attempt remains', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.fault({ forward: 'refused' });
  const second = await desk.ring({ from: '+15551110042' });
  await desk.act('AcceptTask', { sid: second.task });
  await desk.page
    .getByText(/could not be taken beside your other calls/)
    .first()
    .waitFor();
  await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(1);
  await desk.hears(first);
  // Flex's own alert is the way out.
  await desk.page
    .getByText(/end your current voice call/i)
    .first()
    .waitFor();
});

test('P10: a call without a connectToken is announced, and the live call goes on', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.fault({ withoutConnectToken: true });
  const second = await desk.ring();
  await desk.act('AcceptTask', { sid: second.task });
  await desk.page
    .getByText(/could not be taken beside your other calls/)
    .first()
    .waitFor();
  await desk.hears(first);
});

test("S8: a second call that is taken raises none of Flex's alerts", async ({ desk }) => {
  await desk.take();
  const second = await desk.take();
  await expect.poll(() => desk.task(second).then((task) => task?.status)).toBe('accepted');
  await expect(desk.page.getByText(/end your current voice call/i)).toHaveCount(0);
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0);
});
