// The model as supervisors see it through Sync: indexes of workers and reservations, and a map for each conference.
import { fullNameOf } from '../../model/workers';
import { isOpen } from '../../model/tasks';
import { WORKSPACE_SID, type Participant, type Task, type World } from '../../model/world';

export interface Row {
  readonly key: string;
  readonly data: Record<string, unknown>;
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** The rows of an index of Flex's insights. Null: there is no such index. */
export function rowsOf(world: World, index: string): Row[] | null {
  switch (index) {
    case 'tr-worker':
      return [...world.workers.values()].map((worker) => ({
        key: worker.sid,
        data: {
          worker_sid: worker.sid,
          friendly_name: worker.name,
          full_name: fullNameOf(worker),
          attributes: worker.attributes,
          activity_name: worker.activity.name,
          worker_activity_sid: worker.activity.sid,
          date_activity_changed: iso(worker.activityChangedAt),
          date_updated: iso(worker.activityChangedAt),
          workspace_sid: WORKSPACE_SID,
          team_sid: null,
          queue_sids: [],
        },
      }));
    case 'tr-reservation':
      return [...world.reservations.values()].filter(isOpen).map(({ sid, worker, task, ...one }) => ({
        key: sid,
        data: {
          reservation_sid: sid,
          task_sid: task.sid,
          worker_sid: worker.sid,
          worker_name: worker.name,
          status: one.status === 'wrapping' ? 'wrapup' : one.status,
          task_status: task.status,
          task_channel_unique_name: task.channel,
          attributes: task.attributes,
          date_created: iso(one.createdAt),
          date_updated: iso(one.updatedAt),
          queue_name: task.queue,
          task_age: world.now() - task.createdAt,
          task_priority: 0,
          task_routing_target: task.routingTarget,
          workspace_sid: WORKSPACE_SID,
        },
      }));
    case 'tr-task':
      return [...world.tasks.values()].map((task) => ({
        key: task.sid,
        data: {
          task_sid: task.sid,
          status: task.status,
          attributes: task.attributes,
          channel_type: task.channel,
          queue_name: task.queue,
          date_created: iso(task.createdAt),
          date_updated: iso(task.updatedAt),
        },
      }));
    case 'tr-queue':
      return [];
    default:
      return null;
  }
}

export interface MapView {
  readonly sid: string;
  readonly uniqueName: string;
  readonly items: ReadonlyMap<string, unknown>;
}

/**
 * The map is there as long as its task, empty until somebody joins. Inferred from Flex, which at each load and each
 * reconnection opens the map of every call whose interaction has no channel yet, of ringing ones too, once and with no
 * way back from a 404 (source: WorkerListener.initAndLoadReservations, ConferenceListener.initialize). Null: not a call.
 */
export function conferenceMap(task: Task): MapView | null {
  const { channel } = task;
  if (channel !== 'voice') return null;
  const conference = task.conference?.ownName == null ? task.conference : null;
  const status = conference && {
    status: conference.ended ? 'ended' : 'started',
    conference_sid: conference.sid,
  };
  const items = new Map<string, unknown>([['conf_status', status ?? {}]]);
  for (const one of conference?.participants ?? [])
    items.set(one.callSid, participantItem(conference?.sid, one));
  return { sid: mapSid(task), uniqueName: mapName(task), items };
}

const mapSid = ({ sid }: Task): string => `MP${sid.slice(2)}`;
const mapName = ({ sid }: Task): string => `${sid}.CS`;

/** By the unique name `<TaskSid>.CS` or by the map's sid. */
export function findConferenceMap(world: World, id: string): MapView | null {
  for (const task of world.tasks.values())
    if (id === mapName(task) || id === mapSid(task)) return conferenceMap(task);
  return null;
}

function participantItem(conferenceSid: string | undefined, one: Participant): object {
  return {
    participant_type: one.kind === 'agent' ? 'worker' : one.kind,
    conference_sid: conferenceSid,
    call_sid: one.callSid,
    worker_sid: one.worker?.sid,
    reservation_sid: one.reservationSid,
    end_conference_on_exit: one.endConferenceOnExit,
    hold: one.hold,
    muted: one.muted,
    status: one.joined ? 'joined' : 'left',
  };
}
