/** Which call an action of ours means: `{sid}` or `{task}` as with Flex's own actions, `{callSid}` for a call without a task. */
import type { CallView, MultiCall } from '../../../js-glue/src';

interface CallPayload {
  readonly sid?: string;
  readonly task?: { readonly sid: string };
  readonly callSid?: string;
}

/** @throws when no open call of the agent's is meant */
export function openCall(
  action: string,
  { snapshot }: Pick<MultiCall, 'snapshot'>,
  payload: unknown,
): CallView {
  const { sid, task, callSid } = (payload ?? {}) as CallPayload;
  const wanted = task?.sid ?? sid;
  const call = snapshot.calls.find(({ stage, ...each }) => {
    if (stage !== 'open') return false;
    return wanted === undefined ? Boolean(callSid) && each.sid === callSid : each.task === wanted;
  });
  if (!call) throw new Error(`${action}: there is no such open call`);
  return call;
}
