// What the conditions see of real pages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../browser/chromium';
import { Conditions } from '../browser/conditions';

let browser: Browser;
beforeAll(async () => void (browser = await launchChromium()));
afterAll(() => browser.close());

/** A page that is watched, and a later one of the same browser context. */
async function watched(): Promise<{ conditions: Conditions; pages: readonly Page[] }> {
  const context = await browser.newContext();
  const first = await context.newPage();
  const conditions = new Conditions({ requests: [] }, '2.17.1');
  await conditions.watch(first);
  const pages = [first, await context.newPage()];
  for (const page of pages) await page.goto('data:text/html,<p>');
  return { conditions, pages };
}

test.each([0, 1])(
  'an error of ours, an uncaught error and a rejection of page %i are seen',
  async (which) => {
    const { conditions, pages } = await watched();
    await pages[which]?.evaluate(() => {
      console.warn('[multi-call] a warning');
      console.error('[multi-call] The core trapped on callOffered');
      setTimeout(() => {
        throw new Error('thrown');
      });
      void Promise.reject(new Error('rejected'));
    });
    await expect.poll(() => conditions.broken.length).toBe(3);
    expect(conditions.broken.map((one) => one.split('\n')[0]).sort()).toEqual([
      'an error of ours in the console: [multi-call] The core trapped on callOffered',
      'uncaught error: Error: thrown',
      'uncaught rejection: Error: rejected',
    ]);
  },
);
