/**
 * Since when each call is on hold: the moment at which it was first seen so. The core knows no clock, and Flex keeps
 * only the time of a party's latest event, whatever that was.
 */
import type { CallView, TaskSid } from '../../../js-glue/src';
import { areOnHold } from '../watch/parties';

export class HoldTimes {
  private readonly since = new Map<TaskSid, number>();

  note(calls: readonly CallView[], now: number): void {
    const held = calls.flatMap(({ task, parties }) => (task !== null && areOnHold(parties) ? [task] : []));
    for (const task of this.since.keys()) if (!held.includes(task)) this.since.delete(task);
    for (const task of held) if (!this.since.has(task)) this.since.set(task, now);
  }

  /** In ms since the epoch; undefined for a call that is not on hold. */
  of(task: TaskSid): number | undefined {
    return this.since.get(task);
  }
}
