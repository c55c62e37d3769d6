// The interactions API (what Flex calls channels and participants), tunnelled through the event bridge:
// `Interactions/{KD}/Channels/{UO}/Participants/{UT}`.
import { endConference, joinedOf, leave, modify, type ParticipantChange } from '../model/conferences';
import { dialParticipant } from '../model/outside';
import { OWN_NUMBER, type Task, type World } from '../model/world';
import { failure, ok, type Answer } from './answer';
import { flag, given, record, text, textOf, type Params } from './params';
import { participantJson } from './taskrouter/json';
import type { Tunnelled } from './taskrouter/requests';

/** Null: nobody knows this request. */
export function answerInteractions(world: World, { url, method, params }: Tunnelled): Answer | null {
  const [root, interactionSid, channels, channelSid, participants, participantSid] = url.split('/');
  if (root !== 'Interactions' || channels !== 'Channels') return null;
  const task = [...world.tasks.values()].find((one) => one.interactionSid === interactionSid);
  const conference = task?.conference?.ownName == null ? task?.conference : undefined;
  if (channelSid === undefined && method === 'GET')
    return ok({ channels: task && conference ? [channelJson(task)] : [] });
  if (!task || !conference) return failure(404, 'The requested interaction was not found', 20404);
  if (participants === undefined) {
    if (method !== 'POST') return ok(channelJson(task));
    if (text(params, 'status') === 'closed') endConference(world, task);
    return ok(channelJson(task));
  }
  if (participants !== 'Participants') return null;
  if (participantSid !== undefined) return changeParticipant(world, task, participantSid, params);
  if (method === 'POST') return addParticipant(world, task, params);
  return ok({
    channel_type: 'voice',
    participants: joinedOf(task).map((one) => participantJson(task, one)),
  });
}

function channelJson(task: Task): object {
  return {
    sid: task.conference?.channelSid,
    type: 'voice',
    status: task.conference?.ended ? 'closed' : 'active',
    interaction_sid: task.interactionSid,
    media_sid: task.conference?.sid,
  };
}

function changeParticipant(world: World, task: Task, sid: string, params: Params): Answer {
  const participant = joinedOf(task).find((one) => one.sid === sid);
  if (!participant) return failure(404, 'The requested participant was not found', 20404);
  if (text(params, 'status') === 'closed') leave(world, task, participant);
  else {
    const media = record(params['media_properties']);
    const change = given<ParticipantChange>({
      hold: flag(media, 'hold'),
      muted: flag(media, 'muted'),
      endConferenceOnExit: flag(media, 'end_conference_on_exit'),
      coaching: undefined,
    });
    modify(world, task, participant, change);
  }
  return ok(participantJson(task, participant, 'modify'));
}

/** Dials: a number (a consulted colleague, a third party), or a worker's own client that joins again. */
function addParticipant(world: World, task: Task, params: Params): Answer {
  const { to, from } = record(record(params['media_properties'])['coordinates']);
  const routing = record(params['routing_properties']);
  const { participantSid } = dialParticipant(world, task, {
    to: textOf(to),
    from: typeof from === 'string' ? from : OWN_NUMBER,
    type: text(params, 'type') ?? 'external',
    reservation: world.reservations.get(text(routing, 'reservation_sid') ?? '') ?? null,
  });
  return ok({
    sid: participantSid,
    participant_sid: participantSid,
    channel_sid: task.conference?.channelSid,
    interaction_sid: task.interactionSid,
    type: text(params, 'type') ?? 'external',
    routing_properties: routing,
  });
}
