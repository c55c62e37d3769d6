/** A hang-up of a task whose call is not open here. */
import type { TaskSid } from '../../../js-glue/src';
import type { Parts } from '../parts';

/**
 * Tells the core of the agent's hang-up, which it remembers while the call is on its way: dialled, accepted, or being
 * taken by a further line (P30). Resolves with whether the core sees to it; if not, no call of the task is here or coming.
 */
export async function hangUpWhenItComes({ session }: Pick<Parts, 'session'>, task: string): Promise<boolean> {
  const sid = task as TaskSid;
  const isHere = session.snapshot.calls.some((call) => call.task === sid);
  session.post({ type: 'hangUpRequested', task: sid });
  await Promise.resolve(); // it waits its turn when this comes out of another event
  return isHere || session.snapshot.hangingUp.includes(sid);
}
