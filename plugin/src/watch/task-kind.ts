import { TaskHelper, type ITask } from '@twilio/flex-ui';
import type { TaskKind } from '../../../js-glue/src';

/**
 * What the core calls a task that is pending. Flex accepts by itself what the agent has dialled, through the same action
 * as any other task (source: handleReservationCreated).
 */
export function taskKindOf(task: ITask): TaskKind {
  if (!TaskHelper.isCallTask(task)) return 'other';
  return TaskHelper.isInitialOutboundAttemptTask(task) ? 'outbound' : 'voice';
}
