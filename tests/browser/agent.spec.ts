// What the agent sees and hears said of several calls, and does with it: by mouse and by keyboard.
import type { Locator, Page } from '@playwright/test';
import { breachesOf } from './accessibility';
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { setTheme } from './theme';
import { until } from './until';

const REMINDER_SECONDS = 4;
test.use({
  options: { uiAttributes: multiCall({ hold_reminder_seconds: REMINDER_SECONDS, media_keys: true }) },
});

declare global {
  interface Window {
    said?: string[];
    /** By action; TypeScript's own type does not know them all. */
    mediaKeys?: Map<string, (() => void) | null>;
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

/**
 * Keeps what the page has the media keys do. A key itself cannot be pressed here: the browser takes it from the system,
 * and a `MediaTrackNext` of the devtools' `Input.dispatchKeyEvent` reaches the page's elements alone (seen: nothing
 * happens in the media session).
 */
async function keepMediaKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const keys = new Map<string, (() => void) | null>();
    window.mediaKeys = keys;
    const session = navigator.mediaSession;
    const set = session.setActionHandler.bind(session);
    session.setActionHandler = (action, handler) => {
      set(action, handler);
      keys.set(action, handler && (() => handler({ action })));
    };
  });
}

/** As the browser calls it when the key is pressed. @throws when the page has nothing for the key */
const pressMediaKey = (page: Page, action: string): Promise<void> =>
  page.evaluate((name) => {
    const act = window.mediaKeys?.get(name);
    if (!act) throw new Error(`No handler for ${name}`);
    act();
  }, action);

const said = (page: Page): Promise<string[]> => page.evaluate(() => window.said ?? []);
const chips = (page: Page) => page.getByRole('toolbar', { name: 'Your calls' }).getByRole('button');
const chip = (page: Page, call: Call) => page.locator(`.MultiCall-Chip[data-task="${call.task}"]`);
const row = (page: Page, name: string) => page.getByTestId('task-item').filter({ hasText: name });

/** What the plugin sounds while a call waits; no customer of this file speaks at it. */
const TONE_HZ = 1600;
const toneHeard = ({ page }: Desk, from: number): Promise<number | null> =>
  page.evaluate(([hz, since]) => window.ears.firstAudible(hz, since), [TONE_HZ, from] as const);

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
  const desk = await open('agent1', '/', async (page) => {
    await keepWhatIsSaid(page);
    await keepMediaKeys(page);
  });
  const { page } = desk;
  const ada = await desk.take({ name: 'Ada' });
  // With one call there is nothing of ours.
  await expect(page.locator('[class*="MultiCall"]:not(.MultiCall-Announcements)')).toHaveCount(0);
  await expect(row(page, 'Ada')).toContainText(/Live \| \d/);
  expect(await said(page)).toEqual([]);

  // A second call waits, and a soft tone in the agent's ear says so; the first had Flex's own ring.
  expect(await toneHeard(desk, 0)).toBeNull();
  const bruno = await desk.ring({ name: 'Bruno' });
  await until('the waiting tone', () => toneHeard(desk, 0));
  await desk.accept(bruno);
  await isLive(desk, bruno, 'Bruno');
  await expect(row(page, 'Ada')).toContainText(/On hold\s*0:\d\d/);
  await expect(row(page, 'Ada')).toHaveAttribute('aria-description', 'On hold');
  const chloe = await desk.take({ name: 'Chloe' });
  await isLive(desk, chloe, 'Chloe');
  const nobodyWaitsSince = await desk.now();
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
  // The row itself selects, which changes nothing of who is heard.
  const header = page.locator('.Twilio-TaskCanvasHeader');
  await row(page, 'Chloe').click();
  await expect(header).toContainText('Chloe');
  await row(page, 'Ada').focus();
  await page.keyboard.press('Enter');
  await expect(header).toContainText('Ada');
  await isLive(desk, bruno, 'Bruno');
  const mute = page.getByRole('button', { name: 'Mute on return', exact: true });
  await mute.click();
  const notice = page
    .getByTestId('notification-message')
    .filter({ hasText: 'will be muted in the call with Ada' });
  await expect(notice).toBeVisible();
  // Flex's notifications lie over the top of every view: the bar has made way.
  const notices = page.locator('.Twilio-NotificationBar');
  await expect
    .poll(async () => ((await chip(page, bruno).boundingBox())?.y ?? 0) - (await bottomOf(notices)))
    .toBeGreaterThanOrEqual(0);
  await expect(chip(page, ada)).toHaveAccessibleName('Ada Support On hold muted on return');
  await expect(page.locator('.Twilio-TaskCanvasHeader-Activity')).toHaveText(
    /^On hold, muted on return \| \d+:\d\d$/,
  );
  await page.getByRole('button', { name: 'Unmute on return' }).focus();
  await page.keyboard.press('Enter');
  await expect(mute).toBeFocused();
  await expect(chip(page, ada)).toHaveAccessibleName('Ada Support On hold');

  // Digits go to the call beside which they are pressed, and to no other; by mouse and by key.
  await page.getByRole('button', { name: 'Open dialpad' }).click();
  await page.getByRole('button', { name: /^2/ }).click();
  await page.getByRole('button', { name: /^3/ }).focus();
  await page.keyboard.press('Enter');
  const digits = () => desk.simulator.requests.filter(({ what }) => what === 'dtmf').map(({ body }) => body);
  await expect.poll(digits).toEqual(['2', '3'].map((dtmf) => ({ callsid: desk.ownSid(ada), dtmf })));

  // In either theme nothing of ours is amiss for those who see or hear it otherwise.
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await page.screenshot({ path: `build/browser/agent-${theme}.png` });
    expect(await breachesOf(page, '[class*="MultiCall"]')).toEqual([]);
  }
  // All of this took longer than the tone's pauses, and every call is answered.
  expect(await toneHeard(desk, nobodyWaitsSince)).toBeNull();

  // The media keys are the live call's, whatever is selected.
  await pressMediaKey(page, 'nexttrack');
  await isLive(desk, chloe, 'Chloe');
  await pressMediaKey(page, 'pause');
  await until('the live call muted', async () => (await desk.shown())?.muted);
  await pressMediaKey(page, 'hangup');
  await until('the end of it', async () => (await desk.task(chloe))?.status === 'wrapping');
});

async function bottomOf(element: Locator): Promise<number> {
  const { y = 0, height = 0 } = (await element.boundingBox()) ?? {};
  return y + height;
}
