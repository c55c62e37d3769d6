/**
 * A supervisor stops listening. Flex disconnects its active call, which may be one of the supervisor's own by now, so
 * the monitored call is made the active one for as long as Flex is at it. AcceptTask invokes this, too, with the task
 * itself for a payload (source: WorkerActions.acceptTask), so the task is taken from Flex's state.
 */
import { voiceOfTask, type Parts, type Stop } from '../parts';
import { replaceAction } from './replace-action';

export function onStopMonitoringCall({ session, shown, flex }: Parts): Stop {
  return replaceAction('StopMonitoringCall', (payload, next) => {
    const task = flex.monitoredTask();
    const call = task && voiceOfTask(session, task.sid);
    return call ? shown.during(call, () => next(payload)) : next(payload);
  });
}
