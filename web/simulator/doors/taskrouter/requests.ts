// TaskRouter's requests, as tunnelled through the event bridge: `{url, method, params}`.
import { callWorker, ringWorker } from '../../model/calls';
import { endConference, joinedOf, leave, modify, type ParticipantChange } from '../../model/conferences';
import { monitor } from '../../model/outside';
import {
  createTask,
  openReservationsOf,
  reserve,
  setReservation,
  setTaskAttributes,
  setTaskStatus,
} from '../../model/tasks';
import { cancelTransfer, transfer } from '../../model/transfers';
import { contactUri, setActivity, setWorkerAttributes } from '../../model/workers';
import {
  ACTIVITIES,
  type Channel,
  type Participant,
  type Reservation,
  type Task,
  type Worker,
  type World,
} from '../../model/world';
import { failure, ok, type Answer } from '../answer';
import { flag, given, record, text, type Params } from '../params';
import {
  activityJson,
  reservationJson,
  taskJson,
  transferJson,
  wholeReservationJson,
  workerChannelsJson,
  workerJson,
} from './json';

export interface Tunnelled {
  readonly method: string;
  /** Without leading slash and version: `Workspaces/{WS}/…`. */
  readonly url: string;
  readonly params: Params;
  readonly worker: Worker;
}

const list = (contents: readonly object[]): Answer =>
  ok({ contents, total: contents.length, after_sid: null, before_sid: null, meta: { next_token: null } });

const missing = (what: string): Answer => failure(404, `The requested resource ${what} was not found`, 20404);
const badRequest = (message: string): Answer => failure(400, message, 20001);

/** Null: nobody knows this request. */
export function answerTaskRouter(world: World, request: Tunnelled): Answer | null {
  const [root, , kind = '', sid, ...rest] = request.url.split('/');
  if (root !== 'Workspaces') return null;
  switch (kind) {
    case 'Activities':
      return list(ACTIVITIES.map(activityJson));
    case 'TaskQueues':
      return list([]);
    case 'Workers':
      if (sid === undefined) return list([...world.workers.values()].map(workerJson));
      return aboutWorker(world, request, world.workers.get(sid), rest);
    case 'Tasks':
      if (sid === undefined) return request.method === 'POST' ? newOwnTask(world, request) : null;
      return aboutTask(world, request, world.tasks.get(sid), rest);
    default:
      return null;
  }
}

function aboutWorker(
  world: World,
  { method, params }: Tunnelled,
  worker: Worker | undefined,
  [sub, subSid]: readonly string[],
): Answer | null {
  if (!worker) return missing('worker');
  const task = world.tasks.get(text(params, 'TaskSid') ?? '');
  switch (sub) {
    case undefined: {
      if (method !== 'POST') return ok(workerJson(worker));
      const activity = text(params, 'ActivitySid');
      if (activity !== undefined && !setActivity(world, worker, activity))
        return badRequest('no such activity');
      if (params['Attributes'] !== undefined)
        setWorkerAttributes(world, worker, record(params['Attributes']));
      return ok(workerJson(worker));
    }
    case 'WorkerChannels':
      return list(workerChannelsJson(world, worker));
    case 'Reservations': {
      if (subSid === undefined)
        return list(openReservationsOf(world, worker).map((one) => wholeReservationJson(world, one)));
      const reservation = world.reservations.get(subSid);
      if (reservation?.worker !== worker) return missing('reservation');
      return aboutReservation(world, method, params, reservation);
    }
    case 'CustomerParticipant':
      return changeParty(world, task, params, (one) => one.kind === 'customer');
    case 'HoldWorkerParticipant':
      return changeParty(world, task, params, (one) => one.worker?.sid === text(params, 'TargetWorkerSid'));
    case 'WorkerParticipant': {
      const sid = text(params, 'ReservationSid');
      return changeParty(
        world,
        world.reservations.get(sid ?? '')?.task,
        params,
        (one) => one.reservationSid === sid,
      );
    }
    case 'KickWorkerParticipant': {
      if (!task) return missing('task');
      const target = joinedOf(task).find((one) => one.worker?.sid === text(params, 'TargetWorkerSid'));
      if (!target) return missing('participant');
      leave(world, task, target);
      return ok(taskJson(world, task));
    }
    case 'Transfers':
      return aboutTransfers(world, params, subSid);
    default:
      return null;
  }
}

/** Twilio answers 404 when nobody of that kind is in the conference. */
function changeParty(
  world: World,
  task: Task | undefined,
  params: Params,
  isTarget: (one: Participant) => boolean,
): Answer {
  const target = task && joinedOf(task).find(isTarget);
  if (!target) return missing('participant');
  modify(
    world,
    task,
    target,
    given<ParticipantChange>({
      hold: flag(params, 'Hold'),
      muted: flag(params, 'Mute'),
      endConferenceOnExit: flag(params, 'EndConferenceOnExit'),
      coaching: undefined,
    }),
  );
  return ok(taskJson(world, task));
}

