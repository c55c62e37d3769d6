// A desktop on which nobody is ever heard again keeps P1. So after each cycle somebody has to be heard.
import type { MultiCallSnapshot } from '../../../plugin/multi-call';
import type { Call, Desk } from '../desk';
import { until } from '../until';

interface PageWindow {
  readonly Twilio: { readonly MultiCall: { snapshot(): MultiCallSnapshot } };
}

/** A customer counts as heard if the tone came within so many ms. */
const LATELY_MS = 500;

/**
 * The call that the plugin calls live is heard, unless its customer is on hold at Twilio or has left; otherwise no call is live.
 * To be asked once no fault is left.
 * @param silenced calls whose media the cycle has cut
 */
export async function liveIsHeard(
  desk: Desk,
  calls: readonly Call[],
  silenced: readonly Call[],
): Promise<void> {
  await until('the live customer to be heard', async () => {
    const { calls: now } = await desk.page.evaluate(() =>
      (window as unknown as PageWindow).Twilio.MultiCall.snapshot(),
    );
    const live = now.find((one) => one.live);
    const call = calls.find(({ task }) => task === live?.sid);
    if (!call || silenced.includes(call)) return true;
    const customer = desk.atTwilio(call).parties.find(({ kind, joined }) => kind === 'customer' && joined);
    if (!customer || customer.hold) return true;
    return desk.page.evaluate(
      ([hz, lately]) => window.ears.firstAudible(hz, window.ears.now() - lately) !== null,
      [desk.toneOf(call.customerCallSid), LATELY_MS] as const,
    );
  });
}

/** On a desktop that is clear: of two calls that are taken the second is heard, then the first, and both hear the agent. */
export async function stillWorks(desk: Desk): Promise<void> {
  const first = await desk.take();
  const second = await desk.take();
  await desk.isHeardBy(second);
  await desk.swapTo(first);
  await desk.isHeardBy(first);
  await desk.hearsNoneOf([second]);
}
