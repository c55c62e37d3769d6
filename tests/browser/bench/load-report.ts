// What many calls cost, as a table, as bars, and as one word: is a further call dearer when there are many?
import type { Load } from './load';
import { median, ms, printPlot, spread, straightLine } from './statistics';

interface Cost {
  readonly title: string;
  readonly of: (load: Load) => number;
  readonly said: (value: number) => string;
}

const COSTS: readonly Cost[] = [
  { title: "the last call's accept to sound", of: ({ acceptMs }) => acceptMs, said: ms },
  { title: 'unhold to hearing, median', of: ({ swapMs }) => median(swapMs), said: ms },
  {
    title: "at rest, cores' worth of the whole browser",
    of: ({ cores }) => cores,
    said: (value) => value.toFixed(3),
  },
  {
    title: "the page's process, resident",
    of: ({ memory }) => (memory ?? 0) / 1024 / 1024,
    said: (value) => `${value.toFixed(1)} MB`,
  },
];

/** By so much the highest number of calls may lie above the line, which the noise of a run makes it anyway. */
const NOISE = 1.25;

export function printLoads(loads: readonly Load[]): void {
  if (loads.length === 0) return;
  printLoadTable(loads);
  for (const { title, of, said } of COSTS)
    printPlot(
      title,
      loads.map((load) => ({ label: `${load.calls} calls`, value: of(load), said: said(of(load)) })),
    );
  for (const cost of COSTS) console.log(growthOf(cost, loads));
  console.log();
}

function printLoadTable(loads: readonly Load[]): void {
  const rows = [
    ['calls', 'accept to sound', 'unhold to hearing', 'cores at rest', 'memory'],
    ...loads.map(({ calls, acceptMs, swapMs, cores, memory }) => [
      String(calls),
      ms(acceptMs),
      spread(swapMs),
      cores.toFixed(2),
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
  const line = straightLine(loads.slice(0, -1).map((load) => ({ x: load.calls, y: of(load) })));
  const verdict = of(last) <= line.at(last.calls) * NOISE ? 'no worse than linear' : 'WORSE THAN LINEAR';
  return (
    `${title}: ${said(line.slope)} a further call, so ${said(line.at(last.calls))} foretold ` +
    `of ${last.calls} calls, and ${said(of(last))} measured: ${verdict}`
  );
}
