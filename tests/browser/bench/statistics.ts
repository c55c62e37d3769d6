// Medians, and a table that reads in a terminal.
import { noteMissed, type Goal } from './goals';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('There is no median of nothing');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export const highest = (values: readonly number[]): number => Math.max(...values);

/** The straight line that is nearest to the points, by least squares; level where they are all above one another. */
export function straightLine(points: readonly { readonly x: number; readonly y: number }[]): {
  readonly slope: number;
  at(x: number): number;
} {
  const mean = (read: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + read(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  const slope = spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread;
  return { slope, at: (to) => y + slope * (to - x) };
}

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly baseline: string;
  /** A goal, or a remark on a figure that has none. */
  readonly goal: Goal | string;
}

export function printTable(title: string, given: readonly Row[]): void {
  const rows = given.map(({ goal, ...row }) => {
    if (typeof goal === 'string') return { ...row, goal };
    if (goal.missed) noteMissed(`${title}: ${row.what}: ${row.ours}, and the goal is ${goal.said}`);
    return { ...row, goal: goal.missed ? `${goal.said}: MISSED` : goal.said };
  });
  const all = [{ what: title, ours: 'multi-call', baseline: 'baseline', goal: 'goal' }, ...rows];
  const width = (read: (row: (typeof all)[number]) => string): number =>
    Math.max(...all.map((row) => read(row).length));
  const [what, ours, baseline] = [
    width((row) => row.what),
    width((row) => row.ours),
    width((row) => row.baseline),
  ];
  for (const [i, row] of all.entries()) {
    const cells = [row.what.padEnd(what), row.ours.padStart(ours), row.baseline.padStart(baseline), row.goal];
    console.log(cells.join('  ').trimEnd());
    if (i === 0) console.log('─'.repeat(what + ours + baseline + 10));
  }
  console.log();
}

export const ms = (value: number): string => `${Math.round(value)} ms`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
/** Median and highest of several measurements. */
export const spread = (values: readonly number[]): string =>
  values.length === 0 ? '–' : `${ms(median(values))} (≤ ${ms(highest(values))})`;

const BAR = 40;

/** One bar for each value, the highest the longest: a straight slope is a cost that is the same for each call. */
export function printPlot(
  title: string,
  bars: readonly { readonly label: string; readonly value: number; readonly said: string }[],
): void {
  const longest = Math.max(...bars.map(({ label }) => label.length));
  const most = highest(bars.map(({ value }) => value));
  console.log(title);
  for (const { label, value, said } of bars)
    console.log(
      `${label.padStart(longest)}  ${'█'.repeat(Math.round((BAR * value) / most)).padEnd(BAR)}  ${said}`,
    );
  console.log();
}
