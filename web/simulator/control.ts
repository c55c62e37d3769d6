// The control surface: what tests, the bench and the demo's panel can make happen. Each verb takes one object, so that
// `POST /sim/control {verb, args}` says the same as a method call.
import type { FaultBox, Faults } from './faults';
import { joinedOf, leave } from './model/conferences';
import { gather, type Crowd } from './model/crowd';
import { answered, ringWorker } from './model/calls';
import { dialColleague } from './model/internal-calls';
import {
  abandon,
  acceptByPhone,
  addParty,
  callIn,
  changeBehind,
  participantNamed,
  partyHangsUp,
  transferIn,
  writeIn,
} from './model/outside';
import { cancelTask, setReservation } from './model/tasks';
import type { Reservation, Worker, World } from './model/world';
import { addWorker, setActivity, workerNamed } from './model/workers';
import { ACTIVITIES } from './model/world';
import type { VoicePort } from './ports';
import type { Session, Sessions } from './sessions';

export interface RingResult {
  /** WR…: the key Flex uses, and the `task` of the other verbs. */
  readonly task: string;
  readonly taskSid: string;
  /** Null for a chat. */
  readonly customerCallSid: string | null;
}

interface Arriving {
  readonly worker: string;
  readonly from?: string;
  readonly name?: string;
  readonly queue?: string;
  readonly attributes?: Record<string, unknown>;
  /** Seconds until the reservation times out by itself. Default 120. */
  readonly timeoutSeconds?: number;
  /** Custom parameters of the calls that ring the worker for it: `{Target: 'flex-mobile'}`, `{flex_session_identifier: …}`. */
  readonly params?: Readonly<Record<string, string>>;
}

export interface Control {
  /** A customer calls the worker. */
  ring(args: Arriving): RingResult;
  chat(args: Arriving): RingResult;
  /** A colleague, on a call with a customer, asks the worker to join it (a warm transfer). */
  transferIn(
    args: Arriving & { readonly colleague?: string },
  ): RingResult & { readonly colleagueCallSid: string };
  /** A worker dials a colleague by the dial-pad of the template's internal-call feature. The colleague's own task follows when the
   *  worker's leg has joined. Who has no page answers by itself, after `dialMs`. */
  internalCall(args: { readonly from: string; readonly to: string }): RingResult;
  /** Another device of the agent accepts the task. `phone`: with a leg of its own there, `none`: without one; `flexMobile`: its
   *  call rings every client of the agent, marked as Flex Mobile's, until `answerElsewhere`. */
  acceptElsewhere(args: { readonly task: string; readonly leg: 'none' | 'phone' | 'flexMobile' }): {
    readonly callSid: string | null;
  };
  /** Another device answers a call that rings here. */
  answerElsewhere(args: { readonly callSid: string }): void;
  /** A supervisor or a program wraps the task up, or completes it, while the agent's leg stays in the conference. */
  endByOther(args: { readonly task: string; readonly status: 'wrapping' | 'completed' }): void;
  /** A third party is dialled into the task's conference, and answers after `dialMs`. */
  addParty(args: { readonly task: string; readonly kind: 'external' | 'worker'; readonly name: string }): {
    readonly callSid: string;
  };
  /** The customer hangs up, or the party named: CallSid, participant or worker sid, worker's name, "customer". */
  hangUp(args: { readonly task: string; readonly party?: string }): void;
  /** A program cancels the task; the agent's reservation is cancelled. */
  cancel(args: { readonly task: string }): void;
  /** The pending reservation times out now. */
  timeOut(args: { readonly task: string }): void;
  /** The pending reservation goes to somebody else. */
  rescind(args: { readonly task: string }): void;
  /** Another program or a supervisor puts a party on hold, or takes it off. */
  holdByOther(args: { readonly task: string; readonly party?: string; readonly on: boolean }): void;
  muteByOther(args: { readonly task: string; readonly party: string; readonly on: boolean }): void;
  /** A supervisor's leg barges in (unmuted, heard by all), coaches (heard by the agent alone), or listens again. */
  supervise(args: {
    readonly task: string;
    readonly supervisor: string;
    readonly how: 'barge' | 'coach' | 'listen';
  }): void;
  /** A program changes whether the conference ends when the agent's leg leaves it: after a reload the customer is still there. */
  endWithAgent(args: { readonly task: string; readonly on: boolean }): void;
  /** Takes a participant out of the conference. */
  kick(args: { readonly task: string; readonly party: string }): void;
  /** A renewed session of the worker. Flex takes it over when another tab stores it: dispatch a `storage` event with key
   *  TWILIO_FLEX_SSO and this as its new value. Returned, and never logged. */
  refreshToken(args: { readonly worker: string }): { readonly session: Session };
  setActivity(args: { readonly worker: string; readonly activity: string }): void;
  addWorker(args: { readonly name: string; readonly fullName?: string; readonly supervisor?: boolean }): void;
  /** Workers with calls of their own, in the model alone: for a simulator with `media: 'none'`, before a page is open. */
  crowd(args: Crowd): void;
  fault(args: Partial<Faults>): void;
  clearFaults(): void;
  dropSockets(args: { readonly worker: string; readonly line?: number; readonly refuseMs?: number }): void;
  /** The token of every Device of the worker expires. */
  expireTokens(args: { readonly worker: string }): void;
  cutMedia(args: { readonly callSid: string; readonly cut: boolean }): void;
  /** Ends every task of every worker, and clears faults: tests begin anew on an open page. */
  reset(): void;
}

