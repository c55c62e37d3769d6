/**
 * What Flex is doing. Flex lists an invocation from before its first listener is called until its last has finished, so
 * the list is right also where another plugin's listener throws, waits, or cancels the action (source: invokeAction).
 */
import { Actions } from '@twilio/flex-ui';

/** The payloads of an action's pending invocations, the oldest first. Payloads may be undefined, as ToggleMute's is. */
export function pendingPayloads(action: string): unknown[] {
  const payloads: unknown[] = [];
  Actions.findPendingActions(action, (payload: unknown) => {
    payloads.push(payload);
    return false; // looks at the next one
  });
  return payloads;
}

/** The reservation's sid of the task that a payload names; undefined when it names none. */
export function taskIn(payload: unknown): string | undefined {
  const { task, sid } = (payload ?? {}) as {
    readonly task?: { readonly sid?: string };
    readonly sid?: string;
  };
  return task?.sid ?? sid;
}

/** The tasks of these actions' pending invocations, each once. */
export function pendingTasks(actions: readonly string[]): string[] {
  const tasks = actions.flatMap(pendingPayloads).map(taskIn);
  return [...new Set(tasks.filter((task) => task !== undefined))];
}
