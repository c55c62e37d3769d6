/** What our buttons do: each invokes one of the plugin's actions for its call. */
import { Actions } from '@twilio/flex-ui';
import type { AgentCall } from './agent-calls';

/** The payload by which our actions know a call. */
export function targetOf({ task, callSid }: AgentCall): object {
  return task === null ? { callSid } : { sid: task };
}

/** Flex reports what an action throws. */
export function invoke(action: string, payload: object): void {
  Actions.invokeAction(action, payload).catch(() => {});
}
