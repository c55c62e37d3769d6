// Takes the README's picture of the demo: `node --import tsx web/demo/screenshot.ts [file.png]`.
// Boots the demo, rings three customers from the panel, accepts them in the real Flex, swaps, and looks.
import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { microphoneWav } from '../simulator/media/microphone-wav';
import type { Simulator } from '../simulator';
import { startDemo } from './demo';

const DEADLINE_MS = 90_000;
const POLL_MS = 50;
/** Wide enough for Flex to be shown unscaled: Playwright misses what it clicks in a scaled frame. */
const VIEWPORT = { width: 1440, height: 900 };
/** How long each call is talked on: it makes the stripes of the picture, in ms. */
const TALK_MS = 2500;
/** Which call is swapped to, one after the other. */
const SWAPS = [0, 2, 1, 0, 2, 1];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause(POLL_MS);
  }
}

function microphone(): string {
  mkdirSync(resolve('build/demo'), { recursive: true });
  const file = resolve('build/demo/microphone.wav');
  writeFileSync(file, microphoneWav());
  return file;
}

/** The parts of the desktop that an agent touches. */
class Agent {
  constructor(
    private readonly page: Page,
    private readonly flex: FrameLocator,
    private readonly simulator: Simulator,
  ) {}

  async ring(): Promise<void> {
    const before = this.calls().length;
    await this.page.getByRole('button', { name: 'Ring a customer' }).click();
    await until('the ring', () => this.calls().length > before);
  }

  /** Accepts the call that waits. */
  async accept(): Promise<void> {
    const waiting = this.calls().find((task) => task.status === 'pending');
    if (!waiting) throw new Error('no call waits');
    await this.flex.getByTestId('accept-task').first().click();
    await this.talk(waiting.task);
  }

  /** Takes a customer's call off hold, which makes it the one that is heard. */
  async swapTo(index: number): Promise<void> {
    const call = this.calls()[index];
    if (!call) throw new Error(`there is no call ${index}`);
    const item = this.flex.getByTestId('task-item').filter({ hasText: call.name });
    await item.getByTestId('hold-task').click();
    await this.talk(call.task);
  }

  private calls() {
    return this.simulator.snapshot().tasks.filter((task) => task.worker === 'agent1');
  }

  /** Waits until the call comes out of Flex's page, and then a while. */
  private async talk(task: string): Promise<void> {
    const since = Date.now();
    await until('the call to be heard', () => {
      const conference = this.calls().find((one) => one.task === task)?.conferenceSid;
      return this.simulator.voice
        .heard(since)
        .some((one) => one.direction === 'toWorker' && one.conferenceSid === conference);
    });
    await pause(TALK_MS);
  }
}

async function take(file: string): Promise<void> {
  const simulator = await startDemo({ port: 0, media: 'node' });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--allow-loopback-in-peer-connection',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone()}`,
    ],
  });
  try {
    const page = await browser.newPage({
      viewport: VIEWPORT,
      permissions: ['microphone'],
    });
    await page.goto(`http://localhost:${simulator.port}/demo/`);
    await until("the agent's Device", () => simulator.voice.clientCount('agent1') > 0);
    await page.getByRole('button', { name: 'Start audio' }).click();
    const agent = new Agent(page, page.frameLocator('iframe').first(), simulator);
    for (let call = 0; call < 3; call++) {
      await agent.ring();
      await agent.accept();
    }
    for (const call of SWAPS) await agent.swapTo(call);
    await page.screenshot({ path: file });
    console.log(`${file}: unknown requests ${simulator.unknown.length}`);
  } finally {
    await browser.close();
    await simulator.close();
  }
}

await take(process.argv[2] ?? 'web/demo/demo.png');
