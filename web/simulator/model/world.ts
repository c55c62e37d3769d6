// The state of the simulated Twilio: what there is, and the words for how it stands. No sockets, no timers.
import type { LegKind } from '../ports';
import type { Fact } from './facts';

export type Role = 'agent' | 'supervisor' | 'admin';

export interface Activity {
  readonly sid: string;
  readonly name: string;
  readonly available: boolean;
}

export interface Worker {
  readonly sid: string;
  /** Identity of its Voice SDK clients, and the first label of its page's host name. */
  readonly name: string;
  readonly roles: readonly Role[];
  attributes: Record<string, unknown>;
  activity: Activity;
  version: number;
  readonly createdAt: number;
  activityChangedAt: number;
}

export type Channel = 'voice' | 'chat';
export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Task {
  readonly sid: string;
  readonly channel: Channel;
  readonly queue: string;
  /** Interaction the task's conference belongs to. Flex derives it from the task: "KD" and the rest of its sid. */
  readonly interactionSid: string;
  /** Set on tasks that a worker made for itself (calls dialled out). */
  readonly routingTarget: string | null;
  status: TaskStatus;
  reason: string | null;
  /** Twilio's number for why a call that was dialled out came to nothing. */
  canceledReasonCode: number | null;
  attributes: Record<string, unknown>;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
  conference: Conference | null;
  /** The customer's leg, there before any conference is. Null: the customer has yet to be dialled, or is not on a call. */
  customerCall: string | null;
}

/** How a reservation stands. The last five are ends; `wrapping` is after the call, before `completed`. */
export type ReservationStatus =
  'pending' | 'accepted' | 'wrapping' | 'completed' | 'rejected' | 'canceled' | 'timeout' | 'rescinded';

export interface Reservation {
  readonly sid: string;
  readonly worker: Worker;
  readonly task: Task;
  status: ReservationStatus;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
  readonly timeoutSeconds: number;
  /** Custom parameters of the calls that ring the worker for this reservation. */
  readonly params: Readonly<Record<string, string>>;
  /** The transfer by which this reservation came to be. */
  readonly transfer: Transfer | null;
  /** From the conference instruction with which the worker accepts. */
  endConferenceOnExit: boolean;
  endConferenceOnCustomerExit: boolean;
}

export type TransferStatus = 'initiated' | 'complete' | 'failed' | 'canceled';

export interface Transfer {
  readonly sid: string;
  readonly task: Task;
  readonly from: Reservation;
  readonly to: Worker;
  readonly mode: 'WARM' | 'COLD';
  status: TransferStatus;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Conference {
  readonly sid: string;
  readonly channelSid: string;
  /** Made by a program's TwiML, under this name: TaskRouter, Sync and the interactions API know nothing of it. Null: TaskRouter's. */
  readonly ownName: string | null;
  ended: boolean;
  readonly participants: Participant[];
}

export interface Participant {
  readonly sid: string;
  readonly kind: LegKind;
  readonly callSid: string;
  /** For agents and supervisors. */
  readonly worker: Worker | null;
  readonly reservationSid: string | null;
  /** Identity of the browser that carries the leg; null for a far end. */
  readonly identity: string | null;
  readonly name: string;
  joined: boolean;
  hold: boolean;
  muted: boolean;
  /** CallSid of the one leg that hears this one. */
  coaching: string | null;
  endConferenceOnExit: boolean;
  /** Rises with each change: Flex takes the higher of two versions. */
  sequence: number;
}

/** What happens when a rung call is answered. */
export type CallPurpose =
  | { readonly kind: 'accept'; readonly reservation: Reservation }
  | { readonly kind: 'customer'; readonly reservation: Reservation }
  /** TaskRouter's `call` instruction: what the leg does then, the TwiML at `url` says. */
  | {
      readonly kind: 'call';
      readonly reservation: Reservation;
      readonly url: string;
      readonly accepts: boolean;
    }
  | {
      readonly kind: 'party';
      readonly task: Task;
      readonly participantSid: string;
      readonly leg: LegKind;
      readonly reservationSid: string | null;
      readonly worker: Worker | null;
    }
  | { readonly kind: 'monitor'; readonly task: Task; readonly supervisor: Worker; readonly agent: Worker };

/** A call that was placed by Twilio: to a worker's client, or to a far end. */
export interface Call {
  readonly sid: string;
  /** Identity of the client rung; null for a far end. */
  readonly identity: string | null;
  readonly from: string;
  readonly to: string;
  readonly purpose: CallPurpose;
  status: 'ringing' | 'open' | 'ended';
}

export interface World {
  readonly workers: Map<string, Worker>;
  readonly tasks: Map<string, Task>;
  readonly reservations: Map<string, Reservation>;
  readonly transfers: Map<string, Transfer>;
  readonly calls: Map<string, Call>;
  /** Says what has happened. Listeners must not change the world while they hear it. */
  readonly emit: (fact: Fact) => void;
  /** Wraps up reservations whose leg has ended: now, or as late as a fault wants it. */
  readonly wrapUp: (act: () => void) => void;
  /** When a `call` instruction with `accept` accepts the reservation: false, before the call is placed; true, when it is answered. */
  readonly acceptsLate: () => boolean;
  /** Seconds since the epoch. */
  readonly now: () => number;
  /** A new sid: two letters and 32 hexadecimal digits, rising, so that sids sort by age. */
  readonly mint: (prefix: string) => string;
  /** A number that rises with each call. */
  readonly tick: () => number;
}

export const ACCOUNT_SID = 'AC00000000000000000000000000000001';
export const WORKSPACE_SID = 'WS00000000000000000000000000000001';
export const FLEX_INSTANCE_SID = 'GO00000000000000000000000000000001';
export const WORKFLOW_SID = 'WW00000000000000000000000000000001';
export const QUEUE_SID = 'WQ00000000000000000000000000000001';
/** The number that customers call, and that outgoing calls show. */
export const OWN_NUMBER = '+15559990000';

const activity = (index: number, name: string, available: boolean): Activity => ({
  sid: `WA${String(index).padStart(32, '0')}`,
  name,
  available,
});
export const OFFLINE = activity(1, 'Offline', false);
export const AVAILABLE = activity(2, 'Available', true);
export const ACTIVITIES: readonly Activity[] = [
  OFFLINE,
  AVAILABLE,
  activity(3, 'Unavailable', false),
  activity(4, 'Break', false),
];

/** `salt` keeps the sids of two worlds apart: up to 16 hexadecimal digits. */
export function createWorld(options: {
  emit: (fact: Fact) => void;
  now: () => number;
  salt: string;
  /** Default: at once. */
  wrapUp?: (act: () => void) => void;
  /** Default: never. */
  acceptsLate?: () => boolean;
}): World {
  let minted = 0;
  let ticks = 0;
  return {
    workers: new Map(),
    tasks: new Map(),
    reservations: new Map(),
    transfers: new Map(),
    calls: new Map(),
    emit: options.emit,
    wrapUp: options.wrapUp ?? ((act) => act()),
    acceptsLate: options.acceptsLate ?? (() => false),
    now: options.now,
    mint: (prefix) =>
      prefix + options.salt.padStart(16, '0').slice(-16) + (++minted).toString(16).padStart(16, '0'),
    tick: () => ++ticks,
  };
}
