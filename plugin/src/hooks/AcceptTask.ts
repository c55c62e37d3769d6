/** The agent accepts a task: every other call is silent before Flex begins to (P7), and heard again if it fails (P8). */
import { TaskHelper, type ITask } from '@twilio/flex-ui';
import type { TaskKind, TaskSid } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { followAttempts } from './attempt';
import { othersSilent } from './others-silent';

interface AcceptPayload {
  readonly task: ITask;
}

export function onAcceptTask({ session }: Parts): Stop {
  return followAttempts<AcceptPayload>('AcceptTask', {
    began({ task }) {
      const kind = kindOf(task);
      session.post({ type: 'taskAccepted', task: task.sid as TaskSid, kind });
      return kind === 'other' ? undefined : othersSilent(session, task.sid);
    },
    failed({ task }) {
      session.post({
        type: 'taskAcceptFailed',
        task: task.sid as TaskSid,
        reason: 'Flex could not accept it',
      });
    },
  });
}

/** Flex accepts by itself what the agent has dialled, through this same action (source: handleReservationCreated). */
function kindOf(task: ITask): TaskKind {
  if (!TaskHelper.isCallTask(task)) return 'other';
  return TaskHelper.isInitialOutboundAttemptTask(task) ? 'outbound' : 'voice';
}
