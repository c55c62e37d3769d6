// Every open call can be seen, made live, muted and hung up: also the last one, silenced, and one without a task (P31).
import type { Locator } from '@playwright/test';
import { breachesOf } from './accessibility';
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { multiCall } from './plugin';
import { setTheme } from './theme';
import { until } from './until';

const LEAVES_CONFERENCES = 'agent2';
test.use({
  options: {
    uiAttributes: multiCall(),
    workers: [
      { name: 'agent1', fullName: 'Ann Agent' },
      {
        name: LEAVES_CONFERENCES,
        fullName: 'Bea Agent',
        attributes: { config_overrides: { features: { multi_call: { multi_party_hold: 'agent' } } } },
      },
    ],
  },
});

const bar = ({ page }: Desk): Locator => page.getByRole('toolbar', { name: 'Your calls' });
const chip = (desk: Desk, name: string): Locator =>
  bar(desk).getByRole('button', { name: new RegExp(`^${name}`) });
const row = ({ page }: Desk, name: string): Locator =>
  page.locator('.Twilio-TaskListBaseItem').filter({ hasText: name });
const header = ({ page }: Desk): Locator => page.locator('.Twilio-TaskCanvasHeader-Activity');
const statuses = ({ page }: Desk): Locator => page.locator('.ParticipantCanvas-Status');
interface PublicWindow {
  readonly Twilio: { readonly MultiCall: { snapshot(): { readonly calls: readonly object[] } } };
}
/** The calls as other plugins see them. */
const sees = (desk: Desk): Promise<readonly object[]> =>
  desk.page.evaluate(() => (window as unknown as PublicWindow).Twilio.MultiCall.snapshot().calls);

/** The customer hangs up, and the agent is done with the task. */
async function ends(desk: Desk, call: Call): Promise<void> {
  desk.simulator.hangUp({ task: call.task });
  await until('wrap-up', async () => (await desk.task(call))?.status === 'wrapping');
  await desk.act('CompleteTask', { sid: call.task });
}

/** Nothing in the page calls it live, and nobody hears anybody. */
async function isShownSilenced(desk: Desk, call: Call, name: string, state: RegExp): Promise<void> {
  await expect(chip(desk, name)).toHaveText(state);
  await expect(chip(desk, name)).toHaveAttribute('aria-pressed', 'false');
  await expect(row(desk, name)).toContainText(state);
  await expect(header(desk)).toHaveText(state);
  for (const place of [bar(desk), row(desk, name), header(desk)])
    await expect(place).not.toContainText('Live');
  await expect(statuses(desk).filter({ hasText: 'Live' })).toHaveCount(0);
  await desk.hearsNoneOf([call]);
}

/** It is heard both ways, and Flex shows it as it does without us (P6). */
async function isPlainAgain(desk: Desk, call: Call, name: string, since: number): Promise<void> {
  await desk.hears(call, since);
  await desk.isHeardBy(call);
  await expect(bar(desk)).toHaveCount(0);
  await expect(row(desk, name)).toContainText(/Live \| \d/);
  await expect(header(desk)).toHaveText(/Live \| \d/);
}

test('P31: the last call, silenced after a hold that failed, is seen and can be made live', async ({
  desk,
  simulator,
}) => {
  test.setTimeout(240_000);
  const ada = await desk.take({ name: 'Ada' });
  simulator.fault({ hold: 500, holdDirection: 'hold', holdTimes: null });
  const bruno = await desk.take({ name: 'Bruno' });
  await desk.page
    .getByText(/Ada could not be put on hold/)
    .first()
    .waitFor({ timeout: 120_000 });
  simulator.clearFaults();
  await ends(desk, bruno);
  await desk.select(ada);
  await isShownSilenced(desk, ada, 'Ada', /Could not hold/);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(desk.page, theme);
    expect(await breachesOf(desk.page, '[class*="MultiCall"], .Twilio-ParticipantCanvas')).toEqual([]);
  }

  // The microphone's button is the way back.
  const since = await desk.now();
  const button = desk.page.getByRole('button', { name: 'Return to the call' });
  await button.focus();
  await desk.page.keyboard.press('Enter');
  await isPlainAgain(desk, ada, 'Ada', since);
  await expect(desk.page.getByRole('button', { name: 'Return to the call' })).toHaveCount(0);
  await expect(statuses(desk)).toHaveText(['Live']);
});

