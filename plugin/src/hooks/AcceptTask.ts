/**
 * The agent accepts a task: every other call is silent before Flex begins to (P7), and heard again if it fails (P8).
 *
 * Whether it failed is the reservation's word, not the action's (P32). Another plugin may have cancelled the action and
 * accepted in its own way, or invoked it again with another payload; and after Flex's own success the call has yet to
 * ring. So the accept stands for a moment after its last invocation, unless Flex itself has failed in it, and for as long
 * as its call rings here.
 */
import type { ITask } from '@twilio/flex-ui';
import type { TaskSid } from '../../../js-glue/src';
import { pendingPayloads, taskIn } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { taskKindOf } from '../watch/task-kind';
import { followAttempts } from './attempt';
import { othersSilent } from './others-silent';

const ACTION = 'AcceptTask';

interface AcceptPayload {
  readonly task?: ITask;
}

/** From the end of the action to the verdict, ms: the earlier call is to be live again within two seconds (P32). */
const GRACE_MS = 1500;

export function onAcceptTask({ session, flex }: Parts): Stop {
  const graces = new Map<string, ReturnType<typeof setTimeout>>();
  const isRingingHere = (sid: string): boolean => session.snapshot.calls.some(({ task }) => task === sid);

  const letPass = (sid: string): void => {
    clearTimeout(graces.get(sid));
    graces.delete(sid);
  };
  const judge = (sid: string): void => {
    graces.delete(sid);
    if (flex.task(sid)?.status !== 'pending') return; // accepted; any other end is told by the watch
    if (isRingingHere(sid)) return wait(sid);
    session.post({ type: 'taskAcceptFailed', task: sid as TaskSid, reason: 'Flex could not accept it' });
  };
  const wait = (sid: string): void => {
    letPass(sid);
    graces.set(
      sid,
      setTimeout(() => judge(sid), GRACE_MS),
    );
  };
  const over = (payload: AcceptPayload, threw: boolean): void => {
    const sid = payload.task?.sid;
    if (sid === undefined) return;
    const others = pendingPayloads(ACTION).filter((other) => other !== payload);
    if (others.some((other) => taskIn(other) === sid)) return;
    if (threw) judge(sid);
    else wait(sid);
  };

  const unfollow = followAttempts<AcceptPayload>(ACTION, {
    began({ task }) {
      if (!task) return;
      const kind = taskKindOf(task);
      letPass(task.sid);
      session.post({ type: 'taskAccepted', task: task.sid as TaskSid, kind });
      return kind === 'other' ? undefined : othersSilent(session, task.sid);
    },
    succeeded: (payload) => over(payload, false),
    failed: over,
  });
  return () => {
    unfollow();
    for (const sid of [...graces.keys()]) letPass(sid);
  };
}
