// Supervisors: monitoring beside calls of their own, and the teams view.
import { breachesOf } from './accessibility';
import type { Call } from './desk';
import { expect, test } from './fixtures';
import { setTheme } from './theme';
import { until } from './until';

test("S5, P21: a supervisor's own calls are silent and held while monitoring, coaching and barging, and back afterwards @versions", async ({
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
  const leg = await until('the own leg', () =>
    agent.atTwilio(monitored).parties.find(({ kind, joined }) => kind === 'supervisor' && joined),
  );
  /** Whether the supervisor's microphone reaches these in the window that follows, and only these. */
  const isHeardOnlyBy = async (wanted: readonly string[]): Promise<void> => {
    const since = Date.now();
    await until(`the supervisor to be heard by ${wanted.length}`, () => {
      const heard = simulator.voice
        .heard(since)
        .filter(({ direction, worker }) => direction === 'toParty' && worker === 'sup1');
      const reached = new Set(heard.map(({ party }) => party));
      return (
        Date.now() > since + 700 && wanted.every((sid) => reached.has(sid)) && reached.size === wanted.length
      );
    });
  };
  const agentLeg = agent.ownSid(monitored);
  const customerLeg = monitored.customerCallSid;

  await isHeardOnlyBy([]); // it only listens
  simulator.supervise({ task: monitored.task, supervisor: 'sup1', how: 'coach' });
  await isHeardOnlyBy([agentLeg]);
  simulator.supervise({ task: monitored.task, supervisor: 'sup1', how: 'barge' });
  await isHeardOnlyBy([agentLeg, customerLeg]);
  expect(await supervisor.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

  // To the own call, and its customer alone hears the supervisor who still barges in the other.
  const back = Date.now();
  await supervisor.unhold(own);
  await supervisor.hears(own);
  await supervisor.hearsNoneOf([monitored]);
  await isHeardOnlyBy([own.customerCallSid]);
  expect(await supervisor.overlapSince(back)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  expect(agent.atTwilio(monitored).parties.find(({ callSid }) => callSid === leg.callSid)?.joined).toBe(true);

  // The monitored call ends, and Flex hangs up its active call, which is now the supervisor's own.
  await agent.hangUp(monitored);
  await until('the end of the monitored call', () =>
    simulator
      .snapshot()
      .tasks.every(({ task, ownCallSid }) => task !== monitored.task || ownCallSid === null),
  );
  await supervisor.hears(own, await supervisor.now());
  await isHeardOnlyBy([own.customerCallSid]);
});

test('S11: the calls column shows how every call stands, cuts none off, and opens and monitors the right one @versions', async ({
  open,
  simulator,
}) => {
  const agent = await open('agent1');
  const calls: Call[] = [];
  for (const name of ['+15551230001', 'Alexandra Montgomery-Fitzgerald', '+15551230003']) {
    calls.push(await agent.take({ from: name }));
  }
  const [first, second, third] = calls as [Call, Call, Call];
  const ringing = await agent.ring();
  const { page } = await open('sup1', '/teams');
  const lines = page.locator('.MultiCall-CallLine');
  const lineOf = ({ task }: Call) => page.locator(`.MultiCall-CallLine[data-task=${task}]`);
  await expect(lines).toHaveCount(4);
  await expect(lineOf(third)).toHaveAttribute('data-state', 'live');
  for (const held of [first, second]) await expect(lineOf(held)).toHaveAttribute('data-state', 'onHold');
  await expect(lineOf(ringing)).toHaveAttribute('data-state', 'ringing');
  await expect(lineOf(ringing)).toBeDisabled();
  await expect(lineOf(third).locator('.MultiCall-Since')).toHaveText(/^\d+:\d\d$/);
  for (const width of [1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `build/browser/teams-${width}.png` });
    expect([width, ...(await lines.evaluateAll(cutOff))]).toEqual([width]);
  }
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    expect(await breachesOf(page, '.MultiCall-Calls')).toEqual([]);
  }

  // A conference changes, and nothing else of the row. While a hold is refused two are off hold, and which of them the
  // agent hears is not known here.
  simulator.fault({ hold: 429, retryAfterSeconds: null, holdDirection: 'hold' });
  await agent.swapTo(first);
  for (const offHold of [first, third])
    await expect(lineOf(offHold)).toHaveAttribute('data-state', 'offHold');
  simulator.clearFaults();
  await expect(lineOf(first)).toHaveAttribute('data-state', 'live');
  await expect(lineOf(third)).toHaveAttribute('data-state', 'onHold');

  await lineOf(second).focus();
  await page.keyboard.press('Enter');
  await expect(lineOf(second)).toHaveAttribute('aria-pressed', 'true');
  await lineOf(first).click();
  await expect(lineOf(first)).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.Twilio-SupervisorTaskOverviewActions-MonitorButton').click();
  await until('the supervisor in the first conference', () =>
    agent.atTwilio(first).parties.some(({ kind, joined }) => kind === 'supervisor' && joined),
  );
  await expect(lineOf(first)).toHaveAttribute('data-monitored', 'true');
  await expect(page.locator('.MultiCall-CallLine[data-monitored=true]')).toHaveCount(1);
});

/** What of these elements, each word of them, is not whole within everything around it that clips. Runs in the page. */
function cutOff(elements: readonly Element[]): (string | null)[] {
  return elements
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
    .map((element) => element.textContent);
}
