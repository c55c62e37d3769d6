/**
 * Dials the agent back into a call, on any Device that is registered. Flex can do so while the agent's leg lingers. When
 * that is gone `task.joinCall` refuses, and `task.addVoiceParticipant` would dial a leg of no worker's, which Flex takes
 * for a colleague's: so the Interactions SDK is asked as `joinCall` asks it (source: TaskRouterModel.joinCall).
 */
import { ClientManagerHelpers, ClientManagerInstance, TaskHelper, type ITask } from '@twilio/flex-ui';
import type { FlexFacts } from '../flex-facts';
import type { LeftCall } from './left-calls';

/** TaskRouter's own, whose task the Interactions SDK knows. */
interface Reservation {
  readonly task: unknown;
}

interface Interactions {
  addVoiceParticipant(task: unknown, dial: object): Promise<unknown>;
}

/** @throws what Flex throws */
export async function rejoin({ task, lingers }: LeftCall, flex: FlexFacts): Promise<void> {
  if (lingers) {
    await task.joinCall();
    return;
  }
  await interactions().addVoiceParticipant((task.sourceObject as Reservation).task, {
    from: ourNumber(task),
    to: flex.contactUri(),
    type: 'agent',
    routingProperties: {
      taskSid: task.taskSid,
      reservationSid: task.sid,
      workerSid: flex.ownWorkerSid(),
    },
    mediaProperties: {},
  });
}

function ourNumber(task: ITask): unknown {
  const { from, to } = task.attributes as Record<'from' | 'to', unknown>;
  return TaskHelper.isOutboundCallTask(task) ? from : to;
}

/**
 * Flex exports the way to its SDKs, though its type calls it private: there is no public one (source:
 * ClientManagerHelpers.getSDKClient, the same in 2.8.2, the oldest published that is supported, as in 2.17.1).
 */
function interactions(): Interactions {
  const getSDKClient: unknown = Reflect.get(ClientManagerHelpers, 'getSDKClient');
  const client: unknown =
    typeof getSDKClient === 'function' &&
    Reflect.apply(getSDKClient, ClientManagerHelpers, [ClientManagerInstance.CBMClient]);
  if (!client) throw new Error('Flex has no Interactions client');
  return client as Interactions;
}
