// How cleanly and how fast audio switches: the same script of calls, for ours and for the baseline.
import type { Faults } from '../../../web/simulator';
import type { Call, Desk } from '../desk';
import { until } from '../until';

/** What is measured at one kind of switch, one entry for each time it was done. */
export interface Overlaps {
  /** ms in which two customers came out of the page. */
  readonly heard: number[];
  /** ms in which the microphone reached two customers. */
  readonly spoken: number[];
}

export const SWITCHES = ['second accept', 'swap', 'swap back', 'third accept', 'six hasty swaps'] as const;
export type Switch = (typeof SWITCHES)[number];

export interface Measured {
  readonly overlaps: Record<Switch, Overlaps>;
  /** ms from the agent's unhold to the customer's voice. */
  readonly unholdToHearing: number[];
  /** ms from Twilio's release of the customer to the customer's voice: what is left when the network is taken off. */
  readonly releaseToHearing: number[];
  readonly firstAcceptToSound: number[];
  readonly secondAcceptToSound: number[];
}

export function nothingMeasured(): Measured {
  const overlaps = Object.fromEntries(SWITCHES.map((name) => [name, { heard: [], spoken: [] }]));
  return {
    overlaps: overlaps as unknown as Record<Switch, Overlaps>,
    unholdToHearing: [],
    releaseToHearing: [],
    firstAcceptToSound: [],
    secondAcceptToSound: [],
  };
}

/** What happens after a switch may still overlap: holds take their time, and sounds are told with a delay. */
const AFTERMATH_MS = 1200;
/** Between hasty swaps. */
const HASTE_MS = 150;

/** One round: three calls, swaps between them, hasty ones, and all end. */
export async function round(desk: Desk, latency: Partial<Faults>, measured: Measured): Promise<void> {
  desk.simulator.fault(latency);
  const watch = async (name: Switch, act: () => Promise<unknown>): Promise<void> => {
    const from = Date.now();
    await act();
    await aftermath(Date.now());
    const { toWorkerMs, toPartyMs } = await desk.overlapSince(from);
    measured.overlaps[name].heard.push(toWorkerMs);
    measured.overlaps[name].spoken.push(toPartyMs);
  };

  const swapTo = async (call: Call): Promise<void> => {
    const { sinceUnhold, sinceRelease } = await swap(desk, call);
    measured.unholdToHearing.push(sinceUnhold);
    measured.releaseToHearing.push(sinceRelease);
  };

  const first = await accepted(desk, measured.firstAcceptToSound);
  let second = first;
  await watch('second accept', async () => (second = await accepted(desk, measured.secondAcceptToSound)));
  await watch('swap', () => swapTo(first));
  await watch('swap back', () => swapTo(second));
  let third = first;
  await watch('third accept', async () => (third = await accepted(desk, [])));
  const calls = [first, second, third];
  await Promise.all([first, second].map((call) => until('held in Flex', () => desk.isHeld(call))));
  await watch('six hasty swaps', async () => {
    for (let i = 0; i < 6; i++) {
      const call = calls[i % 3] ?? first;
      desk.unhold(call).catch(() => undefined); // a swap may be overtaken by the next
      await aftermath(Date.now(), HASTE_MS);
    }
  });
  for (const call of calls) await end(desk, call);
  desk.simulator.clearFaults();
}

/** Rings, and accepts; `into` gets the ms from the accept to the customer's voice. */
export async function accepted(desk: Desk, into: number[]): Promise<Call> {
  const call = await desk.ring();
  const from = await desk.now();
  const heard = desk.hears(call, from);
  await desk.act('AcceptTask', { sid: call.task });
  into.push((await heard) - from);
  await desk.joined(call);
  return call;
}

/** ms from accept to sound of a call, and of a second one beside it that comes when all is at rest; so many times. */
export async function acceptsOfTwo(
  desk: Desk,
  times: number,
): Promise<Pick<Measured, 'firstAcceptToSound' | 'secondAcceptToSound'>> {
  const { firstAcceptToSound, secondAcceptToSound } = nothingMeasured();
  for (let i = 0; i < times; i++) {
    const first = await accepted(desk, firstAcceptToSound);
    await aftermath(Date.now());
    const second = await accepted(desk, secondAcceptToSound);
    for (const call of [first, second]) await end(desk, call);
  }
  return { firstAcceptToSound, secondAcceptToSound };
}

/** ms from unhold to hearing where there is nothing to switch: what Flex, Twilio and the browser take by themselves. */
export async function unholdsOfOneCall(
  desk: Desk,
  latency: Partial<Faults>,
  times: number,
): Promise<number[]> {
  desk.simulator.fault(latency);
  const taken: number[] = [];
  const call = await accepted(desk, []);
  for (let i = 0; i < times; i++) {
    await desk.hold(call);
    await until('held in Flex', () => desk.isHeld(call));
    const from = await desk.now();
    await desk.unhold(call);
    taken.push((await desk.hears(call, from)) - from);
    await until('released in Flex', async () => !(await desk.isHeld(call)));
  }
  return taken;
}

/**
 * As the agent does it: turns to the call in the task list, and takes it off hold there. Both times are ms until the
 * customer's voice: from the agent's unhold, and from Twilio's release of the customer.
 */
export async function swap(
  desk: Desk,
  to: Call,
): Promise<{ readonly sinceUnhold: number; readonly sinceRelease: number }> {
  await until('held in Flex', () => desk.isHeld(to));
  await desk.select(to);
  const from = await desk.now();
  const moments = Promise.all([
    desk.hears(to, from),
    until('released at Twilio', () => !desk.customerHeldAtTwilio(to) && Date.now()),
  ]);
  await desk.unhold(to);
  const [heard, released] = await moments;
  return { sinceUnhold: heard - from, sinceRelease: Math.max(0, heard - released) };
}

export async function end(desk: Desk, call: Call): Promise<void> {
  desk.simulator.hangUp({ task: call.task });
  await until('wrap-up', async () => (await desk.task(call))?.status === 'wrapping');
  await desk.act('CompleteTask', { sid: call.task });
  await until('the task gone', async () => (await desk.task(call)) === null);
}

/** The one place that lets time pass: a measurement needs a window. */
function aftermath(since: number, forMs = AFTERMATH_MS): Promise<boolean> {
  return until('the window to pass', () => Date.now() >= since + forMs);
}
