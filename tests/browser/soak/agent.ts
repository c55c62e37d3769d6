// An agent, the callers and the world around them, doing what a cycle says. Whatever they do may fail: faults are on.
import type { Call, Desk } from '../desk';
import { until } from '../until';
import type { Cycle, Deed, DeedToCall } from './cycle';

/** For what a calm deed comes to, ms: with a fault it may never come, and the cycle goes on. */
const PATIENCE_MS = 4000;

/** Does all that the cycle says. @returns how many calls rang */
export async function live(desk: Desk, { fault, deeds }: Cycle): Promise<number> {
  const calls: Call[] = [];
  await taken(desk, calls); // a fault meets an agent who is on a call
  desk.simulator.fault(fault);
  for (const { hasty, ...deed } of deeds) {
    const outcome = deedOf(desk, deed, calls).catch(() => undefined);
    if (!hasty) await Promise.race([outcome, patience()]);
  }
  return calls.length;
}

async function deedOf(desk: Desk, deed: Deed, calls: Call[]): Promise<unknown> {
  const { simulator, worker } = desk;
  if ('call' in deed) {
    const call = calls[deed.call % Math.max(1, calls.length)];
    return call && toCall(desk, deed.what, call);
  }
  switch (deed.what) {
    case 'take':
      return taken(desk, calls);
    case 'missed':
      return simulator.hangUp(await rung(desk, calls));
    case 'renewToken':
      return desk.renewToken();
    case 'loseSocket':
      return simulator.dropSockets({ worker, line: deed.line });
  }
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
