/**
 * A task is wrapped up. Flex's own buttons and its shortcut hang up when Flex shows a call, and wrap up when it shows none,
 * as while the agent dials: the task's call would go on with nobody to end it. So there the task's open call is hung up.
 * When anybody else wraps a task up, its call stays open.
 */
import { Actions, TaskHelper, type ITask } from '@twilio/flex-ui';
import { wrapBody } from '../flex/own-body';
import { pendingTasks } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { hangUpWhenItComes } from './hang-up-wish';
import { ownCall } from './own-call';

/** Of the hang-up buttons in canvas and list (source: CallCanvasActions and TaskListButtons, `onHangupClick`). */
export const FROM_THE_BUTTON = 'Wrapped up manually from hangup button';

/** The reasons by which Flex's own elements can be told from others. */
const OF_FLEX: readonly (string | undefined)[] = [
  FROM_THE_BUTTON,
  'Completed manually from button', // source: TaskCanvasHeader, `onCompleteTaskButtonClick`
  'Completed via keyboard shortcut', // source: KeyboardShortcuts, `endSelectedTask`
];

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
    if (!OF_FLEX.includes(reason) || pendingTasks(['HangupCall']).includes(task.sid)) return body(payload);
    await Actions.invokeAction('HangupCall', { task });
    return task;
  });
}
