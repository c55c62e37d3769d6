// The view for whoever looks into a fault.
import { readFileSync } from 'node:fs';
import { breachesOf } from './accessibility';
import { expect, test } from './fixtures';
import { multiCall } from './plugin';

test.use({ options: { uiAttributes: multiCall({ debug_view: true }) } });

test('The debug view shows the calls and the journal, saves it by keyboard, and axe-core finds nothing in it', async ({
  desk,
}) => {
  const { page } = desk;
  const call = await desk.take();
  await page.getByRole('link', { name: 'Multi-call' }).click();
  const view = page.locator('.MultiCall-Debug');
  await expect(view.getByRole('row')).toHaveCount(2);
  await expect(view.getByRole('cell', { name: call.task })).toBeVisible();
  await expect(view.locator('pre')).toContainText('"type":"callOpened"');
  await page.screenshot({ path: 'build/browser/debug.png' });
  expect(await breachesOf(page, '.MultiCall-Debug')).toEqual([]);
  const saved = page.waitForEvent('download');
  await view.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const file = await (await saved).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'multi-call journal' });
});
