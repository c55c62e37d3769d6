// Calls that Twilio places, to workers' clients and to far ends: rung, answered, declined, ended.
import { endConference, join, joinedOf, leave, participantOfCall } from './conferences';
import { cancelTask, setReservation, setTaskAttributes } from './tasks';
import { settleTransfer } from './transfers';
import { joinByTwiml } from './internal-calls';
import { OWN_NUMBER, type Call, type CallPurpose, type Reservation, type Task, type World } from './world';
import { fullNameOf } from './workers';

/** Flex tells the agent so, and offers to dial again (source: handleOutboundTaskCancelledEvent). */
const DIALLED_IS_BUSY = 45303;

export interface NewCall {
  readonly identity: string | null;
  readonly from: string;
  readonly to: string;
  readonly purpose: CallPurpose;
}

export function placeCall(world: World, options: NewCall): Call {
  const call: Call = { sid: world.mint('CA'), status: 'ringing', ...options };
  world.calls.set(call.sid, call);
  world.emit({ type: 'callPlaced', call });
  return call;
}

/** The customer's number as the task tells it: who called, or who is called. */
export function customerOf(task: Task): string {
  const { from, outbound_to: dialled, name } = task.attributes;
  for (const one of [dialled, from, name]) if (typeof one === 'string') return one;
  return 'customer';
}

/** `client:ann?x=y` → ann; null for a telephone number. */
export function identityIn(address: string): string | null {
  const match = /^client:([^?]+)/.exec(address);
  return match?.[1] ?? null;
}

/** TaskRouter's conference instruction: ring the worker's client; answering it accepts the reservation. Null: the
 *  reservation is no longer pending. */
export function ringWorker(world: World, reservation: Reservation, to: string): Call | null {
  if (reservation.status !== 'pending') return null;
  return placeCall(world, {
    identity: identityIn(to) ?? reservation.worker.name,
    from: customerOf(reservation.task),
    to,
    purpose: { kind: 'accept', reservation },
  });
}

/** TaskRouter's `call` instruction, as `Reservation.call` of twilio-taskrouter sends it. */
export interface CallInstruction {
  readonly from: string;
  /** Where the TwiML is, by which the leg goes on. */
  readonly url: string;
  readonly to: string;
  readonly accept: boolean;
}

/**
 * Rings the worker's client; no conference of TaskRouter's comes of it. TaskRouter writes the leg's CallSid to the task
 * (`worker_call_sid`: Twilio's template reads it, and nothing there writes it). Null: not pending.
 */
export function callWorker(
  world: World,
  reservation: Reservation,
  { from, url, to, accept }: CallInstruction,
  identity: string | null = identityIn(to) ?? reservation.worker.name,
): Call | null {
  const { task } = reservation;
  if (reservation.status !== 'pending') return null;
  const acceptsLate = world.acceptsLate();
  if (accept && !acceptsLate) setReservation(world, reservation, 'accepted');
  const call = placeCall(world, {
    identity,
    from,
    to,
    purpose: { kind: 'call', reservation, url, accepts: accept && acceptsLate },
  });
  setTaskAttributes(world, task, { ...task.attributes, worker_call_sid: call.sid });
  return call;
}

/** Null: there is no such call ringing, so that who answered it must be hung up. */
export function answered(world: World, callSid: string): Call | null {
  const call = world.calls.get(callSid);
  if (call?.status !== 'ringing') return null;
  call.status = 'open';
  const { purpose } = call;
  switch (purpose.kind) {
    case 'accept':
      enter(world, call, purpose.reservation);
      break;
    case 'customer':
      joinCustomer(world, purpose.reservation, call.sid);
      break;
    case 'call':
      if (!joinByTwiml(world, call, purpose)) endCall(world, call);
      break;
    case 'party':
      if (isRunning(purpose.task))
        join(world, purpose.task, {
          kind: purpose.leg,
          callSid: call.sid,
          sid: purpose.participantSid,
          name: purpose.worker ? fullNameOf(purpose.worker) : call.to,
          worker: purpose.worker,
          reservationSid: purpose.reservationSid,
          identity: call.identity,
        });
      else endCall(world, call);
      break;
    case 'monitor':
      if (isRunning(purpose.task))
        join(world, purpose.task, {
          kind: 'supervisor',
          callSid: call.sid,
          name: fullNameOf(purpose.supervisor),
          worker: purpose.supervisor,
          identity: call.identity,
          muted: true,
        });
      else endCall(world, call);
      break;
    default:
      return purpose satisfies never;
  }
  return call;
}

function isRunning(task: Task): boolean {
  return task.conference !== null && !task.conference.ended;
}

/** The worker answered: the reservation is accepted, and the worker and the customer are in the conference. */
function enter(world: World, call: Call, reservation: Reservation): void {
  const { task, worker } = reservation;
  if (!setReservation(world, reservation, 'accepted')) return endCall(world, call);
  join(world, task, {
    kind: 'agent',
    callSid: call.sid,
    name: fullNameOf(worker),
    worker,
    reservationSid: reservation.sid,
    identity: call.identity,
    endConferenceOnExit: reservation.endConferenceOnExit,
  });
  if (reservation.transfer) settleTransfer(world, reservation.transfer, 'complete');
  if (task.customerCall) joinCustomer(world, reservation, task.customerCall);
  else
    placeCall(world, {
      identity: null,
      from: OWN_NUMBER,
      to: customerOf(task),
      purpose: { kind: 'customer', reservation },
    });
  setTaskAttributes(world, task, {
    ...task.attributes,
    conference: {
      sid: task.conference?.sid,
      participants: { worker: call.sid, customer: task.customerCall },
    },
  });
}

function joinCustomer(world: World, reservation: Reservation, callSid: string): void {
  const { task } = reservation;
  task.customerCall = callSid;
  if (task.conference?.ended || joinedOf(task).some((one) => one.kind === 'customer')) return;
  join(world, task, {
    kind: 'customer',
    callSid,
    name: customerOf(task),
    endConferenceOnExit: reservation.endConferenceOnCustomerExit,
  });
}

/** The worker declined the ring, or a far end is busy. */
export function rejected(world: World, callSid: string): void {
  const call = world.calls.get(callSid);
  if (call?.status !== 'ringing') return;
  call.status = 'ended';
  if (call.purpose.kind === 'accept' || call.purpose.kind === 'call')
    setReservation(world, call.purpose.reservation, 'rejected');
  if (call.purpose.kind === 'customer') cameToNothing(world, call.purpose.reservation.task);
}

/** Whom a worker dialled is busy: Twilio takes the task away from the worker. */
function cameToNothing(world: World, task: Task): void {
  task.canceledReasonCode = DIALLED_IS_BUSY;
  cancelTask(world, task, 'busy');
  endConference(world, task);
}

/** A leg ended: its own end hung up, or went away. */
export function hungUp(world: World, callSid: string): void {
  const call = world.calls.get(callSid);
  if (call?.status === 'ringing') return endCall(world, call);
  const found = participantOfCall(world, callSid);
  if (found) leave(world, found.task, found.participant);
}

function endCall(world: World, call: Call): void {
  call.status = 'ended';
  world.emit({ type: 'callEnded', callSid: call.sid });
}
