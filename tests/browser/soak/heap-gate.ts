// What of the heap's growth is ours: the soak's beside that of stock Flex with as many calls, one after the other.
import type { Browser } from '@playwright/test';
import { cycleOneByOne } from '../bench/leaks';
import { withDesk } from '../with-desk';
import { growthPerCall, heapAfter, type Heap } from './heap';

/** Bytes a call that multi-call may keep beyond what Flex keeps of it. */
const ALLOWED_PER_CALL = 1024;

/** Bytes by which growth is misjudged whatever the number of calls: one reading is off by as much. */
const NOISE = 256 * 1024;

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

/** Fewer calls cannot tell what a call leaves. */
export const FEWEST_CALLS = FIRST_CALLS + CALLS_THAT_TELL;

/**
 * Compares the growth over all of the soak's calls, and over the later half of them, with that of stock Flex.
 * @param calls how many stock Flex is given
 */
export async function heapGate(browser: Browser, soaked: readonly Heap[], calls: number): Promise<Gate> {
  const most = soaked.at(-1)?.calls ?? 0;
  if (most < FEWEST_CALLS) {
    return {
      passed: false,
      said: `${most} calls are too few to tell what the heap grows by: ${FEWEST_CALLS} are needed.`,
    };
  }
  const stock = await withDesk(browser, [], async (desk) => {
    const heap: Heap[] = [];
    for (let taken = 2; taken <= Math.min(most, calls); taken += 2) {
      await cycleOneByOne(desk);
      if (taken % 6 === 0) heap.push(await heapAfter(desk, taken));
    }
    return heap;
  });
  return judged(soaked, stock);
}

/** @param stock readings of a desktop without the plugin, of as many calls or fewer: each further one costs Flex the same */
export function judged(soaked: readonly Heap[], stock: readonly Heap[]): Gate {
  const after = (heap: readonly Heap[], from: number): Heap[] => heap.filter((one) => one.calls > from);
  const most = soaked.at(-1)?.calls ?? 0;
  const theirs = growthPerCall(after(stock, FIRST_CALLS));
  const verdicts = [FIRST_CALLS, Math.round((FIRST_CALLS + most) / 2)].map((from) => {
    const ours = growthPerCall(after(soaked, from));
    const beyond = (ours - theirs) * (most - from);
    const allowed = ALLOWED_PER_CALL * (most - from) + NOISE;
    return {
      passed: beyond <= allowed,
      said:
        `From ${from} to ${most} calls the heap grew by ${kilobytes(ours)} a call, stock Flex's by ${kilobytes(theirs)}: ` +
        `${kilobytes(beyond)} beyond it, of ${kilobytes(allowed)} allowed.`,
    };
  });
  return {
    passed: verdicts.every(({ passed }) => passed),
    said: verdicts.map(({ said }) => said).join('\n'),
  };
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
