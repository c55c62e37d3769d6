// The core in Chromium, apart from Flex: how large it is, how long until it is ready, and how long one event takes.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import type { MeasuredDay } from './agents-day';

export interface CoreTimes {
  /** ms from evaluating the module's script to a core that answers; one for each fresh page. */
  readonly readyMs: number[];
  /** µs of one dispatch, JSON both ways, in the first cycles of a page, when the browser has yet to optimise it. */
  readonly freshUs: number[];
  /** The same once it has. */
  readonly dispatchUs: number[];
  /** Of those, what JSON alone takes on this machine. */
  readonly jsonUs: number[];
}

const PAGES = 7;
const CYCLES = 600;
const FRESH = 10;

interface BenchWindow {
  readonly coreBench: {
    readonly readyMs: number;
    readonly measuredDay: (cycles: number) => MeasuredDay;
  };
}

export async function measureCore(browser: Browser): Promise<CoreTimes> {
  const script = await bundled(
    `export { loadCore } from './js-glue/src/load'; export { measuredDay } from './tests/browser/bench/agents-day';`,
  );
  const times: CoreTimes = { readyMs: [], freshUs: [], dispatchUs: [], jsonUs: [] };
  for (let i = 0; i < PAGES; i++) {
    const page = await browser.newPage();
    await page.addScriptTag({
      content: `const startedAt = performance.now(); ${script}
        glue.loadCore().dispatch('{"type":"taskEnded","task":"WR0"}');
        window.coreBench = { readyMs: performance.now() - startedAt, measuredDay: glue.measuredDay.bind(null, glue.loadCore) };`,
    });
    const { readyMs, dispatchUs, jsonUs } = await page.evaluate((cycles) => {
      const { readyMs, measuredDay } = (window as unknown as BenchWindow).coreBench;
      return { readyMs, ...measuredDay(cycles) };
    }, CYCLES);
    times.readyMs.push(readyMs);
    times.freshUs.push(...dispatchUs.slice(0, FRESH));
    times.dispatchUs.push(...dispatchUs.slice(CYCLES / 2));
    times.jsonUs.push(...jsonUs.slice(CYCLES / 2));
    await page.close();
  }
  return times;
}

/** Bytes, gzip: the module before it is embedded, and the JavaScript around it. */
export async function measureSize(): Promise<{ module: number; glue: number }> {
  const size = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
  const module = readFileSync('build/wasm/wasm/callcore.wasm');
  const glue = await bundled(`export { default } from './build/wasm/callcore.js';`);
  const withoutModule = glue.replace(/"[^"]{10000,}"|'[^']{10000,}'|`[^`]{10000,}`/, '""');
  if (withoutModule === glue) throw new Error('The module is not found in build/wasm/callcore.js');
  return { module: size(module), glue: size(Buffer.from(withoutModule)) };
}

async function bundled(contents: string): Promise<string> {
  const bundle = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'glue',
    target: 'es2020',
    write: false,
    logLevel: 'error',
  });
  return bundle.outputFiles[0]?.text ?? '';
}
