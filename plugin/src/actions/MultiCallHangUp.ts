/**
 * `MultiCallHangUp`: the agent hangs up one call. Flex's own HangupCall does it where Flex has an accepted task for it, so
 * that other plugins hear of it; for every other call Flex has no such action (P31).
 */
import { Actions } from '@twilio/flex-ui';
import { asOwnAct } from '../flex/own-act';
import type { Parts, Stop } from '../parts';
import { openCall } from './named-call';
import { registerAction } from './register-action';

const NAME = 'MultiCallHangUp';

export function onHangUp({ session, flex }: Parts): Stop {
  return registerAction(NAME, async (payload) => {
    const { call, task } = openCall(NAME, session, payload);
    const monitored = flex.monitoredTask();
    if (task !== null && flex.task(task)?.status === 'accepted') {
      await Actions.invokeAction('HangupCall', { sid: task });
    } else if (task !== null && monitored?.sid === task) {
      await Actions.invokeAction('StopMonitoringCall', { task: monitored });
    } else {
      asOwnAct(() => session.voiceOf(call)?.disconnect());
    }
  });
}
