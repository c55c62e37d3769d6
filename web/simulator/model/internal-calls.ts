// Calls between two agents, as the internal-call feature of Twilio's template makes them: two tasks, each with a leg by
// TaskRouter's `call` instruction, in one conference that the feature's own TwiML names. The Functions of the feature are
// played here; what they write to the tasks is what theirs write (call-outbound-join.protected.js, the template's v1.x).
import { join } from './conferences';
import { createTask, reserve, setReservation, setTaskAttributes } from './tasks';
import type { Call, CallPurpose, Conference, Reservation, Task, Worker, World } from './world';
import { contactUri, fullNameOf, workerNamed } from './workers';

/** The page that a worker's leg asks for TwiML, of the feature's Functions. */
const PAGES = { dialling: '/agent-outbound-join', dialled: '/agent-join-conference' } as const;

export function isInternal({ attributes }: Task): boolean {
  return attributes['client_call'] === true;
}

/** A worker dials a colleague by the feature's dial-pad: the worker's own task, which Flex accepts by itself. */
export function dialColleague(world: World, worker: Worker, colleague: Worker): Reservation {
  const task = createTask(world, {
    channel: 'voice',
    queue: 'Everyone',
    routingTarget: worker.sid,
    attributes: {
      to: contactUri(colleague),
      outbound_to: contactUri(colleague),
      from: contactUri(worker),
      direction: 'outbound',
      name: fullNameOf(colleague),
      fromName: fullNameOf(worker),
      targetWorker: contactUri(worker),
      autoAnswer: 'true',
      client_call: true,
    },
  });
  return reserve(world, task, worker);
}

/** The URL that the feature gives to `Reservation.call` for this task. */
export function twimlUrlOf({ sid, attributes }: Task): string {
  const conference = attributes['conference'] as { readonly friendlyName?: unknown } | undefined;
  const name = conference?.friendlyName;
  return typeof name === 'string'
    ? `https://functions.example${PAGES.dialled}?conferenceName=${name}`
    : `https://functions.example${PAGES.dialling}?taskSid=${sid}`;
}

/** A leg of the `call` instruction was answered: it does what the TwiML says. False: the TwiML leads nowhere. */
export function joinByTwiml(
  world: World,
  call: Call,
  { reservation, url, accepts }: Extract<CallPurpose, { kind: 'call' }>,
): boolean {
  const { task, worker } = reservation;
  const { pathname, searchParams } = new URL(url);
  const isDialling = pathname.endsWith(PAGES.dialling);
  const name = searchParams.get(isDialling ? 'taskSid' : 'conferenceName');
  const conference = name === null ? null : conferenceNamed(world, name, isDialling);
  if (!conference || conference.ended) return false;
  if (accepts && !setReservation(world, reservation, 'accepted')) return false;
  task.conference = conference;
  join(world, task, {
    kind: 'agent',
    callSid: call.sid,
    name: fullNameOf(worker),
    worker,
    reservationSid: reservation.sid,
    identity: call.identity,
    endConferenceOnExit: true,
  });
  if (isDialling) askColleague(world, task, conference, call.sid);
  return true;
}

function conferenceNamed(world: World, name: string, mayMake: boolean): Conference | null {
  for (const { conference } of world.tasks.values()) if (conference?.ownName === name) return conference;
  if (!mayMake) return null;
  return {
    sid: world.mint('CF'),
    channelSid: world.mint('UO'),
    ownName: name,
    ended: false,
    participants: [],
  };
}

/** The Function that is told who has joined makes the colleague's task, and writes to the task who is on the call. */
function askColleague(world: World, task: Task, { sid }: Conference, workerCall: string): void {
  const { to, fromName, targetWorker } = task.attributes;
  const colleague = typeof to === 'string' ? workerNamed(world, to.replace(/^client:/, '')) : null;
  let asked: string | null = null;
  if (colleague) {
    const made = createTask(world, {
      channel: 'voice',
      queue: 'Internal calls',
      attributes: {
        to,
        name: fromName,
        from: targetWorker,
        targetWorker: to,
        autoAnswer: 'false',
        conferenceSid: task.sid,
        conference: { sid, friendlyName: task.sid },
        internal: 'true',
        client_call: true,
      },
    });
    asked = made.sid;
    reserve(world, made, colleague);
  }
  setTaskAttributes(world, task, {
    ...task.attributes,
    conference: { sid, participants: { worker: workerCall, ...(asked === null ? {} : { taskSid: asked }) } },
  });
}
