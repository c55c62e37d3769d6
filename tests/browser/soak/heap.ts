// How the heap grows with the calls: measured often, because one reading is off by some hundred kilobytes either way.
import { straightLine } from '../bench/statistics';
import type { Desk } from '../desk';
import { heapOf } from '../remains';

/** Bytes after a collection, when so many calls have been. */
export interface Heap {
  readonly calls: number;
  readonly bytes: number;
}

/** The lower of two collections: the first leaves behind what only waited for it. */
export async function heapAfter(desk: Desk, calls: number): Promise<Heap> {
  return { calls, bytes: Math.min(await heapOf(desk), await heapOf(desk)) };
}

/** Bytes by which a call makes it grow. */
export function growthPerCall(readings: readonly Heap[]): number {
  return straightLine(readings.map(({ calls, bytes }) => ({ x: calls, y: bytes }))).slope;
}
