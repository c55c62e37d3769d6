/** Which open call on this page is a task's own, for the actions that end a call or send digits to it (P30). */
import { TaskHelper } from '@twilio/flex-ui';
import type { CallView, TaskSid } from '../../../js-glue/src';
import type { Parts } from '../parts';
import { directRoll, isDirectCall } from '../watch/direct-calls';
import { rollOf } from '../watch/parties';

type Known = Pick<Parts, 'session' | 'flex'>;

/**
 * The task's own open call; null when it has none here, and while another task's call could be taken for it. The core
 * guesses by the order of accepts until the conference names the leg, and a guess must end nobody's call.
 */
export function ownCall(known: Known, task: string): CallView | null {
  const { calls, accepting } = known.session.snapshot;
  const named = nameOfOwnLeg(known, task);
  const isNamed = (call: CallView): boolean =>
    call.task !== null && call.sid !== null && nameOfOwnLeg(known, call.task) === call.sid;
  const byName = calls.find(({ sid }) => sid !== null && sid === named);
  const call = byName ?? calls.find((each) => each.task === (task as TaskSid)) ?? onlyCall(known, task);
  if (!call || call.stage !== 'open') return null;
  if (call === byName) return call;
  const others = calls.filter((other) => other !== call);
  const isAnotherComing = accepting.some(
    (other) => other !== task && !calls.some((each) => each.task === other),
  );
  if (isAnotherComing) return null;
  return others.length === 0 || (named === null && others.every(isNamed)) ? call : null;
}

/** The CallSid of the agent's own leg: the task's conference has it, or the task itself where Flex has no conference. */
function nameOfOwnLeg({ flex }: Known, task: string): string | null {
  const monitored = flex.monitoredTask();
  if (monitored?.sid === task) return flex.ownMonitoringSid(monitored);
  const own = flex.task(task);
  if (own && isDirectCall(flex, own)) return directRoll(own, false).sid;
  return rollOf(flex.participants(task), flex.ownWorkerSid()).sid;
}

/** With one call and one call task on the page nothing else can be meant, although nobody has linked them yet (P6). */
function onlyCall({ session, flex }: Known, task: string): CallView | undefined {
  const [call, another] = session.snapshot.calls;
  if (!call || another || call.task !== null) return undefined;
  const accepted = [...flex.state.worker.tasks.values()].filter(
    (each) => each.status === 'accepted' && TaskHelper.isCallTask(each),
  );
  return accepted.length === 1 && accepted[0]?.sid === task ? call : undefined;
}
