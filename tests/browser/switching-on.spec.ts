// The flag: on, off, and on for one worker.
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { until } from './until';

test.describe('off', () => {
  test.use({ options: { uiAttributes: multiCall({ enabled: false }) } });

  test('S12: without the flag nothing is registered, Flex is as Twilio ships it, and the console says why once', async ({
    open,
    simulator,
  }) => {
    const said: string[] = [];
    const desk = await open('agent1', '/', (page) => {
      page.on('console', (message) => {
        if (message.text().includes('[multi-call]')) said.push(message.text());
      });
      return Promise.resolve();
    });
    expect(said).toEqual(['[multi-call] off: custom_data.features.multi_call.enabled is not true']);
    const first = await desk.take();
    const second = await desk.ring();
    await desk.act('AcceptTask', { sid: second.task });
    await desk.page
      .getByText(/end your current voice call/i)
      .first()
      .waitFor();
    expect(simulator.voice.socketCount('agent1')).toBe(1);
    await desk.hears(first);
    expect(desk.customerHeldAtTwilio(first)).toBe(false);
  });
});

test.describe('off, but on for one worker', () => {
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
    await desk.page.getByText(/already have as many calls as you may/).waitFor();
    await until('the second live again', () => desk.hears(second));
    expect(simulator.voice.socketCount('agent1')).toBe(2);
  });
});
