// What an agent sees outside the desktop: Flex's bar of the live call, and the view for whoever looks into a fault.
import { readFileSync } from 'node:fs';
import { breachesOf } from './accessibility';
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { setTheme } from './theme';
import { until } from './until';

test.use({ options: { uiAttributes: multiCall({ debug_view: true, resume_on_end: 'previous' }) } });

test("In another view Flex's bar acts on the live call, whichever is selected; the debug view shows the calls and saves the journal; who is live again is said", async ({
  desk,
  simulator,
}) => {
  const { page } = desk;
  const ada = await desk.take({ name: 'Ada' });
  const bruno = await desk.take({ name: 'Bruno' });
  const chloe = await desk.take({ name: 'Chloe' });
  // Neither the first, which Flex itself would take, nor the one that is selected.
  await desk.act('MultiCallSwap', { sid: bruno.task });
  await desk.select(chloe);
  const link = page.getByRole('link', { name: 'Multi-call' });
  await link.focus();
  await page.keyboard.press('Enter');
  const view = page.locator('.MultiCall-Debug');
  await expect(view.getByRole('row')).toHaveCount(4);

  const bar = page.locator('.Twilio-LiveCommsBar');
  const button = (name: string) => bar.getByRole('button', { name: new RegExp(`^${name}$`, 'i') });
  const pressByKey = async (name: string): Promise<void> => {
    await button(name).focus();
    await page.keyboard.press('Enter');
  };
  await expect(bar).toContainText('Bruno');
  await button('mute').click();
  await expect(button('unmute')).toBeVisible();
  await until(
    'nobody to hear the agent',
    () => !simulator.voice.heard(Date.now() - 400).some(({ direction }) => direction === 'toParty'),
  );
  await pressByKey('unmute');
  await desk.isHeardBy(bruno);
  await pressByKey('hold');
  await until('the live call on hold', () => desk.customerHeldAtTwilio(bruno));
  await expect(bar).toContainText('Bruno');
  await button('unhold').click();
  await desk.hears(bruno);
  await until('the live call off hold', () => !desk.customerHeldAtTwilio(bruno));
  expect([ada, chloe].map((call) => desk.customerHeldAtTwilio(call))).toEqual([true, true]);
  await pressByKey('return');
  await expect(page.locator('.Twilio-TaskCanvasHeader-Name')).toHaveText('Bruno');

  await link.click();
  await expect(view.getByRole('cell', { name: bruno.task })).toBeVisible();
  await expect(view.locator('pre')).toContainText('"type":"callOpened"');
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await page.screenshot({ path: `build/browser/debug-${theme}.png` });
    expect(await breachesOf(page, '.MultiCall-Debug')).toEqual([]);
  }
  const saved = async (press: Promise<void>): Promise<void> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'multi-call journal' });
  };
  const save = view.getByRole('button');
  await saved(save.click());
  await save.focus();
  await saved(page.keyboard.press('Enter'));

  // P19: the call that was live before is live again, and the agent has not done it.
  simulator.hangUp({ task: bruno.task });
  await desk.hears(chloe);
  await expect(page.getByTestId('notification-message').filter({ hasText: 'back with Chloe' })).toBeVisible();
  await expect(bar).toContainText('Chloe');
});
