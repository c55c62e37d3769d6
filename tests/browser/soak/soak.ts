// Cycle after cycle of whatever a seed says. In all of it no two calls sound, what should be heard is heard, and after each one
// nothing is left and the next calls work.
import type { Desk } from '../desk';
import { meters, remains, sounds, type Remains } from '../remains';
import { until } from '../until';
import { live } from './agent';
import { cycleOf } from './cycle';
import { heapAfter, type Heap } from './heap';
import { liveIsHeard, stillWorks } from './liveness';

export interface SoakOptions {
  readonly seed: number;
  /** The first cycle is number 1; another lets one be had again by itself. */
  readonly from?: number;
  readonly cycles: number;
  /** No cycle begins after so many ms. */
  readonly forMs?: number;
  /** What else went wrong: page errors, unhandled rejections, unknown requests. */
  readonly broken: () => readonly string[];
  readonly log: (line: string) => void;
  /** Whether the heap is read after each cycle. */
  readonly readsHeap?: boolean;
}

export interface Soaked {
  readonly cycles: number;
  readonly calls: number;
  /** Deeds that came true. */
  readonly deeds: number;
  readonly heap: readonly Heap[];
}

/** @throws at the first cycle that breaks something, naming it */
export async function soak(desk: Desk, options: SoakOptions): Promise<Soaked> {
  const { seed, from = 1, cycles, forMs = Infinity, log, readsHeap = false } = options;
  const before = await remains(desk);
  await desk.page.waitForLoadState('networkidle'); // Flex fetches its Device's sounds meanwhile
  const soundsBefore = await sounds(desk);
  const end = Date.now() + forMs;
  let [calls, deeds] = [0, 0];
  const heap: Heap[] = [];
  let number = from;
  for (; number < from + cycles && Date.now() < end; number++) {
    const cycle = cycleOf(seed, number);
    const began = Date.now();
    try {
      const lived = await live(desk, cycle);
      calls += lived.calls.length + 2; // and two in `stillWorks`
      deeds += lived.done;
      desk.simulator.clearFaults();
      const hasCut = cycle.deeds.some(({ what }) => what === 'cutMedia');
      await liveIsHeard(desk, lived.calls, hasCut ? lived.calls : []);
      await cleared(desk, before);
      await stillWorks(desk);
      await cleared(desk, before);
      const overlap = await desk.overlapSince(began);
      if (overlap.toWorkerMs > 0 || overlap.toPartyMs > 0)
        throw new Error(`Two calls sounded at once: ${JSON.stringify(overlap)}${soundsOf(desk, began)}`);
      const [first] = options.broken();
      if (first !== undefined) throw new Error(first);
    } catch (error) {
      const again = `npm run soak -- --seed ${seed} --from ${number} --cycles 1`;
      const told = [
        JSON.stringify(cycle, null, 1),
        ...refusedSince(desk, began),
        await journalOf(desk).catch((failure: unknown) => `The journal was not saved: ${String(failure)}`),
      ].join('\n');
      throw new Error(`Cycle ${number} of seed ${seed} (${again}):\n${told}`, { cause: error });
    }
    if (readsHeap) heap.push(await heapAfter(desk, calls));
    log(
      `cycle ${number}: ${cycle.deeds.map(({ what }) => what).join(' ')}; ` +
        `fault ${JSON.stringify(cycle.fault)}; ${((Date.now() - began) / 1000).toFixed(1)} s`,
    );
  }
  if (readsHeap) await soundsAreLetGoOf(desk, soundsBefore);
  return { cycles: number - from, calls, deeds, heap };
}

/** @returns how to play again what the core was told */
async function journalOf(desk: Desk): Promise<string> {
  const file = 'build/soak-journal.json';
  await (await desk.exportJournal()).saveAs(file);
  return `npm run replay ${file}`;
}

/** Requests that Twilio refused: what a failure is often about. */
function refusedSince({ simulator }: Desk, began: number): string[] {
  return simulator.requests
    .filter(({ at, status }) => at >= began && (status ?? 0) >= 400)
    .map(({ at, what, body, status }) => `${at - began} ms: ${what} ${JSON.stringify(body)}: ${status}`);
}

/** Who sounded when, the newest last: where two did shows in it. */
function soundsOf({ simulator }: Desk, began: number): string {
  const sounds = simulator.voice.heard(began).map(({ direction, party, fromMs, toMs }) => {
    return `\n${direction} ${party}: ${(fromMs - began).toFixed(0)} to ${(toMs - began).toFixed(0)} ms`;
  });
  return sounds.join('');
}

/** Ends what is left, and waits until the desktop is as it was before. */
async function cleared(desk: Desk, before: Remains): Promise<void> {
  desk.simulator.reset();
  await until('no task', () => desk.isIdle(), 60_000);
  let last: Remains | null = null;
  await until(
    `${JSON.stringify(before)} to remain`,
    async () => {
      last = await remains(desk);
      return (
        JSON.stringify(last) === JSON.stringify(before) || Promise.reject(new Error(JSON.stringify(last)))
      );
    },
    60_000,
  );
  await until('no meter to run on', async () => (await meters(desk)) === 0);
}

/**
 * Decoded samples are not in the heap's figures, and a Device that is kept keeps its own. One or two Devices' may wait for a collection
 * after a cycle (measured: 30 and 45 sounds where Flex's own Device has 15); after a whole soak more than that is growth.
 */
async function soundsAreLetGoOf(desk: Desk, before: number): Promise<void> {
  await until(`${3 * before} sounds to remain at most`, async () => {
    const now = await sounds(desk);
    return now <= 3 * before || Promise.reject(new Error(`${now} sounds`));
  });
}