export interface ControlSurroundings {
  readonly world: World;
  readonly faults: FaultBox;
  readonly sessions: Sessions;
  readonly voice: () => VoicePort;
}

const COLLEAGUE = 'colleague';

export function createControl({ world, faults, sessions, voice }: ControlSurroundings): Control {
  let callers = 0;

  const workerOf = (name: string): Worker => {
    const worker = workerNamed(world, name);
    if (!worker) throw new Error(`no worker is named ${JSON.stringify(name)}`);
    return worker;
  };
  /** By WR… or WT… (then its first open reservation). */
  const reservationOf = (sid: string): Reservation => {
    const known =
      world.reservations.get(sid) ?? [...world.reservations.values()].find((one) => one.task.sid === sid);
    if (!known) throw new Error(`no task ${JSON.stringify(sid)}`);
    return known;
  };
  const arrival = ({ from, name, queue, attributes }: Arriving) => ({
    from: from ?? `+1555123${String(++callers).padStart(4, '0')}`,
    ...(name === undefined ? {} : { name }),
    ...(queue === undefined ? {} : { queue }),
    ...(attributes === undefined ? {} : { attributes }),
  });
  const lasting = ({ timeoutSeconds, params }: Arriving) => ({
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(params === undefined ? {} : { params }),
  });
  const result = ({ sid, task }: Reservation): RingResult => ({
    task: sid,
    taskSid: task.sid,
    customerCallSid: task.customerCall,
  });

  return {
    ring: (args) => result(callIn(world, workerOf(args.worker), arrival(args), lasting(args))),
    chat: (args) => result(writeIn(world, workerOf(args.worker), arrival(args), lasting(args))),
    transferIn(args) {
      const name = args.colleague ?? COLLEAGUE;
      const colleague = workerNamed(world, name) ?? addWorker(world, { name, fullName: 'Carl Colleague' });
      const reservation = transferIn(world, workerOf(args.worker), colleague, arrival(args));
      const leg = joinedOf(reservation.task).find((one) => one.worker === colleague);
      return { ...result(reservation), colleagueCallSid: leg?.callSid ?? '' };
    },
    internalCall: ({ from, to }) => result(dialColleague(world, workerOf(from), workerOf(to))),
    acceptElsewhere({ task, leg }) {
      const reservation = reservationOf(task);
      const refused = new Error(`the reservation is ${reservation.status}`);
      if (leg === 'none') {
        if (!setReservation(world, reservation, 'accepted')) throw refused;
        return { callSid: null };
      }
      const to = `client:${reservation.worker.name}?Target=flex-mobile&TaskSid=${reservation.task.sid}`;
      const call = leg === 'phone' ? acceptByPhone(world, reservation) : ringWorker(world, reservation, to);
      if (!call) throw refused;
      return { callSid: call.sid };
    },
    answerElsewhere({ callSid }) {
      voice().hangUpClient(callSid);
      if (!answered(world, callSid)) throw new Error(`${callSid} does not ring`);
    },
    endByOther({ task, status }) {
      const reservation = reservationOf(task);
      if (!setReservation(world, reservation, status))
        throw new Error(`the reservation is ${reservation.status}`);
    },
    addParty({ task, kind, name }) {
      const worker = kind === 'worker' ? workerNamed(world, name) : null;
      const party = { kind, name, ...(worker ? { worker } : {}) };
      return { callSid: addParty(world, reservationOf(task).task, party).sid };
    },
    hangUp({ task, party }) {
      const { task: of } = reservationOf(task);
      partyHangsUp(
        world,
        of,
        party === undefined ? undefined : (participantNamed(of, party)?.callSid ?? party),
      );
    },
    cancel: ({ task }) => cancelTask(world, reservationOf(task).task, 'canceled by the simulator'),
    timeOut: ({ task }) => void setReservation(world, reservationOf(task), 'timeout'),
    rescind: ({ task }) => void setReservation(world, reservationOf(task), 'rescinded'),
    holdByOther: ({ task, party, on }) =>
      changed(changeBehind(world, reservationOf(task).task, party ?? 'customer', { hold: on }), party),
    muteByOther: ({ task, party, on }) =>
      changed(changeBehind(world, reservationOf(task).task, party, { muted: on }), party),
    supervise({ task, supervisor, how }) {
      const { task: of } = reservationOf(task);
      const agent = joinedOf(of).find((one) => one.kind === 'agent');
      const coaching = how === 'coach' ? (agent?.callSid ?? null) : null;
      changed(changeBehind(world, of, supervisor, { muted: how === 'listen', coaching }), supervisor);
    },
    endWithAgent({ task, on }) {
      const { task: of, worker } = reservationOf(task);
      changed(changeBehind(world, of, worker.name, { endConferenceOnExit: on }), worker.name);
    },
    kick({ task, party }) {
      const { task: of } = reservationOf(task);
      const participant = participantNamed(of, party);
      if (participant) leave(world, of, participant);
      else changed(false, party);
    },
    refreshToken: ({ worker }) => ({ session: sessions.session(workerOf(worker)) }),
    setActivity({ worker, activity }) {
      const sid = ACTIVITIES.find((one) => one.name === activity)?.sid ?? activity;
      if (!setActivity(world, workerOf(worker), sid))
        throw new Error(`no activity ${JSON.stringify(activity)}`);
    },
    addWorker: ({ name, fullName, supervisor }) =>
      void addWorker(world, {
        name,
        fullName: fullName ?? name,
        roles: supervisor ? ['supervisor'] : ['agent'],
      }),
    crowd: (args) => gather(world, args),
    fault: (change) => faults.set(change),
    clearFaults: () => faults.clear(),
    dropSockets: ({ worker, line, refuseMs }) =>
      voice().dropSockets(worker, { line: line ?? 'all', refuseMs: refuseMs ?? 0 }),
    expireTokens: ({ worker }) => voice().expireTokens(worker),
    cutMedia: ({ callSid, cut }) => voice().cutMedia(callSid, cut),
    reset() {
      faults.clear();
      for (const task of world.tasks.values()) abandon(world, task);
    },
  };
}

function changed(done: boolean, party: string | undefined): void {
  if (!done) throw new Error(`no participant ${JSON.stringify(party ?? 'customer')} in the conference`);
}
