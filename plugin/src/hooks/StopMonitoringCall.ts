/**
 * A supervisor stops listening. Flex disconnects its active call, which may be one of the supervisor's own by now. What
 * is meant is the call that was monitored when the supervisor asked; with none, no call. AcceptTask invokes this, too,
 * with the task itself for a payload (source: WorkerActions.acceptTask), so the task is taken from Flex's state.
 */
import { meaningOf } from '../flex/invocations';
import type { Parts, Stop } from '../parts';
import { hangUpWhenItComes } from './hang-up-wish';
import { onOwnCall } from './on-own-call';

const ACTION = 'StopMonitoringCall';
const NO_TASK = '';

export function onStopMonitoringCall(parts: Parts): Stop {
  const monitored = meaningOf(ACTION, () => parts.flex.monitoredTask()?.sid ?? NO_TASK);
  const stop = onOwnCall(
    ACTION,
    parts,
    async (_, task, alone) => {
      // Asked for before the leg has come, the monitoring is to end when it does.
      if (task !== NO_TASK) await hangUpWhenItComes(parts, task);
      return alone();
    },
    (payload) => monitored.of(payload),
  );
  return () => {
    stop();
    monitored.stop();
  };
}
