// The agent's microphone through plain calls where Flex neither sets nor unsets one: `initialDeviceCheck: false`.
import { chooseMicrophone, microphoneOf, plainCall } from './chosen-microphone';
import { expect, test } from './fixtures';

test.use({ options: { appConfig: { initialDeviceCheck: false } } });

test('P6, P22: the chosen microphone is set during plain calls and after them', async ({ desk }) => {
  const chosen = await chooseMicrophone(desk);
  for (let nth = 0; nth < 2; nth++) {
    await plainCall(desk, chosen);
    expect(await microphoneOf(desk)).toBe(chosen);
  }
});
