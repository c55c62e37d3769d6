// Dialling out with other calls there.
import { expect, test } from './fixtures';
import type { Call, Desk } from './desk';
import { until } from './until';

const NUMBER = '+15554443333';

/** The call that was dialled, once its far end has answered. */
function dialled(desk: Desk): Promise<Call> {
  return until('the dialled party', () => {
    const task = desk.simulator
      .snapshot()
      .tasks.find(({ parties }) => parties.some(({ kind, name }) => kind === 'customer' && name === NUMBER));
    const customer = task?.parties.find(({ kind, joined }) => kind === 'customer' && joined);
    return task && customer && { task: task.task, taskSid: task.taskSid, customerCallSid: customer.callSid };
  });
}

test('P29: with every call on hold the dial-pad works, and the dialled call joins the others like an accepted one', async ({
  desk,
}) => {
  const { page } = desk;
  const first = await desk.take();
  const second = await desk.take();
  const dialPad = page.getByTestId('outbound-dialpad');
  await expect(dialPad).toBeDisabled();
  await desk.hold(second);
  await expect(dialPad).toBeEnabled();
  await page.screenshot({ path: 'build/browser/dial-pad-free.png' });

  await dialPad.click();
  await page.locator('#dialer-phone-input').fill(NUMBER);
  await page.screenshot({ path: 'build/browser/dial-pad-open.png' });
  const from = Date.now();
  await page.getByTestId('call-button').click();
  const third = await dialled(desk);
  await desk.hears(third);
  await desk.isHeardBy(third, from);
  await desk.hearsNoneOf([first, second]);
  expect(desk.customerHeldAtTwilio(first) && desk.customerHeldAtTwilio(second)).toBe(true);
  await expect(page.getByTestId('call-button')).toHaveCount(0);
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(third));
  await page.screenshot({ path: 'build/browser/dial-pad-after.png' });

  await desk.swapTo(first);
  await until('the dialled party on hold', () => desk.customerHeldAtTwilio(third));
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('P8, P29: dialling beside a live call silences and holds it first; if it fails, that call is as it was, and can be tried again', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.fault({ createTask: 503, latencyMs: 1000 });
  const from = Date.now();
  const dialling = desk.act('StartOutboundCall', { destination: NUMBER });
  const failed = expect(dialling).rejects.toThrow();
  await desk.stopsHearing([first]);
  await until('the first on hold', () => desk.customerHeldAtTwilio(first));
  await failed;
  await desk.hears(first);
  await desk.isHeardBy(first, from);
  await until('the first released', () => !desk.customerHeldAtTwilio(first));
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(first));

  simulator.clearFaults();
  // Not sooner: the SDK lets a rejection escape when a call ends before its audio element plays (`_onAddTrack`).
  simulator.fault({ farEnd: 'busy', dialMs: 1500 });
  await desk.act('StartOutboundCall', { destination: NUMBER });
  const redial = desk.page.getByText('redial');
  await redial.waitFor();
  await desk.page.screenshot({ path: 'build/browser/dial-busy.png' });
  await desk.hearsNoneOf([first]);
  simulator.clearFaults();
  await redial.click();
  await desk.hears(await dialled(desk));
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});
