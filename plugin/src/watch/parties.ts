/**
 * Who is in a task's conference, in the words of the protocol: Flex's participants in, parties out.
 *
 * A party's key is the CallSid of its leg: it is there for every joined participant, in Flex's store and in a fresh
 * answer of the Interactions API alike, and it stays the same while the party is in the conference. Flex's own
 * `uniqueId` is worker, type and CallSid joined, and `participantSid` differs between its two sources.
 */
import type { CallSid, PartyId, PartyKind } from '../../../js-glue/src';

/** The part of Flex's ConferenceParticipant that is read here. */
export interface Participant {
  readonly participantType?: string | undefined;
  readonly callSid?: string | undefined;
  readonly workerSid?: string | undefined;
  readonly participantSid?: string | undefined;
  readonly status: string;
  readonly onHold: boolean;
  readonly connecting?: boolean;
}

/** What anyone but the agent may be. */
export type OtherKind = Exclude<PartyKind, 'own'>;

export interface Party {
  readonly party: PartyId;
  readonly kind: PartyKind;
  readonly held: boolean;
}

/** What `partiesChanged` tells of a task, less the task. */
export interface Roll {
  readonly sid: CallSid | null;
  readonly parties: readonly Party[];
}

export const EMPTY_ROLL: Roll = { sid: null, parties: [] };

/**
 * Reads a conference from the place of the worker who is logged in, whose own leg comes last. The array belongs to Flex
 * and is left as it is.
 */
export function rollOf(participants: readonly Participant[], ownWorkerSid: string): Roll {
  let own: Party | null = null;
  const parties: Party[] = [];
  for (const participant of participants) {
    if (!hasJoined(participant)) continue;
    if (participant.workerSid === ownWorkerSid) {
      // After a reconnect the older of one's own two legs may still be listed; the newer comes later.
      own = { party: participant.callSid as PartyId, kind: 'own', held: participant.onHold };
      continue;
    }
    const kind = kindOf(participant);
    if (kind) parties.push({ party: participant.callSid as PartyId, kind, held: participant.onHold });
  }
  if (!own) return { sid: null, parties };
  return { sid: own.party as string as CallSid, parties: [...parties, own] };
}

export function sameRoll(a: Roll, b: Roll): boolean {
  return (
    a.sid === b.sid &&
    a.parties.length === b.parties.length &&
    a.parties.every((party, i) => {
      const other = b.parties[i];
      return other?.party === party.party && other.kind === party.kind && other.held === party.held;
    })
  );
}

/** A call is on hold when the worker is, or everybody else in it (P16, P11); one with nobody else in it is not. */
export function areOnHold(parties: readonly Omit<Party, 'party'>[]): boolean {
  const others = parties.filter((party) => party.kind !== 'own');
  const away = parties.some((party) => party.kind === 'own' && party.held);
  return others.length > 0 && (away || others.every((party) => party.held));
}

/** The joined participant behind a party's key. */
export function participantOf<P extends Participant>(
  participants: readonly P[],
  party: PartyId,
): P | undefined {
  return participants.find((participant) => hasJoined(participant) && participant.callSid === party);
}

/**
 * The participant that a Flex action's `targetSid` means. Flex names a colleague by worker, an external party by
 * participant and the customer by call (source: ParticipantCanvas and TaskRouterTask.holdParticipant).
 */
export function targetOf(
  participants: readonly Participant[],
  targetSid: string | undefined,
): Participant | undefined {
  if (!targetSid) return undefined;
  return participants.find(
    (participant) =>
      hasJoined(participant) &&
      (participant.workerSid === targetSid ||
        participant.participantSid === targetSid ||
        participant.callSid === targetSid),
  );
}

/** The `targetSid` by which Flex's HoldParticipant knows this participant, or undefined if Flex has none for it. */
export function targetSidOf(participant: Participant): string | undefined {
  switch (kindOf(participant)) {
    case 'worker':
      return participant.workerSid;
    case 'external':
      return participant.participantSid;
    case 'customer':
    case undefined:
      return participant.callSid;
  }
}

/**
 * A supervisor's leg is no party (who listens is never put on hold), nor is the place-holder Flex draws for a
 * transfer under way. Anyone unnamed is a customer, as Flex itself takes it.
 */
export function kindOf(participant: Participant): OtherKind | undefined {
  switch (participant.participantType) {
    case 'supervisor':
    case 'transfer':
      return undefined;
    case 'worker':
    case 'agent':
      return 'worker';
    case 'external':
      return 'external';
    case undefined:
    default:
      return 'customer';
  }
}

function hasJoined(participant: Participant): boolean {
  return participant.status === 'joined' && !participant.connecting && Boolean(participant.callSid);
}
