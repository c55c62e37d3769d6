/** The tool's invariant.ts with batches of two, so that accounts of a few agents have several batches. */
import type * as Invariant from '../../../plugin/setup/invariant';

export async function inSmallBatches<T>(original: () => Promise<T>): Promise<typeof Invariant> {
  return { ...((await original()) as typeof Invariant), BATCH: 2 };
}
