// The core in Chromium, apart from Flex: how long until it is ready, and how long one event takes.
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { toEvent } from '../../glue/scenario';

export interface CoreTimes {
  /** ms from evaluating the module's script to a core that answers; one for each fresh page. */
  readonly readyMs: number[];
  /** µs of one dispatch, JSON both ways; the median of each replay of all scenarios. */
  readonly dispatchUs: number[];
}

const SCENARIOS = 'tests/core/scenarios';
const PAGES = 7;
const REPLAYS = 40;

/** Every scenario of the core's tests, one after another, each on a core of its own. */
function scenarios(): string[][] {
  return readdirSync(SCENARIOS).map((file) =>
    readFileSync(`${SCENARIOS}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('> '))
      .map((line) => toEvent(line.slice(2))),
  );
}

export async function measureCore(browser: Browser): Promise<CoreTimes> {
  const bundle = await build({
    stdin: {
      contents: `export { loadCore } from './js-glue/src/load'`,
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
  for (let i = 0; i < PAGES; i++) {
    const page = await browser.newPage();
    await page.addScriptTag({
      content: `const startedAt = performance.now(); ${script}
        glue.loadCore().dispatch('{"type":"taskEnded","task":"WR0"}');
        window.coreBench = { glue, readyMs: performance.now() - startedAt };`,
    });
    const measured = await page.evaluate(replay, [scenarios(), REPLAYS] as const);
    readyMs.push(measured.readyMs);
    dispatchUs.push(...measured.perEventUs);
    await page.close();
  }
  return { readyMs, dispatchUs };
}

interface BenchWindow {
  readonly coreBench: {
    readonly glue: { loadCore(): { dispatch(text: string): string } };
    readonly readyMs: number;
  };
}

/** In the page. */
function replay([transcripts, times]: readonly [string[][], number]) {
  const { glue, readyMs } = (window as unknown as BenchWindow).coreBench;
  const perEventUs: number[] = [];
  for (let time = 0; time < times; time++) {
    let events = 0;
    const cores = transcripts.map(() => glue.loadCore());
    const start = performance.now();
    transcripts.forEach((transcript, which) => {
      for (const text of transcript) {
        JSON.parse(cores[which]?.dispatch(text) ?? '');
        events++;
      }
    });
    perEventUs.push(((performance.now() - start) * 1000) / events);
  }
  return { readyMs, perEventUs };
}
