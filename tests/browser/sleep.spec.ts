// The page in the background, and the machine asleep.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { until } from './until';

const HOUR_MS = 3_600_000;

declare global {
  interface Window {
    inBackground: boolean;
  }
}

/**
 * Before the page's first script: in the background the page is hidden, its timers fire once a second and no frame is drawn,
 * as Chromium has it there. Without a screen Chromium shows every page, whatever is in front of it and however small its
 * window (156: `visibilityState` stays `visible`), so that it has to be made up.
 */
async function throttled(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.inBackground = false;
    const define = (name: string, get: () => unknown): unknown =>
      Object.defineProperty(document, name, { get, configurable: true });
    define('hidden', () => window.inBackground);
    define('visibilityState', () => (window.inBackground ? 'hidden' : 'visible'));
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (act) =>
      draw((at) => {
        if (window.inBackground) window.requestAnimationFrame(act);
        else act(at);
      });
    const whole = (ms = 0): number => (window.inBackground ? Math.ceil((ms + 1) / 1000) * 1000 : ms);
    const [setTimeout, setInterval] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
    window.setTimeout = ((act: () => void, ms?: number, ...args: unknown[]) =>
      setTimeout(act, whole(ms), ...args)) as typeof window.setTimeout;
    window.setInterval = ((act: () => void, ms?: number, ...args: unknown[]) =>
      setInterval(act, whole(ms), ...args)) as typeof window.setInterval;
  });
}

async function setBackground(page: Page, inBackground: boolean): Promise<void> {
  await page.evaluate((is) => {
    window.inBackground = is;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, inBackground);
}

test('P26: in the background calls go on as before, and after a sleep the picture is right at once', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', async (page) => {
    await page.clock.install();
    await throttled(page);
  });
  const first = await desk.take();
  const second = await desk.take();
  const from = Date.now();

  await test.step('hidden, with timers throttled to one a second', async () => {
    await setBackground(desk.page, true);
    await desk.swapTo(first);
    await desk.isHeardBy(first);
    const third = await desk.take();
    await desk.isHeardBy(third);
    await until('the others on hold', () => [first, second].every((call) => desk.customerHeldAtTwilio(call)));
    await desk.hearsNoneOf([first, second]);
    simulator.hangUp({ task: third.task });
    await until('wrap-up', async () => (await desk.task(third))?.status === 'wrapping');
    await desk.swapTo(second);
  });
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

  await test.step('still hidden, and asleep for an hour, while one customer is taken off hold, the other leaves, every socket is lost, and a third rings', async () => {
    await until('the first on hold in Flex', () => desk.isHeld(first));
    const devtools = await desk.page.context().newCDPSession(desk.page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    simulator.holdByOther({ task: first.task, on: false });
    simulator.hangUp({ task: second.task });
    simulator.dropSockets({ worker: 'agent1' });
    const ringing = desk.ring();
    await desk.page.clock.fastForward(HOUR_MS);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await setBackground(desk.page, false);
    await until('wrap-up', async () => (await desk.task(second))?.status === 'wrapping');
    await until('on hold again', () => desk.customerHeldAtTwilio(first));
    // From here on the page's clock is an hour ahead of the sounds'.
    await until(
      'silence of the first',
      () =>
        !simulator.voice
          .heard(Date.now() - 400)
          .some(({ direction, party }) => direction === 'toWorker' && party === first.customerCallSid),
    );
    await until('the first shown', async () => (await desk.shown())?.sid === desk.ownSid(first));
    const swappedAt = Date.now();
    await desk.unhold(first);
    await desk.hears(first, swappedAt);
    await desk.isHeardBy(first);
    const next = await ringing;
    await desk.ready(); // its Device registered anew: an unregistered one cannot be rung
    const acceptedAt = Date.now();
    await desk.act('AcceptTask', { sid: next.task });
    await desk.joined(next);
    await desk.hears(next, acceptedAt);
    await desk.isHeardBy(next);
    const leftAt = Date.now();
    await desk.act('MultiCallSwap', { sid: first.task });
    await until('the new one on hold', () => desk.customerHeldAtTwilio(next));
    await desk.hears(first, leftAt);
  });
});
