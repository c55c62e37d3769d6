// How the simulated world stands, flat: for tests, the bench and the demo's panel.
import type { Faults } from './faults';
import type { LegKind, Level } from './ports';
import { isOpen } from './model/tasks';
import { customerOf } from './model/calls';
import { fullNameOf } from './model/workers';
import type { Channel, ReservationStatus, Role, TransferStatus, World } from './model/world';

export interface WorkerView {
  readonly name: string;
  readonly sid: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly activity: string;
  /** Voice SDK Devices registered now. */
  readonly clients: number;
  /** Pages that listen to TaskRouter now. */
  readonly pages: number;
}

export interface PartyView {
  readonly callSid: string;
  readonly participantSid: string;
  readonly kind: LegKind;
  readonly name: string;
  readonly worker: string | null;
  readonly joined: boolean;
  readonly hold: boolean;
  readonly muted: boolean;
  readonly endConferenceOnExit: boolean;
}

export interface TaskView {
  /** The reservation's sid (WR…): the key Flex uses, and the `task` of every verb. */
  readonly task: string;
  readonly taskSid: string;
  readonly worker: string;
  readonly channel: Channel;
  readonly from: string;
  /** What Flex calls the customer: a name, or `from`. */
  readonly name: string;
  readonly queue: string;
  readonly status: ReservationStatus;
  readonly transfer: TransferStatus | null;
  readonly customerCallSid: string | null;
  readonly conferenceSid: string | null;
  /** The worker's own leg, while it is joined. */
  readonly ownCallSid: string | null;
  readonly parties: readonly PartyView[];
}

export interface Snapshot {
  readonly workers: readonly WorkerView[];
  readonly tasks: readonly TaskView[];
  readonly faults: Faults;
  readonly levels: readonly Level[];
  readonly unknown: readonly string[];
}

/** What only the doors and the voice side know. */
export interface Around {
  clients(name: string): number;
  pages(sid: string): number;
  readonly faults: Faults;
  readonly levels: readonly Level[];
  readonly unknown: readonly string[];
}

export function snapshotOf(world: World, around: Around): Snapshot {
  return {
    workers: [...world.workers.values()].map((worker) => ({
      name: worker.name,
      sid: worker.sid,
      fullName: fullNameOf(worker),
      roles: worker.roles,
      activity: worker.activity.name,
      clients: around.clients(worker.name),
      pages: around.pages(worker.sid),
    })),
    tasks: tasksOf(world),
    faults: around.faults,
    levels: around.levels,
    unknown: [...around.unknown],
  };
}

function tasksOf(world: World): TaskView[] {
  return [...world.reservations.values()].filter(isOpen).map(({ sid, worker, task, status, transfer }) => {
    const participants = task.conference?.participants ?? [];
    const own = participants.find((one) => one.joined && one.reservationSid === sid);
    return {
      task: sid,
      taskSid: task.sid,
      worker: worker.name,
      channel: task.channel,
      from: customerOf(task),
      name: typeof task.attributes['name'] === 'string' ? task.attributes['name'] : customerOf(task),
      queue: task.queue,
      status,
      transfer: transfer?.status ?? null,
      customerCallSid: task.customerCall,
      conferenceSid: task.conference?.sid ?? null,
      ownCallSid: own?.callSid ?? null,
      parties: participants.map((one) => ({
        callSid: one.callSid,
        participantSid: one.sid,
        kind: one.kind,
        name: one.name,
        worker: one.worker?.name ?? null,
        joined: one.joined,
        hold: one.hold,
        muted: one.muted,
        endConferenceOnExit: one.endConferenceOnExit,
      })),
    };
  });
}
