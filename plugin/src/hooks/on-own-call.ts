/**
 * Flex does some things to its active call whatever task it is given: it hangs it up, it sends digits to it. The task's
 * own call is made the active one for as long as Flex is at it (S6).
 */
import { voiceOfTask, type Parts, type Stop } from '../parts';
import { replaceAction } from './replace-action';

export function onOwnCall(action: string, { session, shown }: Parts): Stop {
  return replaceAction(action, (payload, next) => {
    const task = (payload as { task?: { sid: string } } | undefined)?.task;
    const call = task && voiceOfTask(session, task.sid);
    return call ? shown.during(call, () => next(payload)) : next(payload);
  });
}
