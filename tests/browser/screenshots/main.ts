// `npm run screenshots`: what an agent and a supervisor see, at three widths and in both themes, to be looked at.
import { mkdirSync } from 'node:fs';
import { launchChromium } from '../chromium';
import type { Desk } from '../desk';
import { PLUGIN } from '../plugin';
import { setTheme } from '../theme';
import { until } from '../until';
import { withDesk } from '../with-desk';

const FOLDER = 'build/screenshots';
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const REMINDER_SECONDS = 30;
/** A hold is given up after eight tries with growing pauses. */
const HOLD_FAILS_WITHIN_MS = 120_000;

/** One situation in every size and theme: `build/screenshots/<name>-<width>-<theme>.png`. */
async function take({ page }: Desk, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn)));
      await page.screenshot({ path: `${FOLDER}/${name}-${size.width}-${theme}.png` });
    }
  }
  console.log(name);
}

const buttonsOf = ({ page }: Desk) => page.locator('.MultiCall-ChipHangUp');
const chipsOf = ({ page }: Desk, state: string) => page.locator(`.MultiCall-Chip [data-state="${state}"]`);

async function agentAndTeams(desk: Desk): Promise<void> {
  const first = await desk.take({ name: 'Ada Fuller' });
  await desk.select(first);
  await take(desk, 'agent-1-call');
  const second = await desk.take({ name: 'Bruno Alejandro Reyes-Montgomery' });
  await desk.select(second);
  await take(desk, 'agent-2-calls');
  const third = await desk.take({ from: '+15551230003' });
  await desk.select(second);
  await take(desk, 'agent-3-calls');
  await until('a long hold', async () => (await chipsOf(desk, 'late').count()) === 2, 90_000);
  await desk.toggleMute();
  await take(desk, 'agent-long-hold');

  desk.simulator.fault({ hold: 429, retryAfterSeconds: null, holdDirection: 'hold' });
  await desk.act('MultiCallSwap', { sid: first.task });
  await until(
    'a hold that failed',
    async () => (await chipsOf(desk, 'couldNotHold').count()) > 0,
    HOLD_FAILS_WITHIN_MS,
  );
  await desk.select(third);
  await take(desk, 'agent-could-not-hold');
  desk.simulator.clearFaults();

  await desk.act('NavigateToView', { viewName: 'teams' });
  await until(
    'the calls in the teams view',
    async () => (await desk.page.locator('.MultiCall-CallLine').count()) > 2,
  );
  await take(desk, 'teams');
  await desk.act('NavigateToView', { viewName: 'multi-call' });
  await take(desk, 'debug');

  await desk.act('NavigateToView', { viewName: 'agent-desktop' });
  // Somebody else has completed one task and wrapped up another: both legs are still here.
  desk.simulator.endByOther({ task: third.task, status: 'completed' });
  desk.simulator.endByOther({ task: second.task, status: 'wrapping' });
  await until('two calls without an accepted task', async () => (await buttonsOf(desk).count()) === 2);
  await desk.select(second);
  await take(desk, 'agent-without-tasks');
}

/** The only call, and it is not live: its hold failed, or the agent left it by the own leg. */
async function lastCallSilenced(desk: Desk, isConference: boolean): Promise<void> {
  const first = await desk.take({ name: 'Ada Fuller' });
  if (isConference) {
    desk.simulator.addParty({ task: first.task, kind: 'external', name: '+15557770001' });
    await until('the third party', async () => (await desk.parties(first)).length === 3);
  } else {
    desk.simulator.fault({ hold: 500, holdDirection: 'hold', holdTimes: null });
  }
  const second = await desk.take({ name: 'Bruno Alejandro Reyes-Montgomery' });
  await until(
    'the first away',
    async () => (await chipsOf(desk, isConference ? 'onHold' : 'couldNotHold').count()) > 0,
    HOLD_FAILS_WITHIN_MS,
  );
  desk.simulator.clearFaults();
  desk.simulator.hangUp({ task: second.task });
  await until('wrap-up', async () => (await desk.task(second))?.status === 'wrapping');
  await desk.act('CompleteTask', { sid: second.task });
  await desk.select(first);
  await take(desk, isConference ? 'agent-left-conference' : 'agent-last-silenced');
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  // A supervisor with calls of their own has both views.
  await withDesk(
    browser,
    [PLUGIN],
    agentAndTeams,
    { hold_reminder_seconds: REMINDER_SECONDS, debug_view: true },
    {
      worker: 'sup1',
    },
  );
  await withDesk(browser, [PLUGIN], (desk) => lastCallSilenced(desk, false));
  await withDesk(browser, [PLUGIN], (desk) => lastCallSilenced(desk, true), { multi_party_hold: 'agent' });
  console.log(`Look at them: ${FOLDER}`);
} finally {
  await browser.close();
}
