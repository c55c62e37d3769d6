/**
 * Since when each call is on hold: the moment at which it was first seen so. The core knows no clock, and Flex keeps
 * only the time of a party's latest event, whatever that was.
 */
import type { CallId, CallView } from '../../../js-glue/src';
import { areOnHold } from '../watch/parties';

export class HoldTimes {
  private readonly since = new Map<CallId, number>();

  note(calls: readonly CallView[], now: number): void {
    const held = calls.filter(({ parties }) => areOnHold(parties)).map(({ call }) => call);
    for (const call of this.since.keys()) if (!held.includes(call)) this.since.delete(call);
    for (const call of held) if (!this.since.has(call)) this.since.set(call, now);
  }

  /** In ms since the epoch; undefined for a call that is not on hold. */
  of(call: CallId): number | undefined {
    return this.since.get(call);
  }
}
