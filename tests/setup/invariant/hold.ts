/** 10,000 generated stories, in four parts that the test runner spreads over the machine's cores. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { story } from './accounts';
import { play } from './play';

export const PARTS = 4;
const RUNS = 10_000;

/**
 * SETUP_SEED repeats a run: fast-check prints the seed of one that fails, and the smallest story that does.
 * SETUP_RUNS plays more, or fewer, in all.
 */
export async function holdsInPart(part: number): Promise<void> {
  const { SETUP_SEED: seed, SETUP_RUNS: runs } = process.env;
  const numRuns = Math.ceil(Number(runs ?? RUNS) / PARTS);
  const details = await fc.check(fc.asyncProperty(story, play), {
    numRuns,
    ...(seed === undefined ? { seed: part } : { seed: Number(seed) }),
    endOnFailure: false,
  });
  expect(details.failed ? fc.defaultReportMessage(details) : '').toBe('');
}
