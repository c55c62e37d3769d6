// The core in Chromium, apart from Flex: how long until it is ready, and how long one event takes.
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';

export interface CoreTimes {
  /** ms from evaluating the module's script to a core that answers; one for each fresh page. */
  readonly readyMs: number[];
  /** µs of one dispatch, JSON both ways, on a core that has been in use: the mean of each cycle of three calls. */
  readonly dispatchUs: number[];
  /** µs of the same day with a core that only repeats what the real one replied: what JSON takes on this machine. */
  readonly jsonUs: number[];
}

const PAGES = 7;
const CYCLES = 300;

interface BenchWindow {
  readonly coreBench: {
    readonly readyMs: number;
    readonly measuredDay: (cycles: number) => Pick<CoreTimes, 'dispatchUs' | 'jsonUs'>;
  };
}

export async function measureCore(browser: Browser): Promise<CoreTimes> {
  const bundle = await build({
    stdin: {
      contents: `export { loadCore } from './js-glue/src/load'; export { measuredDay } from './tests/browser/bench/agents-day';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'glue',
    target: 'es2020',
    write: false,
    logLevel: 'error',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const readyMs: number[] = [];
  const dispatchUs: number[] = [];
  const jsonUs: number[] = [];
  for (let i = 0; i < PAGES; i++) {
    const page = await browser.newPage();
    await page.addScriptTag({
      content: `const startedAt = performance.now(); ${script}
        const core = glue.loadCore();
        core.dispatch('{"type":"taskEnded","task":"WR0"}');
        window.coreBench = { readyMs: performance.now() - startedAt, measuredDay: glue.measuredDay.bind(null, core) };`,
    });
    const measured = await page.evaluate((cycles) => {
      const { readyMs, measuredDay } = (window as unknown as BenchWindow).coreBench;
      return { readyMs, ...measuredDay(cycles) };
    }, CYCLES);
    readyMs.push(measured.readyMs);
    dispatchUs.push(...measured.dispatchUs);
    jsonUs.push(...measured.jsonUs);
    await page.close();
  }
  return { readyMs, dispatchUs, jsonUs };
}
