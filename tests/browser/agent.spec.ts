// What the agent sees and hears said of several calls, and does with it: by mouse and by keyboard.
import type { Page } from '@playwright/test';
import { breachesOf } from './accessibility';
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { setTheme } from './theme';
import { until } from './until';

const REMINDER_SECONDS = 4;
test.use({ options: { uiAttributes: multiCall({ hold_reminder_seconds: REMINDER_SECONDS }) } });

declare global {
  interface Window {
    said?: string[];
  }
}

/** Keeps whatever any live region of ours is given to say. */
async function keepWhatIsSaid(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    window.said = said;
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (!(target instanceof HTMLElement) || !target.matches('.MultiCall-Announcements')) continue;
        said.push(...[...addedNodes].map(({ textContent }) => textContent ?? ''));
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

const said = (page: Page): Promise<string[]> => page.evaluate(() => window.said ?? []);
const chips = (page: Page) => page.getByRole('toolbar', { name: 'Your calls' }).getByRole('button');
const chip = (page: Page, call: Call) => page.locator(`.MultiCall-Chip[data-task="${call.task}"]`);
const row = (page: Page, name: string) => page.getByTestId('task-item').filter({ hasText: name });

async function isLive(desk: Desk, call: Call, name: string): Promise<void> {
  await desk.hears(call);
  await expect(chips(desk.page).first()).toHaveAccessibleName(`${name} Support Live`);
  await expect(chips(desk.page).first()).toHaveAttribute('aria-pressed', 'true');
  await expect(row(desk.page, name)).toContainText('Live');
  await expect(desk.page.locator('.MultiCall-State[data-state="live"]')).toHaveCount(2);
}

test('rows and bar say how each call stands; a click or a key makes one live, and each change is said once', async ({
  open,
}) => {
  test.setTimeout(300_000);
  const desk = await open('agent1', '/', keepWhatIsSaid);
  const { page } = desk;
  const ada = await desk.take({ name: 'Ada' });
  // With one call there is nothing of ours.
  await expect(page.locator('[class*="MultiCall"]:not(.MultiCall-Announcements)')).toHaveCount(0);
  await expect(row(page, 'Ada')).toContainText(/Live \| \d/);
  expect(await said(page)).toEqual([]);

  const bruno = await desk.take({ name: 'Bruno' });
  await isLive(desk, bruno, 'Bruno');
  await expect(row(page, 'Ada')).toContainText(/On hold\s*0:\d\d/);
  await expect(row(page, 'Ada')).toHaveAttribute('aria-description', 'On hold');
  const chloe = await desk.take({ name: 'Chloe' });
  await isLive(desk, chloe, 'Chloe');
  await expect(chips(page)).toHaveText([/Chloe.*Live/, /Ada.*On hold/, /Bruno.*On hold/]);
  const liveSaid = async () => (await said(page)).filter((text) => /live/i.test(text));
  expect(await liveSaid()).toEqual(['Live: Bruno', 'Live: Chloe']);

  // By mouse.
  await chip(page, ada).click();
  await isLive(desk, ada, 'Ada');
  await until('the third on hold', () => desk.customerHeldAtTwilio(chloe));
  expect((await desk.shown())?.sid).toBe(desk.ownSid(ada));

  // By keys: one tab stop, the arrows go round.
  await expect(page.locator('.MultiCall-Chip[tabindex="0"]')).toHaveCount(1);
  await chips(page).first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chip(page, chloe)).toBeFocused();
  await page.keyboard.press('Enter');
  await isLive(desk, chloe, 'Chloe');
  await expect(chip(page, chloe)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(chip(page, bruno)).toBeFocused();
  await page.keyboard.press('Space');
  await isLive(desk, bruno, 'Bruno');
  expect(await liveSaid()).toEqual(
    ['Bruno', 'Chloe', 'Ada', 'Chloe', 'Bruno'].map((name) => `Live: ${name}`),
  );

  // A hold that is long is pointed out, the longest first.
  await expect(page.locator('.MultiCall-Row [data-state="late"]')).toHaveCount(2);
  await until('both holds said', async () => {
    const reminders = (await said(page)).filter((text) => text.includes('on hold for'));
    return ['Ada', 'Chloe'].every((name) => reminders.some((text) => text.includes(`${name} has been`)));
  });
  await expect(chips(page)).toHaveText([/Bruno/, /Ada/, /Chloe/]);

  // A mute pressed beside a held call is for its return, and says so; by mouse and by key.
  await desk.select(ada);
  const mute = page.getByRole('button', { name: 'Mute on return', exact: true });
  await mute.click();
  await expect(
    page.getByTestId('notification-message').filter({ hasText: 'will be muted in the call with Ada' }),
  ).toBeVisible();
  await expect(chip(page, ada)).toHaveAccessibleName('Ada Support On hold muted on return');
  await page.getByRole('button', { name: 'Unmute on return' }).focus();
  await page.keyboard.press('Enter');
  await expect(mute).toBeFocused();
  await expect(chip(page, ada)).toHaveAccessibleName('Ada Support On hold');

  // In either theme nothing of ours is amiss for those who see or hear it otherwise.
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await page.screenshot({ path: `build/browser/agent-${theme}.png` });
    expect(await breachesOf(page, '[class*="MultiCall"]')).toEqual([]);
  }
});
