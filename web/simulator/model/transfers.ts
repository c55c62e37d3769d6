// Transfers of a task from one worker to another.
import { joinedOf, leave, modify } from './conferences';
import { reserve, setReservation } from './tasks';
import type { Reservation, Transfer, TransferStatus, Worker, World } from './world';

export interface NewTransfer {
  readonly from: Reservation;
  readonly to: Worker;
  readonly mode: 'WARM' | 'COLD';
}

/** The colleague gets a reservation of the same task. Cold: who transfers leaves at once. */
export function transfer(world: World, { from, to, mode }: NewTransfer): Reservation {
  const now = world.now();
  const made: Transfer = {
    sid: world.mint('TT'),
    task: from.task,
    from,
    to,
    mode,
    status: 'initiated',
    createdAt: now,
    updatedAt: now,
  };
  world.transfers.set(made.sid, made);
  world.emit({ type: 'transferChanged', transfer: made });
  const reservation = reserve(world, from.task, to, { transfer: made });
  if (mode === 'COLD') leaveToOthers(world, from);
  return reservation;
}

function leaveToOthers(world: World, from: Reservation): void {
  const { task } = from;
  const own = joinedOf(task).find((one) => one.reservationSid === from.sid);
  if (!own) return;
  modify(world, task, own, { endConferenceOnExit: false });
  leave(world, task, own);
  setReservation(world, from, 'wrapping');
}

export function settleTransfer(world: World, made: Transfer, status: TransferStatus): void {
  if (made.status !== 'initiated') return;
  made.status = status;
  made.updatedAt = world.now();
  world.emit({ type: 'transferChanged', transfer: made });
}

/** Who transferred takes it back: the colleague's reservation goes. */
export function cancelTransfer(world: World, made: Transfer): void {
  settleTransfer(world, made, 'canceled');
  for (const reservation of world.reservations.values())
    if (reservation.transfer === made) setReservation(world, reservation, 'canceled');
}
