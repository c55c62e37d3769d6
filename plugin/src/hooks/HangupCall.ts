/**
 * The agent hangs a task's call up. Flex hangs up its active call whatever task it is given, so the task's own call is
 * made the active one for as long as Flex is at it (S6).
 */
import { voiceOfTask, type Parts, type Stop } from '../parts';
import { replaceAction } from './replace-action';

export function onHangupCall({ session, shown }: Parts): Stop {
  return replaceAction('HangupCall', (payload, next) => {
    const task = (payload as { task?: { sid: string } } | undefined)?.task;
    const call = task && voiceOfTask(session, task.sid);
    return call ? shown.during(call, () => next(payload)) : next(payload);
  });
}
