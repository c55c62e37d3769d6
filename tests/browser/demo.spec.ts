// The demo page as a new user meets it: the real desktop in a frame, the panel, the live picture.
import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { startDemo } from '../../web/demo/demo';
import type { Simulator } from '../../web/simulator';
import { launchChromium } from './chromium';
import { Conditions } from './conditions';
import { until } from './until';

interface Demo {
  readonly page: Page;
  readonly simulator: Simulator;
  readonly browser: Browser;
}

const test = base.extend<{ media: 'node'; demo: Demo }>({
  media: ['node', { option: true }],

  demo: async ({ media }, use) => {
    const simulator = await startDemo({ port: 0, media });
    const browser = await launchChromium();
    // Wide enough for Flex not to be scaled: Playwright misses what it clicks in a scaled frame.
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      permissions: ['microphone'],
    });
    const conditions = new Conditions(simulator);
    await conditions.watch(page);
    await use({ page, simulator, browser });
    const unknown = [...simulator.unknown];
    await browser.close();
    await simulator.close();
    expect([...conditions.atEnd(), ...unknown]).toEqual([]);
  },
});

async function begin({ page, simulator }: Demo): Promise<void> {
  await page.goto(`http://localhost:${simulator.port}/`);
  await until('the Device', () => simulator.voice.clientCount('agent1') > 0, 90_000);
  // A call that rings before Flex listens for tasks is none that it shows.
  const desktop = await until('the desktop', () => page.frames().find((frame) => /agent1/.test(frame.url())));
  await desktop.waitForFunction(
    () => (window as unknown as { flexPage?: { state: string } }).flexPage?.state === 'rendered',
    null,
    { timeout: 90_000 },
  );
  await page.getByRole('button', { name: 'Start audio' }).click();
}

async function ringAndAccept({ page }: Demo, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Ring a customer' }).click();
  await page.frameLocator('iframe').first().getByTestId('accept-task').click();
  await expect(row(page, name)).toContainText('you hear it');
}

const row = (page: Page, name: string) => page.locator('.call-row', { hasText: name });

/** How many pixels of the row's lanes have the loud colour. */
const loudPixels = (page: Page, name: string): Promise<number> =>
  row(page, name)
    .locator('canvas')
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let loud = 0;
      for (let i = 0; i < pixels.length; i += 4) {
        if ((pixels[i] ?? 0) > 200 && (pixels[i + 1] ?? 0) < 90) loud++;
      }
      return loud;
    });

test('the picture follows the sound from call to call, and no two are heard at once', async ({ demo }) => {
  const { page } = demo;
  await begin(demo);
  await ringAndAccept(demo, 'Ada Fuller');
  await expect(row(page, 'Ada Fuller')).toContainText('it hears you');
  await ringAndAccept(demo, 'Bruno Reyes');
  await expect(row(page, 'Bruno Reyes')).toContainText('it hears you');
  await expect(row(page, 'Ada Fuller')).toContainText('silent to you');
  await expect(row(page, 'Ada Fuller')).toContainText('deaf to you');
  await expect(row(page, 'Ada Fuller')).toContainText('hold music');
  await expect(page.locator('#counter-heard')).toHaveText('0 ms overlap heard');
  await expect(page.locator('#counter-spoken')).toHaveText('0 ms overlap spoken');
  expect(await loudPixels(page, 'Ada Fuller')).toBe(0);
});

test('an overlap is drawn in the loud colour and counted', async ({ demo }) => {
  const { page, simulator } = demo;
  await begin(demo);
  await ringAndAccept(demo, 'Ada Fuller');
  await ringAndAccept(demo, 'Bruno Reyes');
  await expect(row(page, 'Ada Fuller')).toContainText('silent to you');
  // As if the page's ears had heard Ada too, for 80 ms in which Bruno speaks.
  const ada = simulator.snapshot().tasks.find(({ name }) => name === 'Ada Fuller')?.customerCallSid;
  const hz = simulator.voice.tones().find(({ callSid }) => callSid === ada)?.hz ?? 0;
  const speaking = await until('Bruno to speak', () =>
    simulator.voice.heard(Date.now() - 1000).find((one) => {
      return one.direction === 'toWorker' && one.party !== ada && one.toMs - one.fromMs > 100;
    }),
  );
  const ears = new WebSocket(`ws://127.0.0.1:${simulator.port}/sim/ears`, {
    headers: { host: `agent1.localhost:${simulator.port}` },
  });
  await new Promise((resolve) => ears.once('open', resolve));
  ears.send(JSON.stringify({ sounds: [[hz, speaking.toMs - 80, speaking.toMs]] }));

  await expect(page.locator('#counter-heard')).toHaveText('80 ms overlap heard');
  await expect(page.locator('#counter-spoken')).toHaveText('0 ms overlap spoken');
  for (const name of ['Ada Fuller', 'Bruno Reyes']) expect(await loudPixels(page, name)).toBeGreaterThan(0);
  ears.close();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('#counter-heard')).toHaveText('0 ms overlap heard');
  await page.getByRole('button', { name: 'Customer of Ada Fuller hangs up' }).click();
  await expect(row(page, 'Ada Fuller')).toHaveCount(0);
});

test('a fault is switched on and cleared, and a refusal is told in words', async ({ demo }) => {
  const { page, simulator } = demo;
  await begin(demo);
  await page.getByRole('switch', { name: 'Slow holds' }).click();
  await until('the fault', () => simulator.snapshot().faults.holdLatencyMs > 0);
  await expect(page.getByRole('switch', { name: 'Slow holds' })).toBeChecked();
  await page.getByRole('button', { name: 'Clear all faults' }).click();
  await expect(page.getByRole('switch', { name: 'Slow holds' })).not.toBeChecked();

  await page.getByRole('button', { name: 'Ring a customer' }).click();
  const gone = page.getByRole('button', { name: /the reservation times out/ });
  await gone.click();
  await expect(gone).toHaveCount(0);
});
