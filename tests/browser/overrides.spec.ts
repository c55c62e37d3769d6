// The flag is off for all but one worker.
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { until } from './until';

test.use({
  options: {
    uiAttributes: multiCall({ enabled: false }),
    workers: [
      {
        name: 'agent1',
        fullName: 'Ann Agent',
        attributes: { config_overrides: { features: { multi_call: { enabled: true, max_calls: 2 } } } },
      },
    ],
  },
});

test("S12, P25: a worker's config_overrides switch it on, and its max_calls is kept", async ({
  desk,
  simulator,
}) => {
  await desk.take();
  const second = await desk.take();
  expect(simulator.voice.socketCount('agent1')).toBe(2);
  const third = await desk.ring();
  await desk.act('AcceptTask', { sid: third.task });
  await desk.page
    .getByText(/already have as many calls as you may/)
    .first()
    .waitFor();
  await until('the second live again', () => desk.hears(second));
  expect(simulator.voice.socketCount('agent1')).toBe(2);
});
