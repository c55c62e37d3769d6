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
  console.log(`Look at them: ${FOLDER}`);
} finally {
  await browser.close();
}
