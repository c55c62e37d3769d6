// The simulator's snapshot as the panel draws it. Pure.
import type { PartyView, Snapshot, TaskView, WorkerView } from '../../simulator/snapshot';
import { readable } from './callers';
import { shownFaults } from './faults';
import type { PartyKind, Picture, ShownCall, ShownParty, ShownWorker } from './feed';

/** Whose desktop the page shows first. */
export const AGENT = 'agent1';

const KINDS: Record<PartyView['kind'], PartyKind> = {
  agent: 'worker',
  supervisor: 'supervisor',
  customer: 'customer',
  external: 'external',
};

const workerOf = ({ name, fullName, roles }: WorkerView): ShownWorker => ({
  name,
  fullName,
  role: roles.includes('supervisor') ? 'supervisor' : name === AGENT ? 'agent' : 'colleague',
});

const partyOf = ({ callSid, name, kind, hold }: PartyView): ShownParty => ({
  key: callSid,
  name: kind === 'customer' ? 'Customer' : readable(name),
  kind: KINDS[kind],
  music: hold,
});

/** A call from the side of one leg in it. */
function callOf(task: TaskView, worker: string, own: string | null, cut: ReadonlySet<string>): ShownCall {
  return {
    key: task.task,
    sound: task.conferenceSid,
    worker,
    monitored: worker !== task.worker,
    title: readable(task.name),
    number: task.name === task.from ? '' : readable(task.from),
    stage: own === null ? 'ringing' : 'open',
    parties: task.parties.filter((party) => party.joined && party.callSid !== own).map(partyOf),
    cut: own !== null && cut.has(own),
    endsWithWorker: task.parties.some(
      ({ callSid, endConferenceOnExit }) => callSid === own && endConferenceOnExit,
    ),
  };
}

/** The worker's own call, and that of a supervisor who monitors it. */
function callsOf(task: TaskView, cut: ReadonlySet<string>): ShownCall[] {
  if (task.channel !== 'voice') return [];
  const monitors = task.parties.filter(({ kind, joined }) => kind === 'supervisor' && joined);
  const monitored = monitors.map((leg) => callOf(task, leg.worker ?? '', leg.callSid, cut));
  const own = task.status === 'pending' || task.ownCallSid !== null;
  return own ? [callOf(task, task.worker, task.ownCallSid, cut), ...monitored] : monitored;
}

export function pictureOf(snapshot: Snapshot, cut: ReadonlySet<string>): Picture {
  return {
    workers: snapshot.workers.map(workerOf),
    calls: snapshot.tasks.flatMap((task) => callsOf(task, cut)),
    faults: shownFaults(snapshot.faults),
  };
}
