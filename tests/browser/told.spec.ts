// What the agent is told when something did not work: in plain words, and which call an offered action ends (P33).
import { expect, test } from './fixtures';
import { until } from './until';

test('P33: an accept that ends a call names it, and ends no other', async ({ open, simulator }) => {
  test.setTimeout(240_000);
  const said: string[] = [];
  const desk = await open('agent1', '/', (page) => {
    page.on('console', (message) => said.push(message.text()));
    return Promise.resolve();
  });
  const ada = await desk.take({ name: 'Ada' }); // on line 0, where a further call would be accepted
  const chloe = await desk.take({ name: 'Chloe' });
  simulator.fault({ forward: 'refused' });
  const bruno = await desk.ring({ name: 'Bruno' });
  await desk.act('AcceptTask', { sid: bruno.task });

  const told = desk.page.getByTestId('notification-message');
  await expect(
    told.filter({
      hasText:
        'A call from Bruno could not be taken beside your other calls. It still rings: accept it to end the call with Ada, or reject it.',
    }),
  ).toBeVisible({ timeout: 60_000 });
  const alert = told.filter({ hasText: 'end your current voice call with Ada?' });
  await expect(alert).toBeVisible();
  for (const text of await told.allInnerTexts()) expect(text).not.toMatch(/\d|error|code|token/i);
  expect(said.filter((line) => line.startsWith('[multi-call] forwardFailed'))).toHaveLength(1);

  const since = await desk.now();
  await desk.page
    .getByTestId('notification-container')
    .filter({ hasText: 'with Ada?' })
    .getByRole('button')
    .first() // accept, then reject
    .click();
  await until(
    'wrap-up of the call that was named',
    async () => (await desk.task(ada))?.status === 'wrapping',
  );
  await until('the call accepted in its place', async () => (await desk.task(bruno))?.status === 'accepted');
  await desk.hears(bruno, since);
  expect((await desk.task(chloe))?.status).toBe('accepted');
});
