// TaskRouter's resources as twilio-taskrouter reads them: a property that is missing throws there, so that the worker
// never gets ready (its lists `WorkerProperties`, `TaskProperties`, … name them).
import { openReservationsOf } from '../../model/tasks';
import {
  ACCOUNT_SID,
  QUEUE_SID,
  WORKFLOW_SID,
  WORKSPACE_SID,
  type Activity,
  type Participant,
  type Reservation,
  type Task,
  type Transfer,
  type Worker,
  type World,
} from '../../model/world';
import type { ParticipantCause } from '../../model/facts';

const CHANNELS = [
  { name: 'voice', sid: 'TC00000000000000000000000000000001', capacity: 6 },
  { name: 'chat', sid: 'TC00000000000000000000000000000002', capacity: 3 },
  { name: 'default', sid: 'TC00000000000000000000000000000003', capacity: 1 },
] as const;

const scope = { account_sid: ACCOUNT_SID, workspace_sid: WORKSPACE_SID };

export function activityJson(activity: Activity): object {
  return {
    ...scope,
    sid: activity.sid,
    friendly_name: activity.name,
    available: activity.available,
    date_created: 1600000000,
    date_updated: 1600000000,
  };
}

export function workerJson(worker: Worker): object {
  return {
    ...scope,
    sid: worker.sid,
    friendly_name: worker.name,
    activity_name: worker.activity.name,
    activity_sid: worker.activity.sid,
    available: worker.activity.available,
    attributes: JSON.stringify(worker.attributes),
    date_created: worker.createdAt,
    date_status_changed: worker.activityChangedAt,
    date_updated: worker.activityChangedAt,
    version: worker.version,
  };
}

export function workerChannelsJson(world: World, worker: Worker): object[] {
  const open = openReservationsOf(world, worker);
  return CHANNELS.map(({ name, sid, capacity }) => {
    const assigned = open.filter(({ task }) => task.channel === name).length;
    return {
      ...scope,
      sid: `WC${worker.sid.slice(2, 32)}${sid.slice(-2)}`,
      task_channel_sid: sid,
      task_channel_unique_name: name,
      worker_sid: worker.sid,
      available: true,
      assigned_tasks: assigned,
      configured_capacity: capacity,
      available_capacity_percentage: Math.max(0, Math.round((100 * (capacity - assigned)) / capacity)),
      date_created: worker.createdAt,
      date_updated: worker.activityChangedAt,
      last_reserved_time: worker.createdAt,
    };
  });
}

export function taskJson(world: World, task: Task): object {
  return {
    sid: task.sid,
    assignment_status: task.status,
    attributes: JSON.stringify(task.attributes),
    addons: '{}',
    age: world.now() - task.createdAt,
    date_created: task.createdAt,
    date_updated: task.updatedAt,
    priority: 0,
    queue_name: task.queue,
    queue_sid: QUEUE_SID,
    reason: task.reason,
    routing_target: task.routingTarget,
    task_channel_unique_name: task.channel,
    task_channel_sid: CHANNELS.find(({ name }) => name === task.channel)?.sid,
    timeout: 86400,
    workflow_name: 'Assign to anyone',
    workflow_sid: WORKFLOW_SID,
    version: task.version,
    virtual_start_time: task.createdAt,
  };
}

/** A reservation when it is new or asked for: with its transfers. */
export function wholeReservationJson(world: World, reservation: Reservation): object {
  const { transfer } = reservation;
  const outgoing = [...world.transfers.values()].find(
    (one) => one.from === reservation && one.status === 'initiated',
  );
  return {
    ...reservationJson(world, reservation),
    ...(transfer ? { task_transfer: transferJson(transfer) } : {}),
    ...(outgoing ? { active_outgoing_task_transfer: transferJson(outgoing) } : {}),
  };
}

/** A reservation after a change. Without transfers: where the SDK takes an answer's task as known, it fails on them. */
export function reservationJson(world: World, reservation: Reservation): object {
  const { task } = reservation;
  return {
    ...scope,
    sid: reservation.sid,
    reservation_status: reservation.status,
    reservation_timeout: reservation.timeoutSeconds,
    canceled_reason_code: task.canceledReasonCode,
    worker_sid: reservation.worker.sid,
    date_created: reservation.createdAt,
    date_updated: reservation.updatedAt,
    version: reservation.version,
    task: taskJson(world, task),
  };
}

export function transferJson(transfer: Transfer): object {
  return {
    sid: transfer.sid,
    task_sid: transfer.task.sid,
    date_created: transfer.createdAt,
    date_updated: transfer.updatedAt,
    initiating_reservation_sid: transfer.from.sid,
    initiating_worker_sid: transfer.from.worker.sid,
    initiating_queue_sid: QUEUE_SID,
    initiating_workflow_sid: WORKFLOW_SID,
    transfer_mode: transfer.mode,
    transfer_to: transfer.to.sid,
    transfer_type: 'WORKER',
    transfer_status: transfer.status,
    transfer_failed_reason: null,
  };
}

/** In the events and in the interactions API alike: media properties are arrays of text. */
export function participantJson(
  task: Task,
  participant: Participant,
  cause: ParticipantCause = 'join',
): object {
  const conference = task.conference;
  const { from, to } = task.attributes;
  const external = participant.kind === 'external';
  const media = {
    AccountSid: ACCOUNT_SID,
    CallSid: participant.callSid,
    Coaching: participant.coaching !== null,
    ConferenceSid: conference?.sid,
    EndConferenceOnExit: participant.endConferenceOnExit,
    FriendlyName: task.sid,
    From: from,
    Hold: participant.hold,
    Muted: participant.muted,
    SequenceNumber: participant.sequence,
    StartConferenceOnEnter: true,
    StatusCallbackEvent: `participant-${cause}`,
    Timestamp: new Date().toUTCString(),
    To: external ? participant.name : to,
  };
  return {
    sid: participant.sid,
    participant_sid: participant.sid,
    channel_sid: conference?.channelSid,
    channel_type: 'voice',
    interaction_sid: task.interactionSid,
    type: participant.kind,
    routing_properties: {
      task_sid: task.sid,
      worker_sid: participant.worker?.sid ?? null,
      reservation_sid: participant.reservationSid,
    },
    media_properties: Object.fromEntries(Object.entries(media).map(([key, value]) => [key, [String(value)]])),
  };
}
