// Many workers on many calls, put there in one go: for a Teams view as large as they come. Nobody carries media or is
// told how it came about, so it is made before any page is open.
import { join } from './conferences';
import { createTask, reserve, setReservation } from './tasks';
import { addWorker, fullNameOf } from './workers';
import type { Worker, World } from './world';

export interface Crowd {
  readonly workers: number;
  /** Of each; all but the first are on hold. */
  readonly calls: number;
}

export function gather(world: World, { workers, calls }: Crowd): void {
  const quietly: World = { ...world, emit: () => undefined };
  for (let i = 0; i < workers; i++) {
    const number = String(i).padStart(3, '0');
    const worker = addWorker(quietly, { name: `crowd${number}`, fullName: `Agent ${number}` });
    for (let j = 0; j < calls; j++)
      callOf(quietly, worker, `+1555${number}${String(j).padStart(4, '0')}`, j > 0);
  }
}

function callOf(world: World, worker: Worker, from: string, hold: boolean): void {
  const customerCall = world.mint('CA');
  const task = createTask(world, {
    channel: 'voice',
    queue: hold ? 'Billing and invoices' : 'Support',
    customerCall,
    attributes: { from, caller: from, name: from, call_sid: customerCall, direction: 'inbound' },
  });
  const reservation = reserve(world, task, worker);
  setReservation(world, reservation, 'accepted');
  const callSid = world.mint('CA');
  join(world, task, {
    kind: 'agent',
    callSid,
    name: fullNameOf(worker),
    worker,
    reservationSid: reservation.sid,
  });
  join(world, task, { kind: 'customer', callSid: customerCall, name: from, hold });
  task.attributes = {
    ...task.attributes,
    conference: { sid: task.conference?.sid, participants: { worker: callSid, customer: customerCall } },
  };
}
