/** What the four hold actions have in common: the agent's request becomes an event before Flex carries it out. */
import { Actions, type ITask } from '@twilio/flex-ui';
import type { PartyId, TaskSid } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { kindOf, targetOf } from '../watch/parties';
import { isMarked } from './mark';

/** After Flex has completed it (source: VoiceActions and WorkerActions, `update…Payload`). */
interface HoldPayload {
  readonly task?: ITask;
  readonly targetSid?: string;
  readonly participantCallSid?: string;
}

type Requested = 'holdRequested' | 'unholdRequested';

export function requestOn(action: string, type: Requested, { session, flex }: Parts): Stop {
  const before = (payload: HoldPayload): void => {
    const task = payload.task;
    if (!task || isMarked(payload)) return;
    if (payload.targetSid !== undefined && payload.targetSid === flex.ownWorkerSid()) {
      // The agent's own leg is no party. Taking oneself off hold still asks for the call (P13).
      if (type === 'unholdRequested') session.post({ type: 'switchRequested', task: task.sid as TaskSid });
      return;
    }
    session.post({ type, task: task.sid as TaskSid, party: partyIn(payload, flex.participants(task.sid)) });
  };
  Actions.addListener(`before${action}`, before);
  return () => void Actions.removeListener(`before${action}`, before);
}

/** HoldCall and UnholdCall mean the customer, whom the protocol takes when no party is named. */
function partyIn(payload: HoldPayload, participants: Parameters<typeof targetOf>[0]): PartyId | null {
  const target =
    targetOf(participants, payload.targetSid ?? payload.participantCallSid) ??
    participants.find((participant) => participant.status === 'joined' && kindOf(participant) === 'customer');
  return (target?.callSid as PartyId | undefined) ?? null;
}
