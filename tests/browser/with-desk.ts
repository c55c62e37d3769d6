// A desktop outside the test runner, for what measures and for what goes on for hours.
import type { Browser } from '@playwright/test';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../web/simulator';
import { Conditions } from './conditions';
import { Desk } from './desk';
import { multiCall, type PLUGIN } from './plugin';
import { record } from './recorder';

/** Where a desktop stands, unless it is agent1's on the first page of a simulator with nobody else in it. */
export interface Setting {
  readonly worker?: string;
  readonly media?: SimulatorOptions['media'];
  /** What is there before the page is opened. */
  readonly prepare?: (simulator: Simulator) => void;
}

/** A desktop with these plugins and multi_call options, on a simulator of its own. `broken`: what must not have happened and did, so far. */
export async function withDesk<T>(
  browser: Browser,
  plugins: readonly (typeof PLUGIN)[],
  use: (desk: Desk, broken: () => readonly string[]) => Promise<T>,
  options: Readonly<Record<string, unknown>> = {},
  { worker = 'agent1', media = 'node', prepare = () => undefined }: Setting = {},
): Promise<T> {
  const simulator = await startSimulator({ plugins, uiAttributes: multiCall(options), media });
  prepare(simulator);
  const conditions = new Conditions(simulator);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['microphone'],
  });
  try {
    const page = await context.newPage();
    await conditions.watch(page);
    await record(page);
    const desk = new Desk(page, simulator, worker);
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
