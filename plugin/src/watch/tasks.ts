/** The worker's own tasks: who has joined each conference, who accepted elsewhere than here, and which tasks have ended. */
import type { ITask } from '@twilio/flex-ui';
import { TaskHelper } from '@twilio/flex-ui';
import type { MultiCall, TaskKind, TaskSid } from '../../../js-glue/src';
import type { FlexFacts } from '../flex-facts';
import { directRoll, isDirectCall } from './direct-calls';
import { EMPTY_ROLL, rollOf, sameRoll, type Roll } from './parties';
import { taskKindOf } from './task-kind';

interface Seen {
  status: string;
  /** As it was when the task was first seen: Flex knows a dialled task from others while it is pending. */
  readonly kind: TaskKind;
  /** The very object Flex had: it makes a new one for every change of a conference. */
  conference: unknown;
  roll: Roll;
  /** Whether the other end of a call without a conference is on hold, as far as is known. */
  held: boolean;
}

export class TaskWatch {
  private readonly seen = new Map<TaskSid, Seen>();
  private tasks: unknown;
  private conferences: unknown;

  constructor(
    private readonly session: Pick<MultiCall, 'post' | 'snapshot'>,
    private readonly flex: FlexFacts,
  ) {}

  look(): void {
    const { worker, conferences } = this.flex.state;
    if (worker.tasks === this.tasks && conferences.states === this.conferences) return;
    this.tasks = worker.tasks;
    this.conferences = conferences.states;
    this.endWhatIsOver();
    for (const task of worker.tasks.values()) {
      if (isOpen(task) || this.seen.has(task.sid as TaskSid)) this.lookAt(task, task.sid as TaskSid);
    }
  }

  /** The calls here have changed: a task that somebody else wrapped up is over with its leg (P31). */
  endWhatIsOver(): void {
    for (const sid of [...this.seen.keys()]) if (!this.isKnown(sid)) this.end(sid);
  }

  /** Tells what was read elsewhere than in the store, whether it is new or not. */
  tell(task: TaskSid, roll: Roll): void {
    const seen = this.seen.get(task);
    if (!seen) return;
    seen.roll = roll;
    this.session.post({ type: 'partiesChanged', task, ...roll });
  }

  /** The other end of a call without a conference has been put on hold, or taken off it. */
  heldDirectly(sid: TaskSid, held: boolean): void {
    const [seen, task] = [this.seen.get(sid), this.flex.task(sid)];
    if (!seen || !task) return;
    seen.held = held;
    this.lookAt(task, sid);
  }

  /** Tells of a call without a conference what is known. */
  tellDirect(sid: TaskSid): void {
    const [seen, task] = [this.seen.get(sid), this.flex.task(sid)];
    if (seen && task) this.tell(sid, directRoll(task, seen.held));
  }

  private lookAt(task: ITask, sid: TaskSid): void {
    const seen = this.seen.get(sid) ?? this.meet(task, sid);
    if (seen.status === 'pending' && task.status === 'accepted') {
      this.session.post({ type: 'acceptanceObserved', task: sid, kind: seen.kind });
    }
    seen.status = task.status;
    const roll = this.rollOf(task, seen);
    if (roll && !sameRoll(roll, seen.roll)) this.tell(sid, roll);
  }

  private meet(task: ITask, sid: TaskSid): Seen {
    const { status } = task;
    const seen: Seen = {
      status,
      kind: taskKindOf(task),
      conference: undefined,
      roll: EMPTY_ROLL,
      held: false,
    };
    this.seen.set(sid, seen);
    return seen;
  }

  /** Null: as it was, or not known yet. */
  private rollOf(task: ITask, seen: Seen): Roll | null {
    if (!TaskHelper.isCallTask(task)) return null;
    if (isDirectCall(this.flex, task)) return task.status === 'pending' ? null : directRoll(task, seen.held);
    const conference = this.flex.conference(task);
    if (conference === seen.conference) return null;
    seen.conference = conference;
    return rollOf(conference?.participants ?? [], this.flex.ownWorkerSid());
  }

  /** A task that is wrapping up stays known while its leg lives here: somebody else wrapped it up (P31). */
  private isKnown(sid: TaskSid): boolean {
    const task = this.flex.task(sid);
    if (task?.status === 'wrapping') return this.session.snapshot.calls.some((call) => call.task === sid);
    return isOpen(task);
  }

  private end(task: TaskSid): void {
    this.seen.delete(task);
    this.session.post({ type: 'taskEnded', task });
  }
}

/** Reserved for the worker or with the worker; anything later has ended. */
function isOpen(task: ITask | undefined): boolean {
  return task !== undefined && (task.status === 'pending' || task.status === 'accepted');
}
