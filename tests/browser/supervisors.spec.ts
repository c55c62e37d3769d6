// Supervisors: monitoring beside calls of their own, and the teams view.
import { expect, test } from './fixtures';
import { until } from './until';

test("S5: starting to monitor a call holds and mutes the supervisor's own calls", async ({
  open,
  simulator,
}) => {
  const agent = await open('agent1');
  const monitored = await agent.take();
  // The supervisor hears the agent too, whose voice has something of every customer's tone in it.
  await agent.toggleMute();
  const supervisor = await open('sup1');
  const own = await supervisor.take();
  await supervisor.act('NavigateToView', { viewName: 'teams' });
  const from = Date.now();
  await supervisor.monitor(monitored);
  await until('the own call on hold', () => supervisor.customerHeldAtTwilio(own));
  await supervisor.hears(monitored);
  await supervisor.hearsNoneOf([own]);
  expect(simulator.voice.overlap('sup1', from, Date.now())).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  await agent.hears(monitored);
});

for (const width of [1024, 1280]) {
  test(`S11: at ${width} px no call of the teams view's calls column is cut off`, async ({ open }) => {
    const agent = await open('agent1');
    const calls = [];
    for (const name of ['+15551230001', 'Alexandra Montgomery-Fitzgerald', '+15551230003']) {
      calls.push(await agent.take({ from: name }));
    }
    const supervisor = await open('sup1', '/teams');
    await supervisor.page.setViewportSize({ width, height: 800 });
    const lines = supervisor.page.locator('.MultiCall-CallLine');
    await expect(lines).toHaveCount(calls.length);
    await expect(lines.and(supervisor.page.locator('[data-state=live]'))).toHaveCount(1);
    await expect(lines.and(supervisor.page.locator('[data-state=onHold]'))).toHaveCount(2);
    await supervisor.page.screenshot({ path: `build/browser/teams-${width}.png` });
    // Each line and each word of it, whole within everything around it that clips.
    const cut = await lines.evaluateAll((elements) =>
      elements
        .flatMap((line) => [line, ...line.querySelectorAll('*')])
        .filter((element) => {
          const box = element.getBoundingClientRect();
          if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) return true;
          for (let around = element.parentElement; around; around = around.parentElement) {
            if (getComputedStyle(around).overflowX === 'visible') continue;
            const frame = around.getBoundingClientRect();
            if (box.left < frame.left - 1 || box.right > frame.right + 1) return true;
          }
          return box.right > innerWidth;
        })
        .map((element) => element.textContent),
    );
    expect(cut).toEqual([]);
  });
}
