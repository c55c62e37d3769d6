// An agent, the callers and the world around them, doing what a cycle says. With a fault a deed may fail; in a calm cycle each
// one that is possible has to come true.
import type { Call, Desk } from '../desk';
import { until } from '../until';
import type { Cycle, Deed, DeedToCall } from './cycle';

/** For what a deed comes to beside a fault, ms: it may never come, and the cycle goes on. */
const PATIENCE_MS = 4000;

/** What a cycle came to. */
export interface Lived {
  /** The calls that rang. */
  readonly calls: readonly Call[];
  /** How many deeds came true. */
  readonly done: number;
}

/** Does all that the cycle says. @throws when a deed of a calm cycle fails */
export async function live(desk: Desk, { fault, calm, deeds }: Cycle): Promise<Lived> {
  const calls: Call[] = [];
  let done = 0;
  await taken(desk, calls); // a fault meets an agent who is on a call
  desk.simulator.fault(fault);
  for (const { hasty, ...deed } of deeds) {
    const outcome = deedOf(desk, deed, calls).then((possible) => void (done += possible ? 1 : 0));
    if (calm) await named(deed, outcome);
    else {
      const settled = outcome.catch(() => undefined);
      if (!hasty) await Promise.race([settled, patience()]);
    }
  }
  return { calls, done };
}

async function named(deed: Deed, outcome: Promise<unknown>): Promise<void> {
  try {
    await outcome;
  } catch (cause) {
    throw new Error(`Without a fault this failed: ${JSON.stringify(deed)}: ${String(cause)}`, { cause });
  }
}

/** @returns false when there is no call with which it could be done */
async function deedOf(desk: Desk, deed: Deed, calls: Call[]): Promise<boolean> {
  const { simulator, worker } = desk;
  if ('call' in deed) {
    const call = calls[deed.call % Math.max(1, calls.length)];
    if (!call || !(await isPossible(desk, deed.what, call))) return false;
    await toCall(desk, deed.what, call);
    return true;
  }
  switch (deed.what) {
    case 'take':
      if ((await openCalls(desk, calls)).length >= MOST_CALLS) return false;
      await taken(desk, calls);
      return true;
    case 'missed':
      simulator.hangUp(await rung(desk, calls));
      return true;
    case 'renewToken':
      await desk.renewToken();
      return true;
    case 'loseSocket':
      simulator.dropSockets({ worker, line: deed.line });
      return true;
  }
}

/** `max_calls` by default. */
const MOST_CALLS = 6;

/** The calls on which agent and customer both still are. */
export async function openCalls(desk: Desk, calls: readonly Call[]): Promise<Call[]> {
  const open: Call[] = [];
  for (const call of calls) {
    if ((await desk.task(call))?.status !== 'accepted') continue;
    const { parties } = desk.atTwilio(call);
    const joined = (kind: string): boolean => parties.some((one) => one.kind === kind && one.joined);
    if (joined('agent') && joined('customer')) open.push(call);
  }
  return open;
}

/** Whether Flex offers it to the agent, or the world can do it. */
async function isPossible(desk: Desk, what: DeedToCall['what'], call: Call): Promise<boolean> {
  if (what === 'select') return (await desk.task(call)) !== null;
  if ((await openCalls(desk, [call])).length === 0) return false;
  if (what === 'swap') return desk.isHeld(call);
  if (what === 'hold') return !(await desk.isHeld(call));
  return what !== 'mute' || (await desk.shown()) !== null;
}

async function toCall(desk: Desk, what: DeedToCall['what'], call: Call): Promise<unknown> {
  const { simulator } = desk;
  const { task } = call;
  switch (what) {
    case 'swap':
      return desk.swapTo(call);
    case 'hold':
      return desk.hold(call);
    case 'mute':
      return desk.toggleMute();
    case 'select':
      return desk.select(call);
    case 'hangUp':
      return desk.hangUp(call);
    case 'customerLeaves':
      return simulator.hangUp({ task });
    case 'otherHolds':
    case 'otherReleases':
      return simulator.holdByOther({ task, on: what === 'otherHolds' });
    case 'cutMedia':
      return simulator.cutMedia({ callSid: desk.ownSid(call), cut: true });
  }
}

async function rung(desk: Desk, calls: Call[]): Promise<Call> {
  const call = await desk.ring();
  calls.push(call);
  return call;
}

async function taken(desk: Desk, calls: Call[]): Promise<void> {
  const call = await rung(desk, calls);
  await desk.act('AcceptTask', { sid: call.task });
  await desk.hears(call);
}

function patience(): Promise<unknown> {
  const end = Date.now() + PATIENCE_MS;
  return until('patience to end', () => Date.now() > end, PATIENCE_MS + 1000);
}
