// Flex UI as Twilio ships it: what our plugin must not change while there is one call.
import { expect, test } from './fixtures';

test.use({ options: { plugins: [] } });

test('one call of plain Flex is heard both ways and ends', async ({ desk }) => {
  const call = await desk.take();
  await desk.isHeardBy(call);
  await desk.hangUp(call);
  await expect.poll(() => desk.task(call).then((task) => task?.status)).toBe('wrapping');
});
