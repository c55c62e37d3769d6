// The core fails for good while the agent is on two calls (P34): Flex works on, with what the agent turns to.
import { expect, test } from './fixtures';
import { until } from './until';

test('P34: with the core gone for good the agent mutes, returns to a call and hangs up', async ({
  open,
  conditions,
}) => {
  for (const error of ['The core trapped on', 'There can be no new core', 'taskSelected was dropped'])
    conditions.expectError(error);
  const desk = await open('agent1', '/', async (page) => {
    await page.addInitScript(() => {
      const own = window as unknown as { trap?: boolean };
      const trapping =
        (inner: (...args: unknown[]) => unknown) =>
        (...args: unknown[]): unknown => {
          if (own.trap) throw new WebAssembly.RuntimeError('unreachable');
          return inner(...args);
        };
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(target, args: [WebAssembly.Module, WebAssembly.Imports?]) {
          const exported = Object.entries(new target(...args).exports).map(([name, one]) => [
            name,
            typeof one === 'function' ? trapping(one as (...args: unknown[]) => unknown) : one,
          ]);
          return { exports: Object.fromEntries(exported) as WebAssembly.Exports };
        },
      });
    });
  });
  const first = await desk.take({ from: 'Ada Fuller' });
  const second = await desk.take({ from: 'Bruno Reyes' });
  await until('the first on hold', () => desk.isHeld(first));
  await expect(desk.page.locator('.MultiCall-Bar')).toHaveCount(1);

  await desk.page.evaluate(() => void Object.assign(window, { trap: true }));
  await desk.select(first);
  await desk.page
    .getByText(/Several calls at once are not available in this session\. Flex works as usual/)
    .first()
    .waitFor();
  await expect(desk.page.locator('.MultiCall-Bar')).toHaveCount(0);
  await desk.select(second);
  await desk.hears(second);
  await desk.toggleMute();
  await until('the live call muted', async () => (await desk.shown())?.muted);
  await desk.toggleMute();
  await desk.isHeardBy(second);

  await desk.select(first);
  await desk.swapTo(first);
  await desk.isHeardBy(first);
  await desk.hearsNoneOf([second]);
  await desk.hangUp(second); // not the selected one
  await until('the second over', async () => (await desk.task(second))?.status === 'wrapping');
  await desk.isHeardBy(first);
});
