/** The worker's own tasks: who has joined each conference, and which tasks have ended. */
import type { ITask } from '@twilio/flex-ui';
import { TaskHelper } from '@twilio/flex-ui';
import type { MultiCall, TaskSid } from '../../../js-glue/src';
import type { FlexFacts } from '../flex-facts';
import { EMPTY_ROLL, rollOf, sameRoll, type Roll } from './parties';

interface Seen {
  /** The very object Flex had: it makes a new one for every change of a conference. */
  conference: unknown;
  roll: Roll;
}

export class TaskWatch {
  private readonly seen = new Map<TaskSid, Seen>();
  private tasks: unknown;
  private conferences: unknown;

  constructor(
    private readonly session: Pick<MultiCall, 'post'>,
    private readonly flex: FlexFacts,
  ) {}

  look(): void {
    const { worker, conferences } = this.flex.state;
    if (worker.tasks === this.tasks && conferences.states === this.conferences) return;
    this.tasks = worker.tasks;
    this.conferences = conferences.states;
    for (const task of [...this.seen.keys()]) if (!isOpen(worker.tasks.get(task))) this.end(task);
    for (const task of worker.tasks.values()) {
      if (isOpen(task)) this.lookAt(task, task.sid as TaskSid);
    }
  }

  /** Tells what was read elsewhere than in the store, whether it is new or not. */
  tell(task: TaskSid, roll: Roll): void {
    const seen = this.seen.get(task);
    if (!seen) return;
    seen.roll = roll;
    this.session.post({ type: 'partiesChanged', task, ...roll });
  }

  private lookAt(task: ITask, sid: TaskSid): void {
    const seen = this.seen.get(sid) ?? { conference: undefined, roll: EMPTY_ROLL };
    this.seen.set(sid, seen);
    const conference = TaskHelper.isCallTask(task) ? this.flex.conference(task) : undefined;
    if (conference === seen.conference) return;
    seen.conference = conference;
    const roll = rollOf(conference?.participants ?? [], this.flex.ownWorkerSid());
    if (!sameRoll(roll, seen.roll)) this.tell(sid, roll);
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