function aboutReservation(
  world: World,
  method: string,
  params: Params,
  reservation: Reservation,
): Answer | null {
  if (method !== 'POST') return ok(wholeReservationJson(world, reservation));
  const instruction = text(params, 'Instruction');
  const status = text(params, 'ReservationStatus');
  const notPending = `Reservation ${reservation.sid} is not pending`;
  if (instruction === 'call') {
    // Parameters as twilio-taskrouter 2.1.1 sends them (source: Reservation.call, RESERVATION_CALL_OPTIONS).
    const made = callWorker(world, reservation, {
      from: text(params, 'CallFrom') ?? '',
      url: text(params, 'CallUrl') ?? '',
      to: text(params, 'CallTo') ?? contactUri(reservation.worker),
      accept: flag(params, 'CallAccept') ?? false,
    });
    return made ? ok(reservationJson(world, reservation)) : badRequest(notPending);
  }
  if (instruction === 'conference') {
    reservation.endConferenceOnExit = flag(params, 'EndConferenceOnExit') ?? true;
    reservation.endConferenceOnCustomerExit = flag(params, 'EndConferenceOnCustomerExit') ?? true;
    const to = text(params, 'To') ?? contactUri(reservation.worker);
    if (!ringWorker(world, reservation, to)) return badRequest(notPending);
    return ok(reservationJson(world, reservation));
  }
  if (status !== 'accepted' && status !== 'rejected' && status !== 'wrapping' && status !== 'completed')
    return null;
  if (status === 'wrapping' || status === 'completed') leaveFor(world, reservation);
  // Leaving may have brought it to `wrapping` already.
  if (reservation.status !== status && !setReservation(world, reservation, status))
    return badRequest(`Reservation ${reservation.sid} cannot be ${status}: it is ${reservation.status}`);
  return ok(reservationJson(world, reservation));
}

/** A worker who is done leaves; the last of the workers leaves nobody behind. */
function leaveFor(world: World, { sid, task, status }: Reservation): void {
  if (status !== 'accepted') return;
  const own = joinedOf(task).find((one) => one.reservationSid === sid);
  if (own) leave(world, task, own);
  if (!joinedOf(task).some((one) => one.kind === 'agent')) endConference(world, task);
}

function aboutTransfers(world: World, params: Params, sid: string | undefined): Answer | null {
  if (sid !== undefined) {
    const made = world.transfers.get(sid);
    if (!made) return missing('transfer');
    if (text(params, 'TransferStatus') === 'canceled') cancelTransfer(world, made);
    return ok(transferJson(made));
  }
  const from = world.reservations.get(text(params, 'ReservationSid') ?? '');
  if (!from) return missing('reservation');
  const to = world.workers.get(text(params, 'To') ?? '');
  if (!to) return badRequest('the simulator transfers to workers only');
  const reservation = transfer(world, { from, to, mode: text(params, 'Mode') === 'COLD' ? 'COLD' : 'WARM' });
  return reservation.transfer ? ok(transferJson(reservation.transfer)) : null;
}

/** A worker makes a task for itself: a call dialled out. */
function newOwnTask(world: World, { params, worker }: Tunnelled): Answer {
  const attributes = record(params['Attributes']);
  const channel: Channel = text(params, 'TaskChannelUniqueName') === 'chat' ? 'chat' : 'voice';
  const task = createTask(world, {
    channel,
    queue: 'Everyone',
    attributes: { direction: 'outbound', name: attributes['outbound_to'], ...attributes },
    routingTarget: worker.sid,
  });
  reserve(world, task, worker);
  return ok(taskJson(world, task));
}

function aboutTask(
  world: World,
  { method, params }: Tunnelled,
  task: Task | undefined,
  [sub, subSid]: readonly string[],
): Answer | null {
  if (!task) return missing('task');
  if (sub === 'Reservations') {
    const reservation = world.reservations.get(subSid ?? '');
    const supervisor = world.workers.get(text(params, 'Supervisor') ?? '');
    if (!reservation || !supervisor) return missing('reservation');
    if (text(params, 'Instruction') !== 'supervise') return null;
    const to = text(params, 'To') ?? contactUri(supervisor);
    monitor(world, reservation, supervisor, to);
    return ok(reservationJson(world, reservation));
  }
  if (sub !== undefined) return null;
  if (method === 'POST') {
    if (params['Attributes'] !== undefined) setTaskAttributes(world, task, record(params['Attributes']));
    const status = text(params, 'AssignmentStatus');
    if (status === 'completed' || status === 'wrapping')
      setTaskStatus(world, task, status, text(params, 'Reason') ?? null);
  }
  return ok(taskJson(world, task));
}
