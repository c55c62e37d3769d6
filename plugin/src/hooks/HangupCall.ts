/** The agent hangs a task's call up. */
import { Actions } from '@twilio/flex-ui';
import { pendingTasks } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { hangUpWhenItComes } from './hang-up-wish';
import { onOwnCall } from './on-own-call';
import { FROM_THE_BUTTON } from './WrapupTask';

/**
 * Without a call of the task here and none to come, the task is wrapped up, as Flex's own button does when Flex shows no
 * call (source: CallCanvasActions.onHangupClick). A task that is not accepted cannot be; Flex then refuses.
 */
export function onHangupCall(parts: Parts): Stop {
  return onOwnCall('HangupCall', parts, async (_, task, alone) => {
    if (await hangUpWhenItComes(parts, task)) return undefined;
    const known = parts.flex.task(task);
    if (known?.status !== 'accepted') return alone();
    if (pendingTasks(['WrapupTask']).includes(task)) return undefined;
    await Actions.invokeAction('WrapupTask', { task: known, reason: FROM_THE_BUTTON });
    return undefined;
  });
}
