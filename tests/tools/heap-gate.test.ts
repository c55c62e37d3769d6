// The heap gate looks at the whole soak.
import { expect, test } from 'vitest';
import type { Heap } from '../browser/soak/heap';
import { heapGate, judged } from '../browser/soak/heap-gate';

const KB = 1024;

/** A reading each six calls; `grows` says by how many bytes the n-th call grows the heap. */
function readings(calls: number, grows: (nth: number) => number): Heap[] {
  const heap: Heap[] = [];
  let bytes = 50_000 * KB;
  for (let nth = 1; nth <= calls; nth++) {
    bytes += grows(nth);
    if (nth % 6 === 0) heap.push({ calls: nth, bytes });
  }
  return heap;
}

/** Flex itself: much at first, and 20 KB a call later. */
const flex = (nth: number): number => (nth <= 60 ? 130 * KB : 20 * KB);
const stock = readings(300, flex);

test('a plugin that keeps nothing passes, one that keeps 3 KB a call does not', () => {
  expect(judged(readings(1500, flex), stock).passed).toBe(true);
  expect(
    judged(
      readings(1500, (nth) => flex(nth) + 3 * KB),
      stock,
    ).passed,
  ).toBe(false);
});

test('growth that begins after 300 calls is seen', () => {
  const late = readings(1500, (nth) => flex(nth) + (nth > 900 ? 4 * KB : 0));
  expect(judged(late, stock).passed).toBe(false);
});

test('too few calls do not pass', async () => {
  const { passed, said } = await heapGate(null as never, readings(120, flex), 300);
  expect(passed).toBe(false);
  expect(said).toBe('120 calls are too few to tell what the heap grows by: 160 are needed.');
});
