// What many calls cost: how soon the next one is heard, how soon a held one is, and what the page's process takes at rest.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Browser } from '@playwright/test';
import type { Call, Desk } from '../desk';
import { until } from '../until';
import { noteMissed } from './goals';
import { ms, percent, spread } from './statistics';
import { accepted, swap } from './switches';

/** With so many calls at once, one of them live and the others on hold. */
export interface Load {
  readonly calls: number;
  /** From the agent's accept of the last one to its customer's voice, ms. */
  readonly acceptMs: number;
  /** From an unhold to the customer's voice, ms. */
  readonly swapMs: readonly number[];
  /** What the browser's processes worked for one swap, beyond what they do at rest, ms of a core's time. */
  readonly swapWorkMs: number;
  /** Of one core's time, all of the browser's processes together: 1 is one core, busy. */
  readonly cores: number;
  /** Of the whole machine's time, the far ends' too: 1 is every core, busy. */
  readonly busy: number;
  /** Resident memory of the page's process, bytes; null where /proc does not tell. */
  readonly memory: number | null;
}

/** The simulator has tones for 32 customers, and hears apart no more. CALLS=2,4,8 measures fewer. */
const LOADS = (process.env['CALLS'] ?? '2,4,8,16,32').split(',').map(Number);

const SWAPS = 9;
const AT_REST_MS = 5000;

/**
 * Adds call after call to one desktop and measures at each of `LOADS`. The customers' far ends run on the same machine:
 * where it no longer carries them, that is the last.
 */
export async function loads(desk: Desk, browser: Browser, log: (line: string) => void): Promise<Load[]> {
  const measured: Load[] = [];
  const calls: Call[] = [];
  try {
    for (const count of LOADS) {
      let acceptMs = 0;
      while (calls.length < count) {
        const taken: number[] = [];
        calls.push(await accepted(desk, taken));
        acceptMs = taken[0] ?? 0;
      }
      const swapMs: number[] = [];
      const { cores: swapping, ms: took } = await worked(browser, async () => {
        for (let i = 0; i < SWAPS; i++) {
          const to = calls[i % count];
          if (to) swapMs.push((await swap(desk, to)).sinceUnhold);
        }
      });
      const rest = await atRest(browser);
      const swapWorkMs = ((swapping - rest.cores) * took) / SWAPS;
      const load: Load = { calls: count, acceptMs, swapMs, swapWorkMs, ...rest };
      measured.push(load);
      log(rowOf(load));
    }
  } catch (error) {
    const reason = `With ${calls.length + 1} calls: ${error instanceof Error ? error.message : String(error)}`;
    log(reason);
    // This machine carries no more. What a further call costs is still seen, unless there are too few numbers of calls.
    if (measured.length < 3) noteMissed(reason);
  }
  return measured;
}

/** A line of the table, told as soon as it is known: with many calls the whole takes minutes. */
function rowOf({ calls, acceptMs, swapMs, swapWorkMs, cores, busy, memory }: Load): string {
  const megabytes = memory === null ? '–' : `${Math.round(memory / 1024 / 1024)} MB`;
  const cells = [
    `accept to sound ${ms(acceptMs)}`,
    `swap ${spread(swapMs)}, ${ms(swapWorkMs)} of work`,
    `${cores.toFixed(2)} cores`,
    `machine ${percent(busy)} busy`,
  ];
  return [`${calls} calls`.padStart(8), ...cells, megabytes].join('  ');
}

async function atRest(browser: Browser): Promise<Pick<Load, 'cores' | 'busy' | 'memory'>> {
  const before = machineTimes();
  const { cores } = await worked(browser, async () => {
    const from = performance.now();
    await until('the window to pass', () => performance.now() > from + AT_REST_MS);
  });
  const busy = shareBusy(before, machineTimes());
  const renderers = (await processes(browser))
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => resident(id));
  const memory = renderers.reduce<number | null>(
    (most, bytes) => (bytes === null ? most : Math.max(most ?? 0, bytes)),
    null,
  );
  return { cores, busy, memory };
}

/** How many cores' worth all the browser's processes took while something ran, and how long that was. */
async function worked(browser: Browser, run: () => Promise<void>): Promise<{ cores: number; ms: number }> {
  const seconds = async (): Promise<number> =>
    (await processes(browser)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const [began, before] = [performance.now(), await seconds()];
  await run();
  const after = await seconds();
  const ms = performance.now() - began;
  return { cores: (1000 * (after - before)) / ms, ms };
}

async function processes(
  browser: Browser,
): Promise<readonly { readonly type: string; readonly id: number; readonly cpuTime: number }[]> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  return processInfo;
}

interface MachineTimes {
  readonly idle: number;
  readonly all: number;
}

/** Of all cores together since the machine started, ms. */
function machineTimes(): MachineTimes {
  const times = cpus().map(({ times }) => times);
  return {
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
    all: times.reduce((sum, { idle, irq, nice, sys, user }) => sum + idle + irq + nice + sys + user, 0),
  };
}

const shareBusy = (from: MachineTimes, to: MachineTimes): number =>
  1 - (to.idle - from.idle) / (to.all - from.all);

function resident(process: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
