// What many calls cost: how soon the next one is heard, how soon a held one is, and what the page's process takes at rest.
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { Call, Desk } from '../desk';
import { until } from '../until';
import { ms, spread } from './statistics';
import { accepted, swap } from './switches';

/** With so many calls at once, one of them live and the others on hold. */
export interface Load {
  readonly calls: number;
  /** From the agent's accept of the last one to its customer's voice, ms. */
  readonly acceptMs: number;
  /** From an unhold to the customer's voice, ms. */
  readonly swapMs: readonly number[];
  /** Of one core's time, all of the browser's processes together: 1 is one core, busy. */
  readonly cores: number;
  /** Resident memory of the page's process, bytes; null where /proc does not tell. */
  readonly memory: number | null;
}

/** The simulator has tones for 32 customers, and hears apart no more. CALLS=2,4,8 measures fewer. */
const LOADS = (process.env['CALLS'] ?? '2,4,8,16,32').split(',').map(Number);

const SWAPS = 3;
const AT_REST_MS = 3000;

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
      for (let i = 0; i < SWAPS; i++) {
        const to = calls[i % count];
        if (to) swapMs.push((await swap(desk, to)).sinceUnhold);
      }
      const load: Load = { calls: count, acceptMs, swapMs, ...(await atRest(browser)) };
      measured.push(load);
      log(rowOf(load));
    }
  } catch (error) {
    log(`With ${calls.length + 1} calls: ${error instanceof Error ? error.message : String(error)}`);
  }
  return measured;
}

/** A line of the table, told as soon as it is known: with many calls the whole takes minutes. */
function rowOf({ calls, acceptMs, swapMs, cores, memory }: Load): string {
  const megabytes = memory === null ? '–' : `${Math.round(memory / 1024 / 1024)} MB`;
  const cells = [`accept to sound ${ms(acceptMs)}`, `swap ${spread(swapMs)}`, `${cores.toFixed(2)} cores`];
  return [`${calls} calls`.padStart(8), ...cells, megabytes].join('  ');
}

async function atRest(browser: Browser): Promise<Pick<Load, 'cores' | 'memory'>> {
  const devtools = await browser.newBrowserCDPSession();
  const processes = async () => (await devtools.send('SystemInfo.getProcessInfo')).processInfo;
  const seconds = async (): Promise<number> =>
    (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const [began, before] = [performance.now(), await seconds()];
  await until('the window to pass', () => performance.now() > began + AT_REST_MS);
  const after = await seconds();
  const cores = (1000 * (after - before)) / (performance.now() - began);
  const renderers = (await processes())
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => resident(id));
  await devtools.detach();
  const memory = renderers.reduce<number | null>(
    (most, bytes) => (bytes === null ? most : Math.max(most ?? 0, bytes)),
    null,
  );
  return { cores, memory };
}

function resident(process: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
