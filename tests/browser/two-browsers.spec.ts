// One agent in two browsers, which share nothing but Twilio (P40).
import { expect, test } from './fixtures';
import { until } from './until';

/** After this time a page offers to rejoin what it has lost (plugin/src/rejoin). */
const OFFERED_AFTER_MS = 2000;

test('P40: a browser does not offer to rejoin a call that the agent has in another', async ({ open }) => {
  const [here, there] = [await open('agent1'), await open('agent1')];
  const call = await here.ring();
  await here.act('AcceptTask', { sid: call.task });
  await here.joined(call);
  await there.joined(call);
  const joined = Date.now();
  await until('the time of an offer', () => Date.now() > joined + 1.5 * OFFERED_AFTER_MS);
  for (const { page } of [here, there])
    await expect(page.getByRole('button', { name: 'Rejoin task' })).toHaveCount(0);
});
