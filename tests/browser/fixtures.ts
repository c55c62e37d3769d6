// Real Flex UI, the built plugin, the simulator and Chromium: started once, a fresh agent's desktop for each test.
import { writeFileSync } from 'node:fs';
import { test as base, type Browser, type Page } from '@playwright/test';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../web/simulator';
import { launchChromium } from './chromium';
import { Conditions } from './conditions';
import { Desk } from './desk';
import { PLUGIN, multiCall } from './plugin';

interface WorkerFixtures {
  /** `simulator` options of a file: `test.use({ options: … })`. */
  options: SimulatorOptions;
  simulator: Simulator;
  chromiumBrowser: Browser;
}

interface TestFixtures {
  /** What must hold while the test runs. A test that brings about an error of ours says so with `expectError`. */
  conditions: Conditions;
  /** Opens a worker's desktop; each gets its own browser context, closed with the test. `before` sees the empty page. */
  open: (worker: string, path?: string, before?: (page: Page) => Promise<void>) => Promise<Desk>;
  /** The desktop of agent1. */
  desk: Desk;
}

/** The Device more that is kept ready for the next call, while there are calls. */
export const WARM = 1;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  options: [{}, { option: true, scope: 'worker' }],

  simulator: [
    async ({ options }, use) => {
      const simulator = await startSimulator({ plugins: [PLUGIN], uiAttributes: multiCall(), ...options });
      await use(simulator);
      await simulator.close();
    },
    { scope: 'worker' },
  ],

  chromiumBrowser: [
    async ({ simulator }, use) => {
      const browser = await launchChromium();
      void simulator; // closed after the browser, which keeps sockets to it
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  conditions: async ({ simulator }, use) => {
    await use(new Conditions(simulator));
  },

  open: async ({ simulator, chromiumBrowser, conditions }, use, testInfo) => {
    const before = simulator.unknown.length;
    const desks: Desk[] = [];
    await use(async (worker, path = '/', before) => {
      const context = await chromiumBrowser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['microphone'],
      });
      const page = await context.newPage();
      await conditions.watch(page);
      await before?.(page);
      const desk = new Desk(page, simulator, worker);
      desks.push(desk);
      await desk.open(path);
      return desk;
    });
    if (testInfo.status !== testInfo.expectedStatus)
      writeFileSync(testInfo.outputPath('said-and-asked.txt'), conditions.account());
    simulator.reset();
    for (const desk of desks) await desk.close();
    const broken = [
      ...conditions.atEnd(),
      ...simulator.unknown.slice(before).map((what) => `unknown: ${what}`),
    ];
    if (broken.length > 0) throw new Error(`Broken conditions:\n${broken.join('\n')}`);
  },

  desk: async ({ open }, use) => {
    await use(await open('agent1'));
  },
});

export { expect } from '@playwright/test';
