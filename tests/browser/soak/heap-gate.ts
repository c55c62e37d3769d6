// What of the heap's growth is ours: the soak's beside that of stock Flex with as many calls, one after the other.
import type { Browser } from '@playwright/test';
import { cycleOneByOne } from '../bench/leaks';
import { withDesk } from '../with-desk';
import { growthPerCall, heapAfter, type Heap } from './heap';

/** Bytes that multi-call may keep beyond what Flex keeps of as many calls: one reading is off by a quarter of it. */
const ALLOWED = 1024 * 1024;

/**
 * What the first calls make Flex load and compile is more than what each leaves: 130 KB a call at first, half of it after 40
 * (measured). So they are not looked at, and so many more are needed as the noise of a reading asks for.
 */
const FIRST_CALLS = 60;
const CALLS_THAT_TELL = 100;

export interface Gate {
  readonly passed: boolean;
  readonly said: string;
}

/** @param calls how many stock Flex is given; the soak is compared up to as many */
export async function heapGate(browser: Browser, soaked: readonly Heap[], calls: number): Promise<Gate> {
  const later = (heap: readonly Heap[]): Heap[] => heap.filter((one) => one.calls > FIRST_CALLS);
  const compared = later(soaked).filter((one) => one.calls <= calls);
  const most = compared.at(-1)?.calls ?? 0;
  if (most < FIRST_CALLS + CALLS_THAT_TELL)
    return { passed: true, said: 'There were too few calls to tell what the heap grows by.' };
  const stock = await withDesk(browser, [], async (desk) => {
    const heap: Heap[] = [];
    for (let taken = 2; taken <= most; taken += 2) {
      await cycleOneByOne(desk);
      if (taken % 6 === 0) heap.push(await heapAfter(desk, taken));
    }
    return heap;
  });
  const [ours, theirs] = [growthPerCall(compared), growthPerCall(later(stock))];
  const beyond = (ours - theirs) * (most - FIRST_CALLS);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  return {
    passed: beyond <= ALLOWED,
    said:
      `From ${FIRST_CALLS} to ${most} calls the heap grew by ${kilobytes(ours)} a call, stock Flex's by ${kilobytes(theirs)}: ` +
      `${kilobytes(beyond)} beyond it, of ${kilobytes(ALLOWED)} allowed.`,
  };
}
