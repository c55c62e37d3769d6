// TaskRouter's events: what is pushed to a worker's page over the event bridge's websocket.
import type { WebSocket } from 'ws';
import type { Fact } from '../../model/facts';
import { reservationsOf } from '../../model/tasks';
import {
  ACCOUNT_SID,
  WORKSPACE_SID,
  type Reservation,
  type Task,
  type Worker,
  type World,
} from '../../model/world';
import {
  participantJson,
  reservationJson,
  taskJson,
  transferJson,
  wholeReservationJson,
  workerJson,
} from './json';

/** The SDK takes the connection for lost after 30 s without a frame. */
const HEARTBEAT_MS = 10_000;
/** Twilio's events come a little after the answer to the request that caused them. */
const EVENT_DELAY_MS = 20;

interface Event {
  readonly to: Worker;
  readonly type: string;
  readonly payload: object;
}

const RESERVATION_EVENT = {
  pending: null,
  accepted: 'reservation.accepted',
  wrapping: 'reservation.wrapup',
  completed: 'reservation.completed',
  rejected: 'reservation.rejected',
  canceled: 'reservation.canceled',
  timeout: 'reservation.timeout',
  rescinded: 'reservation.rescinded',
} as const;

const TRANSFER_EVENT = {
  initiated: 'task.transfer-initiated',
  complete: 'task.transfer-completed',
  failed: 'task.transfer-failed',
  canceled: 'task.transfer-canceled',
} as const;

/** Who is told of what a task does: those who have not let go of it. */
function concerned(world: World, task: Task): Reservation[] {
  return reservationsOf(world, task).filter(({ status }) => status === 'accepted' || status === 'wrapping');
}

function eventsOf(world: World, fact: Fact): Event[] {
  switch (fact.type) {
    case 'workerChanged':
      if (fact.what === 'added') return [];
      return [{ to: fact.worker, type: `worker.${fact.what}.update`, payload: workerJson(fact.worker) }];
    case 'taskChanged':
      if (fact.what === 'created') return [];
      return concerned(world, fact.task).map(({ worker }) => ({
        to: worker,
        type: `task.${fact.what}`,
        payload: taskJson(world, fact.task),
      }));
    case 'reservationChanged': {
      const { reservation, created } = fact;
      const { worker, status } = reservation;
      if (created)
        return [
          { to: worker, type: 'reservation.created', payload: wholeReservationJson(world, reservation) },
        ];
      const type = RESERVATION_EVENT[status];
      return type ? [{ to: worker, type, payload: reservationJson(world, reservation) }] : [];
    }
    case 'transferChanged':
      return [
        {
          to: fact.transfer.from.worker,
          type: TRANSFER_EVENT[fact.transfer.status],
          payload: { ...transferJson(fact.transfer), task_sid: fact.transfer.task.sid },
        },
      ];
    case 'participantChanged': {
      const { task, participant, cause } = fact;
      if (task.conference?.ownName != null) return [];
      const type = cause === 'join' ? 'added' : cause === 'leave' ? 'removed' : 'modified';
      const payload = participantJson(task, participant, cause);
      return concerned(world, task).map(({ worker }) => ({
        to: worker,
        type: `participant.${type}`,
        payload,
      }));
    }
    case 'conferenceEnded':
    case 'callPlaced':
    case 'callEnded':
      return [];
    default:
      return fact satisfies never;
  }
}

export interface EventBridge {
  attach(socket: WebSocket, worker: Worker): void;
  hear(fact: Fact): void;
  /** Pages of the worker that listen now. */
  count(worker: Worker): number;
  close(): void;
}

export function createEventBridge(world: World): EventBridge {
  const sockets = new Map<Worker, Set<WebSocket>>();
  const of = (worker: Worker): Set<WebSocket> => {
    const known = sockets.get(worker) ?? new Set();
    sockets.set(worker, known);
    return known;
  };
  const send = (to: Worker, frame: string): void => {
    setTimeout(() => {
      for (const socket of of(to)) socket.send(frame);
    }, EVENT_DELAY_MS);
  };
  const beat = setInterval(() => {
    for (const set of sockets.values()) for (const socket of set) socket.send(' ');
  }, HEARTBEAT_MS);
  return {
    attach(socket, worker) {
      of(worker).add(socket);
      socket.on('close', () => of(worker).delete(socket));
      const payload = {
        channel_id: worker.sid,
        account_sid: ACCOUNT_SID,
        workspace_sid: WORKSPACE_SID,
        token_lifetime: 86_400_000,
      };
      socket.send(JSON.stringify({ event_type: 'init', payload }));
    },
    hear(fact) {
      for (const { to, type, payload } of eventsOf(world, fact))
        send(to, JSON.stringify({ event_type: type, payload }));
    },
    count: (worker) => of(worker).size,
    close: () => clearInterval(beat),
  };
}
