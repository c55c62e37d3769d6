// `npm run bench`: what the project promises, measured in real Flex with real audio, beside a baseline of the same run.
// `npm run bench -- --check` ends with an error if a goal was missed, or a part could not be measured.
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
import { atMost, missedGoals } from './goals';
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

const ratio = ({ firstAcceptToSound: first, secondAcceptToSound: second }: Accepts): number =>
  median(second) / median(first);
const said = (times: number): string => `${times.toFixed(2)}×`;

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
        goal: atMost(0, 'ms', ours.overlaps[name].heard, '0 ms'),
      },
      {
        what: `${name}: microphone reaches two`,
        ours: spread(ours.overlaps[name].spoken),
        baseline: spread(baseline.overlaps[name].spoken),
        goal: atMost(0, 'ms', ours.overlaps[name].spoken, '0 ms'),
      },
    ]);
    printTable(`${title}; median (highest) of ${ROUNDS}`, [
      ...rows,
      {
        what: 'unhold to hearing',
        ours: spread(ours.unholdToHearing),
        baseline: spread(baseline.unholdToHearing),
        goal: atMost(60, 'ms', median(ours.unholdToHearing)),
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
      {
        what: 'second beside first',
        ours: said(ratio(ours)),
        baseline: said(ratio(baseline)),
        goal: atMost(1.2, '×', ratio(ours)),
      },
    ]);
  }
}

async function core(browser: Browser): Promise<void> {
  const { readyMs, freshUs, dispatchUs, jsonUs } = await measureCore(browser);
  const { module, glue } = await measureSize();
  const bundle = readFileSync(PLUGIN.file);
  const zipped = gzipSync(bundle, { level: 9 }).length;
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  printTable('the core and the bundle, in Chromium', [
    {
      what: 'a dispatch, JSON both ways (baseline: JSON alone)',
      ours: `${median(dispatchUs).toFixed(1)} µs`,
      baseline: `${median(jsonUs).toFixed(1)} µs`,
      goal: atMost(12, 'µs', median(dispatchUs)),
    },
    {
      what: "in a page's first ten cycles of three calls",
      ours: `${median(freshUs).toFixed(1)} µs`,
      baseline: '',
      goal: '',
    },
    {
      what: 'core ready',
      ours: `${median(readyMs).toFixed(1)} ms`,
      baseline: '',
      goal: atMost(20, 'ms', median(readyMs)),
    },
    {
      what: 'the module and what calls it, gzip',
      ours: `${kilobytes(module)} + ${kilobytes(glue)}`,
      baseline: '',
      goal: atMost(36, 'KB', (module + glue) / 1024),
    },
    {
      what: 'plugin bundle, gzip',
      ours: kilobytes(zipped),
      baseline: `${kilobytes(bundle.length)} raw`,
      goal: atMost(120, 'KB', zipped / 1024),
    },
  ]);
}

async function leaks(browser: Browser): Promise<void> {
  const ours = await withDesk(browser, [PLUGIN], (desk) => leftBy(desk, CYCLES, cycle));
  const stock = await withDesk(browser, [], (desk) => leftBy(desk, CYCLES, cycleOneByOne));
  const row = (what: string, read: (left: Left) => string, goal: Row['goal']): Row => ({
    what,
    ours: `${read(ours.before)} → ${read(ours.after)}`,
    baseline: `${read(stock.before)} → ${read(stock.after)}`,
    goal,
  });
  const count = (what: string, read: (left: Left) => number): Row =>
    row(what, (left) => String(read(left)), atMost(read(ours.before), '', read(ours.after), 'as before'));
  printTable(`${CYCLES} cycles of two calls (baseline: as many calls, one by one, no plugin)`, [
    count('Devices, each with a socket', ({ sockets }) => sockets),
    count('microphone tracks', ({ microphones }) => microphones),
    count('peer connections', ({ connections }) => connections),
    row('heap', ({ heap }) => `${(heap / 1024 / 1024).toFixed(1)} MB`, 'npm run soak compares it'),
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
        goal: atMost(median(stock.changeMs) + 5, 'ms', median(ours.changeMs), "≤ 5 ms over Flex's"),
      },
      {
        what: "of it in the plugin's code",
        ours: tenths(ours.ownPerChangeMs),
        baseline: '',
        goal: atMost(5, 'ms', ours.ownPerChangeMs),
      },
      {
        what: 'a frame while scrolling, median (highest)',
        ours: spread(ours.frameMs),
        baseline: spread(stock.frameMs),
        goal: atMost(Math.max(16, median(stock.frameMs)), 'ms', median(ours.frameMs), "≤ 16 ms, or Flex's"),
      },
      {
        what: "of it in the plugin's code",
        ours: tenths(ours.ownPerFrameMs),
        baseline: '',
        goal: atMost(1, 'ms', ours.ownPerFrameMs),
      },
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
          goal: '',
        },
        {
          what: 'second beside first',
          ours: said(ratio(kept)),
          baseline: said(ratio(none)),
          goal: atMost(1, '×', ratio(kept)),
        },
      ],
    );
  }
}

const parts = { core, switches, warm, load, leaks, teams };
const CHECK = '--check';
const chosen = process.argv.slice(2).filter((word) => word !== CHECK);
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
for (const missed of missedGoals()) console.error(`Missed: ${missed}.`);
if (process.argv.includes(CHECK) && missedGoals().length > 0) process.exitCode = 1;
