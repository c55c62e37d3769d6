// What happens from outside the agent's page: customers ring and hang up, colleagues transfer in, parties are added,
// supervisors listen. The control surface and the doors call these.
import { answered, customerOf, hungUp, identityIn, placeCall } from './calls';
import { joinedOf, modify, type ParticipantChange } from './conferences';
import {
  cancelTask,
  createTask,
  reserve,
  reservationsOf,
  setReservation,
  type ReserveOptions,
} from './tasks';
import { transfer } from './transfers';
import { contactUri } from './workers';
import {
  OWN_NUMBER,
  type Call,
  type Participant,
  type Reservation,
  type Task,
  type Worker,
  type World,
} from './world';

export interface Arrival {
  readonly from: string;
  readonly name?: string;
  readonly queue?: string;
  readonly attributes?: Record<string, unknown>;
}

/** A customer calls, and the worker gets the reservation. */
export function callIn(
  world: World,
  worker: Worker,
  arrival: Arrival,
  options: ReserveOptions = {},
): Reservation {
  const customerCall = world.mint('CA');
  const { from } = arrival;
  const task = createTask(world, {
    channel: 'voice',
    queue: arrival.queue ?? 'Support',
    customerCall,
    attributes: {
      from,
      caller: from,
      from_country: 'US',
      to: OWN_NUMBER,
      called: OWN_NUMBER,
      call_sid: customerCall,
      api_version: '2010-04-01',
      direction: 'inbound',
      name: arrival.name ?? from,
      ...arrival.attributes,
    },
  });
  return reserve(world, task, worker, options);
}

/** A customer writes. The conversation itself is not there: Flex shows the task, and no messages. */
export function writeIn(
  world: World,
  worker: Worker,
  arrival: Arrival,
  options: ReserveOptions = {},
): Reservation {
  const task = createTask(world, {
    channel: 'chat',
    queue: arrival.queue ?? 'Support',
    attributes: {
      from: arrival.from,
      name: arrival.name ?? arrival.from,
      customerName: arrival.from,
      ...arrival.attributes,
    },
  });
  return reserve(world, task, worker, options);
}

/** A customer calls and the worker, who has no page open, is on the call at once: a far end in the worker's place. */
export function callInAnswered(world: World, worker: Worker, arrival: Arrival): Reservation {
  const reservation = callIn(world, worker, arrival);
  reservation.endConferenceOnExit = false;
  acceptByPhone(world, reservation);
  return reservation;
}

/** Another device of the worker, a telephone, accepts the reservation, and has a leg in the conference. */
export function acceptByPhone(world: World, reservation: Reservation): Call | null {
  if (reservation.status !== 'pending') return null;
  const call = placeCall(world, {
    identity: null,
    from: customerOf(reservation.task),
    to: contactUri(reservation.worker),
    purpose: { kind: 'accept', reservation },
  });
  return answered(world, call.sid);
}

/** A colleague on a call with a customer asks the worker to join it. */
export function transferIn(world: World, worker: Worker, colleague: Worker, arrival: Arrival): Reservation {
  const from = callInAnswered(world, colleague, arrival);
  return transfer(world, { from, to: worker, mode: 'WARM' });
}

export interface NewParty {
  readonly kind: 'external' | 'worker';
  /** The number or name under which the party is shown. */
  readonly name: string;
  readonly worker?: Worker;
}

/** Dials a party into the task's conference. A worker added here is a far end, as a colleague without a page. */
export function addParty(world: World, task: Task, { kind, name, worker }: NewParty): Call {
  return placeCall(world, {
    identity: null,
    from: OWN_NUMBER,
    to: name,
    purpose: {
      kind: 'party',
      task,
      participantSid: world.mint('UT'),
      leg: kind === 'worker' ? 'agent' : 'external',
      reservationSid: null,
      worker: worker ?? null,
    },
  });
}

/** The interactions API dials a participant: a number, or a worker's client that joins (again). */
export function dialParticipant(
  world: World,
  task: Task,
  dial: {
    readonly from: string;
    readonly to: string;
    readonly type: string;
    readonly reservation: Reservation | null;
  },
): { readonly participantSid: string; readonly call: Call } {
  const participantSid = world.mint('UT');
  const identity = identityIn(dial.to);
  const call = placeCall(world, {
    identity,
    from: identity === null ? dial.from : customerOf(task),
    to: dial.to,
    purpose: {
      kind: 'party',
      task,
      participantSid,
      leg: dial.type === 'agent' ? 'agent' : dial.type === 'supervisor' ? 'supervisor' : 'external',
      reservationSid: dial.reservation?.sid ?? null,
      worker: dial.reservation?.worker ?? null,
    },
  });
  return { participantSid, call };
}

/** A supervisor listens: the supervisor's client rings, and joins muted when it answers. */
export function monitor(world: World, reservation: Reservation, supervisor: Worker, to: string): Call {
  return placeCall(world, {
    identity: identityIn(to) ?? supervisor.name,
    from: customerOf(reservation.task),
    to,
    purpose: { kind: 'monitor', task: reservation.task, supervisor, agent: reservation.worker },
  });
}

/** A party of the task hangs up: by CallSid, or the customer. A customer who is not yet talked to gives up. */
export function partyHangsUp(world: World, task: Task, callSid?: string): void {
  const sid = callSid ?? task.customerCall;
  const present = joinedOf(task).some((one) => one.callSid === sid);
  if (present && sid) return hungUp(world, sid);
  if (callSid === undefined && !task.conference) cancelTask(world, task, 'hangup');
}

/** The participant whom `key` names: a CallSid, a participant's or worker's sid, "customer", "agent" or a name. */
export function participantNamed(task: Task, key: string): Participant | null {
  const names = (one: Participant): readonly (string | undefined)[] => [
    one.callSid,
    one.sid,
    one.worker?.sid,
    one.worker?.name,
    one.kind,
    one.name,
  ];
  return joinedOf(task).find((one) => names(one).includes(key)) ?? null;
}

/** Another program changes a participant behind the agent's back. */
export function changeBehind(world: World, task: Task, key: string, change: ParticipantChange): boolean {
  const participant = participantNamed(task, key);
  return participant !== null && modify(world, task, participant, change);
}

/** Takes what is left of a task away from everybody: for tests that begin anew. */
export function abandon(world: World, task: Task): void {
  for (const participant of joinedOf(task)) hungUp(world, participant.callSid);
  for (const reservation of reservationsOf(world, task)) {
    if (reservation.status === 'pending') setReservation(world, reservation, 'canceled');
    else setReservation(world, reservation, 'completed');
  }
}
