// A desktop outside the test runner, for what measures and for what goes on for hours.
import type { Browser } from '@playwright/test';
import { startSimulator } from '../../web/simulator';
import { Conditions } from './conditions';
import { Desk } from './desk';
import { multiCall, type PLUGIN } from './plugin';
import { record } from './recorder';

/** A desktop with these plugins and multi_call options, on a simulator of its own. `broken`: what must not have happened and did, so far. */
export async function withDesk<T>(
  browser: Browser,
  plugins: readonly (typeof PLUGIN)[],
  use: (desk: Desk, broken: () => readonly string[]) => Promise<T>,
  options: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const simulator = await startSimulator({ plugins, uiAttributes: multiCall(options) });
  const conditions = new Conditions(simulator);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['microphone'],
  });
  try {
    const page = await context.newPage();
    await conditions.watch(page);
    await record(page);
    const desk = new Desk(page, simulator, 'agent1');
    await desk.open();
    return await use(desk, () => [
      ...conditions.broken,
      ...simulator.unknown.map((what) => `unknown: ${what}`),
    ]);
  } finally {
    await context.close();
    await simulator.close();
  }
}
