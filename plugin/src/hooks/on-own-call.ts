/**
 * Flex does some things to its active call whatever task it is given: it hangs it up, it sends digits to it. It reads which
 * call that is in the turn in which its body is called, so for that turn the task's own call is the active one, or none.
 */
import { taskIn } from '../flex/pending';
import { wrapBody } from '../flex/own-body';
import type { Parts, Stop } from '../parts';
import { ownCall } from './own-call';

/** What is done for a task without an open call here. `alone` does what Flex does without an active call: it refuses. */
export type Absent = (payload: unknown, task: string, alone: () => Promise<unknown>) => Promise<unknown>;

export function onOwnCall(
  action: string,
  parts: Parts,
  absent: Absent = (_, __, alone) => alone(),
  taskOf: (payload: unknown) => string | undefined = taskIn,
): Stop {
  return wrapBody(action, (payload, body) => {
    const task = taskOf(payload);
    if (task === undefined) return body(payload);
    const call = ownCall(parts, task);
    const voice = call && parts.session.voiceOf(call.call);
    return voice
      ? parts.shown.actingOn(voice, () => body(payload))
      : absent(payload, task, () => parts.shown.actingOn(null, () => body(payload)));
  });
}
