// `npm run bench`: what the project promises, measured in real Flex with real audio, beside a baseline of the same run.
// `npm run bench -- core|switches|warm|load|leaks|teams` measures only that; ROUNDS and CYCLES change how often (5 and 30), CALLS=2,4,8 how many calls `load` has.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import type { Faults } from '../../../web/simulator';
import { launchChromium } from '../chromium';
import { PLUGIN } from '../plugin';
import { withDesk, type Setting } from '../with-desk';
import { measureCore, measureSize } from './core';
import { loads } from './load';
import { printLoads } from './load-report';
import { cycle, cycleOneByOne, leftBy, type Left } from './leaks';
import { CROWD, measureTeams } from './teams';
import { median, printPlot, printTable, spread, type Row } from './statistics';
import { acceptsOfTwo, nothingMeasured, round, SWITCHES, unholdsOfOneCall, type Measured } from './switches';
import { ALONE, alone } from './without-media';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const CYCLES = Number(process.env['CYCLES'] ?? 30);
const BASELINE = { name: 'baseline', file: 'build/bench/baseline.js' };

const LATENCIES: readonly { readonly title: string; readonly faults: Partial<Faults> }[] = [
  { title: 'every request 300 ms', faults: { latencyMs: 300, holdLatencyMs: 300 } },
  { title: 'holds 700 ms, the rest 150 ms', faults: { latencyMs: 150, holdLatencyMs: 700 } },
];

type Accepts = Pick<Measured, 'firstAcceptToSound' | 'secondAcceptToSound'>;

const ratio = ({ firstAcceptToSound: first, secondAcceptToSound: second }: Accepts): string =>
  `${(median(second) / median(first)).toFixed(2)}×`;

async function switches(browser: Browser): Promise<void> {
  await build({
    entryPoints: ['tests/browser/bench/baseline-plugin.ts'],
    outfile: BASELINE.file,
    bundle: true,
    format: 'iife',
    logLevel: 'error',
  });
  for (const { title, faults } of LATENCIES) {
    const measure = (plugin: typeof PLUGIN): Promise<Measured> =>
      withDesk(browser, [plugin], async (desk) => {
        const measured = nothingMeasured();
        for (let i = 0; i < ROUNDS; i++) await round(desk, faults, measured);
        return measured;
      });
    const stock = await withDesk(browser, [], (desk) => unholdsOfOneCall(desk, faults, ROUNDS));
    const ours = await measure(PLUGIN);
    const baseline = await measure(BASELINE);
    const rows: Row[] = SWITCHES.flatMap((name) => [
      {
        what: `${name}: two customers audible`,
        ours: spread(ours.overlaps[name].heard),
        baseline: spread(baseline.overlaps[name].heard),
        goal: '0 ms',
      },
      {
        what: `${name}: microphone reaches two`,
        ours: spread(ours.overlaps[name].spoken),
        baseline: spread(baseline.overlaps[name].spoken),
        goal: '0 ms',
      },
    ]);
    printTable(`${title}; median (highest) of ${ROUNDS}`, [
      ...rows,
      {
        what: 'unhold to hearing',
        ours: spread(ours.unholdToHearing),
        baseline: spread(baseline.unholdToHearing),
        goal: '≤ 60 ms',
      },
      {
        what: 'the same with one call, and no plugin',
        ours: spread(stock),
        baseline: '',
        goal: 'what Flex, Twilio and the browser take',
      },
      {
        what: "Twilio's release to hearing",
        ours: spread(ours.releaseToHearing),
        baseline: spread(baseline.releaseToHearing),
        goal: '',
      },
      {
        what: 'first accept to sound',
        ours: spread(ours.firstAcceptToSound),
        baseline: spread(baseline.firstAcceptToSound),
        goal: '',
      },
      {
        what: 'second accept to sound',
        ours: spread(ours.secondAcceptToSound),
        baseline: spread(baseline.secondAcceptToSound),
        goal: '',
      },
      { what: 'second beside first', ours: ratio(ours), baseline: ratio(baseline), goal: '≤ 1.2×' },
    ]);
  }
}

async function core(browser: Browser): Promise<void> {
  const { readyMs, freshUs, dispatchUs, jsonUs } = await measureCore(browser);
  const { module, glue } = await measureSize();
  const bundle = readFileSync(PLUGIN.file);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  printTable('the core and the bundle, in Chromium', [
    {
      what: 'a dispatch, JSON both ways (baseline: JSON alone)',
      ours: `${median(dispatchUs).toFixed(1)} µs`,
      baseline: `${median(jsonUs).toFixed(1)} µs`,
      goal: '≤ 12 µs',
    },
    {
      what: "in a page's first ten cycles of three calls",
      ours: `${median(freshUs).toFixed(1)} µs`,
      baseline: '',
      goal: '',
    },
    { what: 'core ready', ours: `${median(readyMs).toFixed(1)} ms`, baseline: '', goal: '≤ 20 ms' },
    {
      what: 'the module and what calls it, gzip',
      ours: `${kilobytes(module)} + ${kilobytes(glue)}`,
      baseline: '',
      goal: '≤ 36 KB',
    },
    {
      what: 'plugin bundle, gzip',
      ours: kilobytes(gzipSync(bundle, { level: 9 }).length),
      baseline: `${kilobytes(bundle.length)} raw`,
      goal: '≤ 120 KB',
    },
  ]);
}

