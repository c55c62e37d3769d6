// What many calls cost, as a table, as bars, and as one word: is a further call dearer when there are many?
import { noteMissed } from './goals';
import type { Load } from './load';
import { median, ms, percent, printPlot, spread, straightLine } from './statistics';

interface Cost {
  readonly title: string;
  readonly of: (load: Load) => number;
  readonly said: (value: number) => string;
  /** It is waited for, and so longer where others keep the machine at work. */
  readonly waits: boolean;
}

const COSTS: readonly Cost[] = [
  { title: "the last call's accept to sound", of: ({ acceptMs }) => acceptMs, said: ms, waits: true },
  {
    title: 'unhold to hearing, median',
    of: ({ swapMs }) => median(swapMs),
    said: ms,
    waits: true,
  },
  {
    title: "a swap's work, all the browser's",
    of: ({ swapWorkMs }) => swapWorkMs,
    said: ms,
    waits: false,
  },
  {
    title: "at rest, cores' worth of the whole browser",
    of: ({ cores }) => cores,
    said: (value) => value.toFixed(3),
    waits: false,
  },
  {
    title: "the page's process, resident",
    of: ({ memory }) => (memory ?? 0) / 1024 / 1024,
    said: (value) => `${value.toFixed(1)} MB`,
    waits: false,
  },
];

/** By so much the highest number of calls may lie above the line: a shared machine's speed alone is off by that. */
const NOISE = 1.5;

/** With more of the machine at work when nothing happens, what is waited for has to wait for its turn too. */
const HALF = 0.5;

export function printLoads(loads: readonly Load[]): void {
  if (loads.length === 0) return;
  printLoadTable(loads);
  for (const { title, of, said } of COSTS)
    printPlot(
      title,
      loads.map((load) => ({ label: `${load.calls} calls`, value: of(load), said: said(of(load)) })),
    );
  const alone = loads.filter(({ busy }) => busy <= HALF);
  for (const cost of COSTS) console.log(growthOf(cost, cost.waits ? alone : loads));
  console.log();
}

function printLoadTable(loads: readonly Load[]): void {
  const rows = [
    ['calls', 'accept to sound', 'unhold to hearing', 'its work', 'cores at rest', 'machine busy', 'memory'],
    ...loads.map(({ calls, acceptMs, swapMs, swapWorkMs, cores, busy, memory }) => [
      String(calls),
      ms(acceptMs),
      spread(swapMs),
      ms(swapWorkMs),
      cores.toFixed(2),
      percent(busy),
      memory === null ? '–' : `${Math.round(memory / 1024 / 1024)} MB`,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   '));
  console.log();
}

/** What a further call costs, and whether the most of them lie on the line that the fewer ones foretell. */
function growthOf({ title, of, said }: Cost, loads: readonly Load[]): string {
  const last = loads.at(-1);
  if (!last || loads.length < 3) return `${title}: too few numbers of calls to tell how it grows`;
  const fewer = loads.slice(0, -1);
  const line = straightLine(fewer.map((load) => ({ x: load.calls, y: of(load) })));
  // Where noise has them fall, no fall is foretold.
  const foretold = Math.max(line.at(last.calls), median(fewer.map(of)));
  const isLinear = of(last) <= foretold * NOISE;
  const verdict = isLinear ? 'no worse than linear' : 'WORSE THAN LINEAR';
  if (!isLinear) noteMissed(`${title}: worse than linear with ${last.calls} calls`);
  return (
    `${title}: ${said(line.slope)} a further call, so ${said(foretold)} foretold ` +
    `of ${last.calls} calls, and ${said(of(last))} measured: ${verdict}`
  );
}
