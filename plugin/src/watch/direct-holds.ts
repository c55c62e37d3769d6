/**
 * Follows HoldCall and UnholdCall of calls of which Flex has no conference: nobody shows whether their other end is on
 * hold. The plugin that made the call handles these actions and then cancels them. So one that ended without reaching
 * Flex's body has been done, as has one that Flex tells of as done.
 */
import { Actions, type ITask } from '@twilio/flex-ui';
import type { TaskSid } from '../../../js-glue/src';
import { wrapBody } from '../flex/own-body';
import { pendingPayloads, taskIn } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { isDirectCall } from './direct-calls';
import type { TaskWatch } from './tasks';

export function watchDirectHolds({ flex }: Parts, tasks: TaskWatch): Stop {
  const stops = [follow('HoldCall', true), follow('UnholdCall', false)];
  return () => stops.forEach((stop) => stop());

  function follow(action: string, held: boolean): Stop {
    const underWay = new Set<object>();
    const refused = new Set<string>();
    const begin = (): void => {
      for (const payload of pendingPayloads(action) as { task?: ITask }[]) {
        if (payload.task && isDirectCall(flex, payload.task)) underWay.add(payload);
      }
    };
    const end = (): void => {
      const pending = pendingPayloads(action);
      for (const payload of underWay) {
        if (pending.includes(payload)) continue;
        underWay.delete(payload);
        const sid = taskIn(payload);
        if (sid !== undefined && !refused.delete(sid)) tasks.heldDirectly(sid as TaskSid, held);
      }
    };
    const unwrap = wrapBody(action, (payload, body) =>
      body(payload).catch((error: unknown) => {
        const sid = taskIn(payload);
        if (sid !== undefined) refused.add(sid);
        throw error;
      }),
    );
    Actions.addListener('invocationBegin', begin);
    Actions.addListener('invocationEnd', end);
    return () => {
      unwrap();
      Actions.removeListener('invocationBegin', begin);
      Actions.removeListener('invocationEnd', end);
    };
  }
}
