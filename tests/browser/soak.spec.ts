// A few cycles of `npm run soak`, always the same ones: a failure here is one of the change, not of the dice.
import { launchChromium } from './chromium';
import { expect, test } from './fixtures';
import { PLUGIN } from './plugin';
import { ALL_FAULTS } from './soak/cycle';
import { soak } from './soak/soak';
import { withDesk } from './with-desk';

const SEED = 1;
/** By default every kind of fault once. SOAK_CYCLES says another number. */
const CYCLES = Number(process.env['SOAK_CYCLES'] ?? ALL_FAULTS);
/** A cycle takes some 10 s. */
const LONGEST_CYCLE_MS = 60_000;

test(
  'P1, P20: days with all kinds of faults leave nothing behind, and no two calls ever sound at once',
  {
    tag: '@alone',
  },
  async () => {
    test.setTimeout(CYCLES * LONGEST_CYCLE_MS);
    const browser = await launchChromium();
    try {
      const { cycles, deeds } = await withDesk(browser, [PLUGIN], (desk, broken) =>
        soak(desk, { seed: SEED, cycles: CYCLES, broken, log: (line) => console.log(line) }),
      );
      expect(cycles).toBe(CYCLES);
      expect(deeds).toBeGreaterThan(3 * CYCLES);
    } finally {
      await browser.close();
    }
  },
);
