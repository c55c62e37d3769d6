/**
 * The call a supervisor listens to. It is linked to its task like an own call, by the CallSid of the own leg; its
 * parties are another agent's and none of ours to hold, so none is told. Flex's state keeps the task after the
 * monitoring has ended: its status says so.
 */
import type { CallSid, TaskSid } from '../../../js-glue/src';
import type { Parts } from '../parts';

export function watchMonitoring({ session, flex }: Parts): () => void {
  let last: { task: TaskSid; sid: CallSid | null } | null = null;
  return () => {
    const monitored = flex.monitoredTask();
    const task = (monitored?.sid as TaskSid | undefined) ?? null;
    const isMonitoring = flex.isMonitoring();
    if (last && (last.task !== task || !isMonitoring)) {
      const ended = last.task;
      last = null;
      session.post({ type: 'taskEnded', task: ended });
    }
    if (!monitored || !task || !isMonitoring) return;
    const sid = flex.ownMonitoringSid(monitored);
    if (last ? last.sid === sid : sid === null) {
      last ??= { task, sid };
      return;
    }
    last = { task, sid };
    session.post({ type: 'partiesChanged', task, sid, parties: [] });
  };
}
