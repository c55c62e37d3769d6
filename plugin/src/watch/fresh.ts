/**
 * The answer of the Interactions API to "who is in this conference", as Flex's SDK hands it on: every media property is
 * an array of strings, and only who has joined is listed (source: decodeParticipantClass).
 */
import { rollOf, type Participant, type Roll } from './parties';

interface Answered {
  readonly type?: string;
  readonly participantSid?: string;
  readonly mediaProperties?: Readonly<Record<string, readonly string[] | undefined>>;
  readonly routingProperties?: { readonly workerSid?: string };
}

/** @throws TypeError when the answer is not a list */
export function rollInAnswer(answer: unknown, ownWorkerSid: string): Roll {
  if (!Array.isArray(answer)) throw new TypeError('Flex gave no list of participants');
  return rollOf((answer as readonly Answered[]).map(participantIn), ownWorkerSid);
}

function participantIn({
  type,
  participantSid,
  mediaProperties = {},
  routingProperties,
}: Answered): Participant {
  return {
    participantType: type,
    participantSid,
    callSid: mediaProperties['callSid']?.[0],
    workerSid: routingProperties?.workerSid,
    onHold: mediaProperties['hold']?.[0] === 'true',
    status: 'joined',
  };
}
