/**
 * A task is wrapped up. Flex's hang-up buttons do so when Flex shows no call, as while the agent dials, and the task's
 * call would go on with nobody to end it; so there it is hung up. From anywhere else a call that is open stays open.
 */
import { Actions, TaskHelper, type ITask } from '@twilio/flex-ui';
import { wrapBody } from '../flex/own-body';
import { pendingTasks } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { hangUpWhenItComes } from './hang-up-wish';
import { ownCall } from './own-call';

/** By this Flex's hang-up buttons can be told from other reasons (source: CallCanvasActions and TaskListButtons). */
export const FROM_THE_BUTTON = 'Wrapped up manually from hangup button';

interface WrapupPayload {
  readonly task?: ITask;
  readonly reason?: string;
}

export function onWrapupTask(parts: Parts): Stop {
  return wrapBody('WrapupTask', async (payload, body) => {
    const { task, reason } = (payload ?? {}) as WrapupPayload;
    if (!task || !TaskHelper.isCallTask(task)) return body(payload);
    const isOpen = parts.session.snapshot.calls.some(
      (call) => call.task === task.sid && call.stage === 'open',
    );
    if (!isOpen && !ownCall(parts, task.sid)) {
      return (await hangUpWhenItComes(parts, task.sid)) ? task : body(payload);
    }
    if (reason !== FROM_THE_BUTTON || pendingTasks(['HangupCall']).includes(task.sid)) return body(payload);
    await Actions.invokeAction('HangupCall', { task });
    return task;
  });
}
