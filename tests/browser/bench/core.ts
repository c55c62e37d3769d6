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

interface Core {
  dispatch(text: string): string;
}
interface BenchWindow {
  readonly coreBench: {
    readonly readyMs: number;
    readonly core: Core;
    readonly agentsDay: (core: Core, cycles: number) => number[];
  };
}

export async function measureCore(browser: Browser): Promise<CoreTimes> {
  const bundle = await build({
    stdin: {
      contents: `export { loadCore } from './js-glue/src/load'; export { agentsDay } from './tests/browser/bench/agents-day';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'glue',
    target: 'es2019',
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
        window.coreBench = { readyMs: performance.now() - startedAt, core, agentsDay: glue.agentsDay };`,
    });
    const measured = await page.evaluate((cycles) => {
      const { readyMs, core, agentsDay } = (window as unknown as BenchWindow).coreBench;
      const replies: string[] = [];
      const heard: Core = {
        dispatch: (text) => {
          const reply = core.dispatch(text);
          replies.push(reply);
          return reply;
        },
      };
      let at = 0;
      return {
        readyMs,
        dispatchUs: agentsDay(heard, cycles),
        jsonUs: agentsDay({ dispatch: () => replies[at++] ?? '' }, cycles),
      };
    }, CYCLES);
    readyMs.push(measured.readyMs);
    dispatchUs.push(...measured.dispatchUs);
    jsonUs.push(...measured.jsonUs);
    await page.close();
  }
  return { readyMs, dispatchUs, jsonUs };
}
