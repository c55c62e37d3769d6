/**
 * The calls that a page was left with, reloaded or crashed, and whose other parties are still there (P27). Their tasks are
 * with the agent, and the agent's leg is gone, or lingers at Twilio without a page.
 */
import { TaskHelper, type ITask } from '@twilio/flex-ui';
import type { TaskSid } from '../../../js-glue/src';
import type { Parts } from '../parts';
import type { OwnLegs } from './own-legs';
import { rollOf } from '../watch/parties';

export interface LeftCall {
  readonly task: ITask;
  /** Every other party hears music. */
  readonly held: boolean;
  /** Twilio has not noticed yet that the agent's leg has no page. */
  readonly lingers: boolean;
}

type Reach = Pick<Parts, 'flex'> & { readonly session: Pick<Parts['session'], 'snapshot' | 'callWithSid'> };

/**
 * @param awaited tasks that were accepted on this page and whose call has yet to come
 * @param legs the agent's legs on pages of this browser: a leg elsewhere, or another one, is not lost
 */
export function leftCalls({ flex, session }: Reach, awaited: ReadonlySet<string>, legs: OwnLegs): LeftCall[] {
  // An agent whose calls go to a telephone has none on any page (as Flex has it, isWorkerInCallFromAnotherDevice).
  if (!/^client:/.test(flex.contactUri())) return [];
  const own = flex.ownWorkerSid();
  return [...flex.state.worker.tasks.values()].flatMap((task) => {
    if (task.status !== 'accepted' || !TaskHelper.isCallTask(task) || awaited.has(task.sid)) return [];
    if (session.snapshot.calls.some((call) => call.task === (task.sid as TaskSid))) return [];
    const leg = legs.get(task.sid as TaskSid);
    const { sid, parties } = rollOf(flex.participants(task.sid), own);
    const others = parties.filter(({ kind }) => kind !== 'own');
    if (leg === undefined || (sid !== null && sid !== leg)) return [];
    if (others.length === 0 || (sid !== null && session.callWithSid(sid) !== null)) return [];
    return [{ task, held: others.every(({ held }) => held), lingers: sid !== null }];
  });
}
