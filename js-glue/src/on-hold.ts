// Whether anybody is on hold, as far as the core knows: whose wish that was, no other core could be told.
import type { Step } from './session';
import type { TaskSid } from './protocol';

export class OnHold {
  /** `believed`: Flex's picture of the conference, up to 500 ms old, has not shown the hold yet. */
  private readonly tasks = new Map<TaskSid, 'believed' | 'seen'>();

  /** True while a task that has not ended has a party on hold, or may have. */
  get anybody(): boolean {
    return this.tasks.size > 0;
  }

  /** Follows what the core was told and what came of it. */
  note({ event, snapshot }: Step): void {
    for (const { task, parties } of snapshot.calls) {
      if (task === null) continue;
      const held = parties.some((party) => party.held || party.heldBy !== 'none');
      if (!held) this.tasks.delete(task);
      else if (!this.tasks.has(task)) this.tasks.set(task, 'believed');
    }
    if (event.type === 'taskEnded') this.tasks.delete(event.task);
    if (event.type !== 'partiesChanged') return;
    if (event.parties.some(({ held }) => held)) this.tasks.set(event.task, 'seen');
    else if (this.tasks.get(event.task) === 'seen') this.tasks.delete(event.task);
  }
}
