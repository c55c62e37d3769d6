/**
 * What the four hold actions have in common: the agent's request becomes an event before Flex carries it out, and also
 * where another plugin then carries it out in Flex's place.
 */
import type { ITask } from '@twilio/flex-ui';
import type { PartyId, TaskSid } from '../../../js-glue/src';
import { onInvoked } from '../flex/invocations';
import { pendingTasks } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { kindOf, targetOf } from '../watch/parties';
import { ENDING } from './ending';
import { isMarked } from './mark';

/** After Flex has completed it (source: VoiceActions and WorkerActions, `update…Payload`). */
interface HoldPayload {
  readonly task?: ITask;
  readonly targetSid?: string;
  readonly participantCallSid?: string;
}

type Requested = 'holdRequested' | 'unholdRequested';
type Participants = Parameters<typeof targetOf>[0];

export function requestOn(action: string, type: Requested, { session, flex }: Parts): Stop {
  return onInvoked(action, (given) => {
    const payload = (given ?? {}) as HoldPayload;
    const task = payload.task?.sid as TaskSid | undefined;
    // A plugin that takes the others off hold before the agent leaves them does not ask for their call (P13).
    if (!task || isMarked(payload) || pendingTasks(ENDING).includes(task)) return;
    const isUnhold = type === 'unholdRequested';
    if (payload.targetSid !== undefined && payload.targetSid === flex.ownWorkerSid()) {
      // The agent's own leg is no party. Taking oneself off hold still asks for the call (P13).
      if (isUnhold) session.post({ type: 'switchRequested', task });
      return;
    }
    const party = partyIn(payload, flex.participants(task));
    if (party !== undefined) session.post({ type, task, party });
    else if (isUnhold) session.post({ type: 'switchRequested', task });
  });
}

/**
 * HoldCall and UnholdCall mean the customer, whom the protocol takes when no party is named. Undefined when a party is
 * named that is not in the conference: it is held by its own id or not at all (P38).
 */
function partyIn(payload: HoldPayload, participants: Participants): PartyId | null | undefined {
  const named = payload.targetSid ?? payload.participantCallSid;
  if (named !== undefined) return targetOf(participants, named)?.callSid as PartyId | undefined;
  const customer = participants.find(
    (participant) => participant.status === 'joined' && kindOf(participant) === 'customer',
  );
  return (customer?.callSid as PartyId | undefined) ?? null;
}
