// Tasks and their reservations: from pending to completed, and every other way one can end.
import type {
  Channel,
  Reservation,
  ReservationStatus,
  Task,
  TaskStatus,
  Transfer,
  Worker,
  World,
} from './world';

export interface NewTask {
  readonly channel: Channel;
  readonly queue: string;
  readonly attributes: Record<string, unknown>;
  readonly customerCall?: string;
  readonly routingTarget?: string;
}

export function createTask(world: World, options: NewTask): Task {
  const now = world.now();
  const sid = world.mint('WT');
  const task: Task = {
    sid,
    channel: options.channel,
    queue: options.queue,
    interactionSid: `KD${sid.slice(2)}`,
    routingTarget: options.routingTarget ?? null,
    status: 'pending',
    reason: null,
    canceledReasonCode: null,
    attributes: options.attributes,
    version: 1,
    createdAt: now,
    updatedAt: now,
    conference: null,
    customerCall: options.customerCall ?? null,
  };
  world.tasks.set(sid, task);
  world.emit({ type: 'taskChanged', task, what: 'created' });
  return task;
}

export interface ReserveOptions {
  readonly timeoutSeconds?: number;
  readonly params?: Readonly<Record<string, string>>;
  readonly transfer?: Transfer;
}

export function reserve(world: World, task: Task, worker: Worker, options: ReserveOptions = {}): Reservation {
  const now = world.now();
  const reservation: Reservation = {
    sid: world.mint('WR'),
    worker,
    task,
    status: 'pending',
    version: 1,
    createdAt: now,
    updatedAt: now,
    timeoutSeconds: options.timeoutSeconds ?? 120,
    params: options.params ?? {},
    transfer: options.transfer ?? null,
    endConferenceOnExit: true,
    endConferenceOnCustomerExit: true,
  };
  if (task.status === 'pending') task.status = 'reserved';
  world.reservations.set(reservation.sid, reservation);
  world.emit({ type: 'reservationChanged', reservation, created: true });
  return reservation;
}

export function reservationsOf(world: World, task: Task): Reservation[] {
  return [...world.reservations.values()].filter((one) => one.task === task);
}

/** Those a worker still has to deal with. */
export function openReservationsOf(world: World, worker: Worker): Reservation[] {
  return [...world.reservations.values()].filter((one) => one.worker === worker && isOpen(one));
}

export function isOpen({ status }: Reservation): boolean {
  return status === 'pending' || status === 'accepted' || status === 'wrapping';
}

/** From where a reservation may come to each status: the rest is refused, as Twilio does. */
const FROM: Readonly<Record<ReservationStatus, readonly ReservationStatus[]>> = {
  pending: [],
  accepted: ['pending'],
  wrapping: ['accepted'],
  completed: ['accepted', 'wrapping'],
  rejected: ['pending'],
  canceled: ['pending', 'accepted'],
  timeout: ['pending'],
  rescinded: ['pending'],
};

const TASK_AFTER: Partial<Record<ReservationStatus, TaskStatus>> = {
  accepted: 'assigned',
  wrapping: 'wrapping',
  completed: 'completed',
};

/** False: not possible from where it stands, and nothing changed. */
export function setReservation(world: World, reservation: Reservation, status: ReservationStatus): boolean {
  if (!FROM[status].includes(reservation.status)) return false;
  const wasPending = reservation.status === 'pending';
  const { task } = reservation;
  const now = world.now();
  reservation.status = status;
  reservation.version++;
  reservation.updatedAt = now;
  task.status = statusAfter(world, task, status);
  task.version++;
  task.updatedAt = now;
  world.emit({ type: 'reservationChanged', reservation, created: false });
  if (wasPending && status !== 'accepted') stopRinging(world, reservation);
  return true;
}

/** A task that another worker still has stays assigned; one that nobody took goes back to the queue. */
function statusAfter(world: World, task: Task, status: ReservationStatus): TaskStatus {
  const others = reservationsOf(world, task);
  if (others.some((one) => one.status === 'accepted')) return 'assigned';
  if (others.some((one) => one.status === 'wrapping')) return 'wrapping';
  if (task.status === 'canceled') return 'canceled';
  return TASK_AFTER[status] ?? 'pending';
}

function stopRinging(world: World, reservation: Reservation): void {
  for (const call of world.calls.values()) {
    const { purpose, status } = call;
    if (status !== 'ringing' || (purpose.kind !== 'accept' && purpose.kind !== 'call')) continue;
    if (purpose.reservation !== reservation) continue;
    call.status = 'ended';
    world.emit({ type: 'callEnded', callSid: call.sid });
  }
}

/** The customer gave up, or a program took the task away: pending and accepted reservations are cancelled. */
export function cancelTask(world: World, task: Task, reason: string | null = null): void {
  if (task.status === 'canceled' || task.status === 'completed') return;
  task.status = 'canceled';
  task.reason = reason;
  task.version++;
  task.updatedAt = world.now();
  for (const reservation of reservationsOf(world, task)) setReservation(world, reservation, 'canceled');
  world.emit({ type: 'taskChanged', task, what: 'canceled' });
}

export function setTaskAttributes(world: World, task: Task, attributes: Record<string, unknown>): void {
  task.attributes = attributes;
  touched(world, task, 'updated');
}

/** Twilio has noticed that the call is over: who was on it wraps up. */
export function wrapUpTask(world: World, task: Task): void {
  let wrapping = false;
  for (const reservation of reservationsOf(world, task))
    if (reservation.status === 'accepted')
      wrapping = setReservation(world, reservation, 'wrapping') || wrapping;
  if (wrapping) touched(world, task, 'wrapup');
}

/** A worker's program says how the task stands (`Tasks/{sid} {AssignmentStatus}`). */
export function setTaskStatus(
  world: World,
  task: Task,
  status: 'completed' | 'wrapping',
  reason: string | null,
): void {
  if (reason !== null) task.reason = reason;
  for (const reservation of reservationsOf(world, task)) setReservation(world, reservation, status);
  touched(world, task, status === 'wrapping' ? 'wrapup' : 'completed');
}

export function touched(world: World, task: Task, what: 'updated' | 'wrapup' | 'completed'): void {
  task.version++;
  task.updatedAt = world.now();
  world.emit({ type: 'taskChanged', task, what });
}