async function leaks(browser: Browser): Promise<void> {
  const ours = await withDesk(browser, [PLUGIN], (desk) => leftBy(desk, CYCLES, cycle));
  const stock = await withDesk(browser, [], (desk) => leftBy(desk, CYCLES, cycleOneByOne));
  const row = (what: string, read: (left: Left) => string): Row => ({
    what,
    ours: `${read(ours.before)} → ${read(ours.after)}`,
    baseline: `${read(stock.before)} → ${read(stock.after)}`,
    goal: 'as before',
  });
  printTable(`${CYCLES} cycles of two calls (baseline: as many calls, one by one, no plugin)`, [
    row('Devices, each with a socket', ({ sockets }) => String(sockets)),
    row('microphone tracks', ({ microphones }) => String(microphones)),
    row('peer connections', ({ connections }) => String(connections)),
    row('heap', ({ heap }) => `${(heap / 1024 / 1024).toFixed(1)} MB`),
  ]);
}

async function load(browser: Browser): Promise<void> {
  const log = (line: string): void => console.log(line);
  const all = await withDesk(browser, [PLUGIN], (desk) => loads(desk, browser, log), { max_calls: 50 });
  printLoads(all);
  const without = [];
  for (const calls of ALONE) without.push(await alone(calls));
  printPlot(
    'a swap without media: CPU time of the core and the glue alone',
    without.map(({ calls, swapMs }) => ({
      label: `${calls} calls`,
      value: swapMs,
      said: `${swapMs.toFixed(2)} ms`,
    })),
  );
}

async function teams(browser: Browser): Promise<void> {
  const setting: Setting = {
    worker: 'sup1',
    media: 'none',
    prepare: (simulator) => simulator.crowd(CROWD),
  };
  const ours = await withDesk(browser, [PLUGIN], measureTeams, {}, setting);
  const stock = await withDesk(browser, [], measureTeams, {}, setting);
  const tenths = (value: number): string => `${value.toFixed(1)} ms`;
  printTable(
    `a Teams view of ${CROWD.workers} workers with ${CROWD.calls} calls each (baseline: no plugin)`,
    [
      {
        what: "one conference's change, median (highest)",
        ours: spread(ours.changeMs),
        baseline: spread(stock.changeMs),
        goal: "≤ 5 ms over Flex's",
      },
      { what: "of it in the plugin's code", ours: tenths(ours.ownPerChangeMs), baseline: '', goal: '≤ 5 ms' },
      {
        what: 'a frame while scrolling, median (highest)',
        ours: spread(ours.frameMs),
        baseline: spread(stock.frameMs),
        goal: "≤ 16 ms, or Flex's",
      },
      { what: "of it in the plugin's code", ours: tenths(ours.ownPerFrameMs), baseline: '', goal: '≤ 1 ms' },
    ],
  );
}

/** ms by which each signalling message is late: Twilio beside the browser, and as far as it may be. */
const DISTANCES_MS = [0, 40];

/** A second call beside the first, with a Device kept ready and without. */
async function warm(browser: Browser): Promise<void> {
  for (const delayMs of DISTANCES_MS) {
    const measure = (warm_line: boolean): Promise<Accepts> =>
      withDesk(
        browser,
        [PLUGIN],
        (desk) => {
          desk.simulator.fault({ delayMs });
          return acceptsOfTwo(desk, ROUNDS);
        },
        { warm_line },
      );
    const [kept, none] = [await measure(true), await measure(false)];
    printTable(
      `a line kept ready (baseline: warm_line off), Twilio ${delayMs} ms away; median (highest) of ${ROUNDS}`,
      [
        {
          what: 'first accept to sound',
          ours: spread(kept.firstAcceptToSound),
          baseline: spread(none.firstAcceptToSound),
          goal: '',
        },
        {
          what: 'second accept to sound',
          ours: spread(kept.secondAcceptToSound),
          baseline: spread(none.secondAcceptToSound),
          goal: 'no longer than the first',
        },
        { what: 'second beside first', ours: ratio(kept), baseline: ratio(none), goal: '≤ 1×' },
      ],
    );
  }
}

const parts = { core, switches, warm, load, leaks, teams };
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`Nothing named ${unknown.join(', ')} can be measured: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
console.log(`Measured on this machine, now; every figure beside its baseline.\n`);
const browser = await launchChromium();
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure(browser);
  }
} finally {
  await browser.close();
}
