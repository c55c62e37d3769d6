// The flag is off for all but one worker.
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { until } from './until';

const OVERRIDES = {
  enabled: true,
  max_calls: 2,
  multi_party_hold: 'agent',
  warm_line: false,
  waiting_tone: 'maybe', // is on, as nothing usable is said of it
  hold_reminder_seconds: 4000,
  of_another_version: 1,
};

test.use({
  options: {
    uiAttributes: multiCall({ enabled: false }),
    workers: [
      {
        name: 'agent1',
        fullName: 'Ann Agent',
        attributes: { config_overrides: { features: { multi_call: OVERRIDES } } },
      },
    ],
  },
});

test("S12, P16, P25: a worker's config_overrides switch it on, and hold; what they cannot mean is said once", async ({
  open,
  simulator,
}) => {
  const said: string[] = [];
  const desk = await open('agent1', '/', (page) => {
    page.on('console', (message) => said.push(message.text()));
    return Promise.resolve();
  });
  const first = await desk.take();
  simulator.addParty({ task: first.task, kind: 'external', name: '+15557770001' });
  await until('the third party in Flex', async () => (await desk.parties(first)).length === 3);
  const second = await desk.take();
  expect(simulator.voice.socketCount('agent1')).toBe(2);
  // The customer and the third party go on talking, without the agent.
  const held = () =>
    desk
      .atTwilio(first)
      .parties.filter(({ joined, hold }) => joined && hold)
      .map(({ kind }) => kind);
  await expect.poll(held).toEqual(['agent']);
  await desk.hearsNoneOf([first]);

  const third = await desk.ring();
  await desk.act('AcceptTask', { sid: third.task });
  await desk.page
    .getByText(/already have as many calls as you may/)
    .first()
    .waitFor();
  await until('the second live again', () => desk.hears(second));
  expect(simulator.voice.socketCount('agent1')).toBe(2);

  await desk.act('MultiCallSwap', { sid: first.task });
  await desk.hears(first);
  await desk.isHeardBy(first);
  await expect.poll(held).toEqual([]);
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
  expect(
    said.filter((line) => line.includes('waiting_tone') || line.includes('hold_reminder_seconds')),
  ).toEqual([
    '[multi-call] hold_reminder_seconds must be a whole number from 0 to 3600; 3600 is used; waiting_tone must be true or false; true is used',
  ]);
});
