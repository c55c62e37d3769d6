// Conferences: who is in them, on hold, muted; what happens when somebody leaves.
import type { Leg, LegKind } from '../ports';
import type { ParticipantCause } from './facts';
import { reservationsOf, setReservation, wrapUpTask } from './tasks';
import type { Conference, Participant, Task, Worker, World } from './world';

export interface NewParticipant {
  readonly kind: LegKind;
  readonly callSid: string;
  readonly name: string;
  readonly sid?: string;
  readonly worker?: Worker | null;
  readonly reservationSid?: string | null;
  readonly identity?: string | null;
  readonly endConferenceOnExit?: boolean;
  readonly hold?: boolean;
  readonly muted?: boolean;
  readonly coaching?: string | null;
}

/** What may be changed of a participant. */
export interface ParticipantChange {
  readonly hold?: boolean;
  readonly muted?: boolean;
  readonly coaching?: string | null;
  readonly endConferenceOnExit?: boolean;
}

/** The task's conference; made when the first leg joins. */
export function conferenceOf(world: World, task: Task): Conference {
  task.conference ??= {
    sid: world.mint('CF'),
    channelSid: world.mint('UO'),
    ownName: null,
    ended: false,
    participants: [],
  };
  return task.conference;
}

export function joinedOf(task: Task): Participant[] {
  return task.conference?.participants.filter((one) => one.joined) ?? [];
}

export function join(world: World, task: Task, options: NewParticipant): Participant {
  const participant: Participant = {
    sid: options.sid ?? world.mint('UT'),
    kind: options.kind,
    callSid: options.callSid,
    worker: options.worker ?? null,
    reservationSid: options.reservationSid ?? null,
    identity: options.identity ?? null,
    name: options.name,
    joined: true,
    hold: options.hold ?? false,
    muted: options.muted ?? false,
    coaching: options.coaching ?? null,
    endConferenceOnExit: options.endConferenceOnExit ?? false,
    sequence: world.tick(),
  };
  conferenceOf(world, task).participants.push(participant);
  world.emit({ type: 'participantChanged', task, participant, cause: 'join' });
  return participant;
}

/** Twilio's word for a change: the first that applies. */
function causeOf({ hold, muted }: ParticipantChange): ParticipantCause {
  if (hold !== undefined) return hold ? 'hold' : 'unhold';
  if (muted !== undefined) return muted ? 'mute' : 'unmute';
  return 'modify';
}

/** False: the participant has left. A change to what already is is told again, as Twilio does. */
export function modify(
  world: World,
  task: Task,
  participant: Participant,
  change: ParticipantChange,
): boolean {
  if (!participant.joined) return false;
  Object.assign(participant, change);
  participant.sequence = world.tick();
  world.emit({ type: 'participantChanged', task, participant, cause: causeOf(change) });
  return true;
}

/** A leg left, whoever ended it. Its conference may end with it; its worker's part in the task may. */
export function leave(world: World, task: Task, participant: Participant): void {
  if (!participant.joined) return;
  remove(world, task, participant);
  const left = joinedOf(task).filter((one) => one.kind !== 'supervisor');
  if (participant.endConferenceOnExit || left.length === 0) endConference(world, task);
  else if (participant.kind === 'agent') afterAgentLeft(world, task, participant, left);
}

/** The others go on talking, and the agent wraps up. With the customer alone, the task stays accepted: the agent's page
 *  may have been reloaded, and may join again (seen in Flex; facts, "Refresh in a call"). So it does when the agent has
 *  joined again already, and this is the leg of the page that crashed. */
function afterAgentLeft(
  world: World,
  task: Task,
  participant: Participant,
  left: readonly Participant[],
): void {
  const { reservationSid } = participant;
  const isBack = left.some((one) => one.kind === 'agent' && one.reservationSid === reservationSid);
  if (left.length < 2 || isBack) return;
  world.wrapUp(() => {
    for (const reservation of reservationsOf(world, task))
      if (reservation.sid === reservationSid) setReservation(world, reservation, 'wrapping');
  });
}

export function endConference(world: World, task: Task): void {
  const conference = task.conference;
  if (!conference || conference.ended) return;
  conference.ended = true;
  for (const participant of joinedOf(task)) remove(world, task, participant);
  world.wrapUp(() => {
    for (const one of world.tasks.values()) if (one.conference === conference) wrapUpTask(world, one);
  });
  world.emit({ type: 'conferenceEnded', task });
}

function remove(world: World, task: Task, participant: Participant): void {
  participant.joined = false;
  participant.sequence = world.tick();
  const call = world.calls.get(participant.callSid);
  if (call) call.status = 'ended';
  world.emit({ type: 'participantChanged', task, participant, cause: 'leave' });
  world.emit({ type: 'callEnded', callSid: participant.callSid });
}

export function participantOfCall(
  world: World,
  callSid: string,
): { readonly task: Task; readonly participant: Participant } | null {
  for (const task of world.tasks.values())
    for (const participant of joinedOf(task))
      if (participant.callSid === callSid) return { task, participant };
  return null;
}

/** Every leg of every conference, for the voice side to mix. */
export function legs(world: World): Leg[] {
  const conferences = new Set([...world.tasks.values()].flatMap(({ conference }) => conference ?? []));
  return [...conferences].flatMap(({ sid, participants }) =>
    participants
      .filter(({ joined }) => joined)
      .map((one) => ({
        callSid: one.callSid,
        conferenceSid: sid,
        kind: one.kind,
        identity: one.identity,
        name: one.name,
        hold: one.hold,
        muted: one.muted,
        coaching: one.coaching,
      })),
  );
}