test('P31: a conference that the agent left by the own leg is seen, and can be returned to', async ({
  open,
  simulator,
}) => {
  const desk = await open(LEAVES_CONFERENCES);
  const ada = await desk.take({ name: 'Ada' });
  simulator.addParty({ task: ada.task, kind: 'external', name: '+15557770001' });
  await until('three in the conference', async () => (await desk.parties(ada)).length === 3);
  const bruno = await desk.take({ name: 'Bruno' });
  await until('the own leg on hold', async () =>
    (await desk.parties(ada)).some(({ mine, held }) => mine && held),
  );
  await ends(desk, bruno);
  await desk.select(ada);
  await isShownSilenced(desk, ada, 'Ada', /On hold/);
  // The two talk on: neither is on hold, nor live with the agent. Where there is no room Flex draws them as a list.
  const inList = desk.page.locator('.Twilio-ParticipantCanvasListItem');
  for (const [height, count] of [
    [560, 2],
    [800, 0],
  ] as const) {
    await desk.page.setViewportSize({ width: 1280, height });
    await expect(inList).toHaveCount(count);
    await expect(statuses(desk)).toHaveText(['Silent', 'Silent']);
    await expect(desk.page.locator('.ParticipantCanvas-Name')).toHaveText([/Ada/, /\+15557770001/]);
    await desk.page.screenshot({ path: `build/browser/reachable-left-${height}.png` });
    expect(await breachesOf(desk.page, '[class*="MultiCall"]')).toEqual([]);
  }

  const since = await desk.now();
  await chip(desk, 'Ada').click();
  await isPlainAgain(desk, ada, 'Ada', since);
  await expect(statuses(desk)).toHaveText(['Live', 'Live']);
});

test('P31: a call whose task was completed from outside is muted, made live and hung up by its chip', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take({ name: 'Ada' });
  const leg = desk.ownSid(ada);
  // Alone, too: Flex shows no task any more, and the two go on hearing each other.
  simulator.endByOther({ task: ada.task, status: 'completed' });
  await until('no task', async () => (await desk.task(ada)) === null);
  await expect(chip(desk, 'Ada')).toHaveText(/Live/);
  await desk.isHeardBy(ada);
  const mute = bar(desk).getByRole('button', { name: 'Mute the call with Ada' });
  await mute.click();
  await expect.poll(() => sees(desk)).toMatchObject([{ muted: true, live: true }]);
  await bar(desk).getByRole('button', { name: 'Unmute the call with Ada' }).focus();
  await desk.page.keyboard.press('Enter');
  await expect.poll(() => sees(desk)).toMatchObject([{ muted: false, live: true }]);
  await expect(mute).toBeFocused();

  // When another call is live it is silenced, and a click makes it live.
  const from = Date.now();
  const bruno = await desk.take({ name: 'Bruno' });
  await desk.hearsNoneOf([ada]);
  await expect(chip(desk, 'Ada')).toHaveText(/Silent/);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(desk.page, theme);
    await desk.page.screenshot({ path: `build/browser/reachable-${theme}.png` });
    expect(await breachesOf(desk.page, '[class*="MultiCall"]')).toEqual([]);
  }
  let since = await desk.now();
  await chip(desk, 'Ada').click();
  await desk.hears(ada, since);
  await desk.isHeardBy(ada);
  await desk.hearsNoneOf([bruno]);

  // The next call is Bruno's, the one after that hers again: by the key of the action.
  since = await desk.now();
  await desk.page.keyboard.press('Control+Shift+X');
  await desk.hears(bruno, since);
  since = await desk.now();
  await desk.act('MultiCallSwap', { callSid: leg });
  await desk.hears(ada, since);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

  // By keys: the arrow keys go to the chip's buttons, too.
  await chip(desk, 'Ada').focus();
  await desk.page.keyboard.press('ArrowRight');
  await desk.page.keyboard.press('ArrowRight');
  await expect(bar(desk).getByRole('button', { name: 'Hang up the call with Ada' })).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await until('her leg gone', async () => (await sees(desk)).length === 1);
  expect((await desk.task(bruno))?.status).toBe('accepted');
  expect(desk.atTwilio(bruno).parties.filter(({ joined }) => joined)).toHaveLength(2);
  since = await desk.now();
  await chip(desk, 'Bruno').click();
  await isPlainAgain(desk, bruno, 'Bruno', since);
});

test('P31: a call whose task was wrapped up from outside keeps its chip until its leg is gone', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take({ name: 'Ada' });
  const bruno = await desk.take({ name: 'Bruno' });
  await until('Ada on hold', () => desk.isHeld(ada));
  simulator.endByOther({ task: ada.task, status: 'wrapping' });
  await until('wrap-up', async () => (await desk.task(ada))?.status === 'wrapping');
  const hangUp = bar(desk).getByRole('button', { name: 'Hang up the call with Ada' });
  await expect(hangUp).toBeVisible();
  const since = await desk.now();
  await chip(desk, 'Ada').click();
  await desk.hears(ada, since);
  await desk.hearsNoneOf([bruno]);
  await hangUp.click();
  await until('her leg gone', async () => (await sees(desk)).length === 1);
  expect((await desk.task(bruno))?.status).toBe('accepted');
  await expect(chip(desk, 'Bruno')).toBeVisible();
  await expect(chip(desk, 'Ada')).toHaveCount(0);
});
