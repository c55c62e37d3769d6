/**
 * Calls of which Flex has no conference: another plugin rang the agent by TaskRouter's `call` instruction, and its own
 * TwiML put the leg where it is (the internal calls of Twilio's template). What is known of them stands in the task:
 * TaskRouter writes `worker_call_sid`, the template `conference.participants.worker` and `client_call`. Who is at the
 * other end is one party, which is put on hold by Flex's actions HoldCall and UnholdCall: that plugin handles them.
 */
import type { ITask } from '@twilio/flex-ui';
import type { CallSid, PartyId } from '../../../js-glue/src';
import type { FlexFacts } from '../flex-facts';
import type { Roll } from './parties';

interface Attributes {
  readonly client_call?: unknown;
  readonly worker_call_sid?: unknown;
  readonly conference?: { readonly participants?: { readonly worker?: unknown } };
}

/** Flex may have a conference that nobody ever joins: it opens the Sync map of each call task that it knows. */
export function isDirectCall(flex: FlexFacts, task: ITask): boolean {
  const { client_call, worker_call_sid } = attributesOf(task);
  if (client_call !== true && typeof worker_call_sid !== 'string') return false;
  return (flex.conference(task)?.participants ?? []).length === 0;
}

/** @param held whether the party is on hold, as far as is known: nobody shows it */
export function directRoll(task: ITask, held: boolean): Roll {
  const { conference, worker_call_sid } = attributesOf(task);
  const sid = [conference?.participants?.worker, worker_call_sid].find((one) => typeof one === 'string');
  return {
    sid: (sid as CallSid | undefined) ?? null,
    parties: [{ party: `other_end_of_${task.sid}` as PartyId, kind: 'customer', held }],
  };
}

function attributesOf(task: ITask): Attributes {
  return (task.attributes as Attributes | null | undefined) ?? {};
}
