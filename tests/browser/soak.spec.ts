// A minute of `npm run soak`, always the same one: a failure here is one of the change, not of the dice.
import { launchChromium } from './chromium';
import { expect, test } from './fixtures';
import { PLUGIN } from './plugin';
import { soak } from './soak/soak';
import { withDesk } from './with-desk';

const SEED = 1;
/** No cycle begins after so many ms; SOAK_SECONDS says another length. */
const FOR_MS = 1000 * Number(process.env['SOAK_SECONDS'] ?? 60);

test(
  'P1, P20: days with all kinds of faults leave nothing behind, and no two calls ever sound at once',
  {
    tag: '@alone',
  },
  async () => {
    test.setTimeout(FOR_MS + 180_000);
    const browser = await launchChromium();
    try {
      const { cycles } = await withDesk(browser, [PLUGIN], (desk, broken) =>
        soak(desk, { seed: SEED, cycles: 1000, forMs: FOR_MS, broken, log: () => undefined }),
      );
      expect(cycles).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  },
);
