// The flag is off.
import { expect, test } from './fixtures';
import { multiCall } from './plugin';

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
