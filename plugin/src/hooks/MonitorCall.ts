/** A supervisor starts to listen to a call: the own calls are silent before the leg rings (P21, S5). */
import type { ITask } from '@twilio/flex-ui';
import type { TaskSid } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { followAttempts } from './attempt';
import { othersSilent } from './others-silent';

interface MonitorPayload {
  readonly task: ITask;
}

export function onMonitorCall({ session, flex }: Parts): Stop {
  const failed = ({ task }: MonitorPayload): void => {
    // Flex gives up after 10 s without a joined leg and says so itself (source: SupervisorState.monitorCall).
    session.post({
      type: 'monitoringFailed',
      task: task.sid as TaskSid,
      reason: 'Flex could not monitor it',
    });
  };
  return followAttempts<MonitorPayload>('MonitorCall', {
    began({ task }) {
      session.post({ type: 'monitoringStarted', task: task.sid as TaskSid });
      return othersSilent(session, task.sid);
    },
    succeeded(payload) {
      // Flex's own body ends when it monitors; another plugin may have put nothing in its place.
      if (!flex.isMonitoring()) failed(payload);
    },
    failed,
  });
}
