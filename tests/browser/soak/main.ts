// `npm run soak`: an agent's days on end, with faults. --cycles (500), --seed (drawn and printed), --from (1), --minutes,
// and --baseline (300): how many calls of stock Flex the heap's growth is held against.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { launchChromium } from '../chromium';
import { PLUGIN } from '../plugin';
import { withDesk } from '../with-desk';
import { FEWEST_CALLS, heapGate } from './heap-gate';
import { soak } from './soak';

const DEFAULT_CYCLES = '500';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: DEFAULT_CYCLES },
    seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    baseline: { type: 'string', default: '300' },
  },
});

function whole(name: keyof typeof values): number {
  const given = values[name] ?? '';
  if (!/^[1-9]\d*$/.test(given)) {
    console.error(`--${name} has to be a whole number from 1 on, and is "${given}".`);
    process.exit(1);
  }
  return Number(given);
}

const options = {
  seed: whole('seed'),
  from: whole('from'),
  cycles: whole('cycles'),
  ...(values.minutes === undefined ? {} : { forMs: whole('minutes') * 60_000 }),
};
console.log(`Seed ${options.seed}`);
const browser = await launchChromium();
try {
  const { cycles, calls, deeds, heap } = await withDesk(browser, [PLUGIN], (desk, broken) =>
    soak(desk, { ...options, broken, log: (line) => console.log(line), readsHeap: true }),
  );
  console.log(
    `${cycles} cycles with ${calls} calls and ${deeds} deeds that came true: nothing is left, no two calls sounded at once, ` +
      'and after each cycle the next calls were heard.',
  );
  const isShort = values.minutes !== undefined || options.cycles < Number(DEFAULT_CYCLES);
  if (isShort && calls < FEWEST_CALLS)
    console.log(`The heap is not judged by fewer than ${FEWEST_CALLS} calls.`);
  else {
    const { passed, said } = await heapGate(browser, heap, whole('baseline'));
    console.log(said);
    if (!passed) process.exitCode = 1;
  }
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : '';
  console.error(`${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
