/**
 * Whom the policy has on hold, kept for this tab: after a reload nothing else tells them from those whom the agent put
 * on hold (P27). A party's key is the CallSid of its leg, which a reload leaves as it is.
 */
import type { MultiCall, PartyId, Snapshot, TaskSid } from '../../js-glue/src';
import type { Stop } from './parts';

const KEY = 'multi-call.held';
/** Tasks kept, the latest. A task stays after its call, for that is what a reload ends. */
const MOST_TASKS = 50;

type Held = Map<TaskSid, readonly PartyId[]>;

/** Tells the core what the page before kept, and keeps it from now on. To be started before anyone tells of parties. */
export function rememberHolds(
  session: Pick<MultiCall, 'post' | 'subscribe'>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
): Stop {
  const held = read(storage);
  for (const [task, parties] of held) {
    for (const party of parties) session.post({ type: 'holdRecalled', task, party });
  }
  let written = '';
  return session.subscribe((snapshot) => {
    note(held, snapshot);
    const text = JSON.stringify([...held]);
    if (text === written) return;
    written = text;
    try {
      storage.setItem(KEY, text);
    } catch (error) {
      console.warn('[multi-call] Who is on hold cannot be kept for a reload:', error);
    }
  });
}

function note(held: Held, { calls }: Snapshot): void {
  for (const { task, parties } of calls) {
    if (task === null) continue;
    const ours = parties.filter((party) => party.heldBy === 'policy' && party.kind !== 'own');
    if (ours.length > 0)
      held.set(
        task,
        ours.map(({ party }) => party),
      );
    else held.delete(task);
  }
  for (const task of held.keys()) if (held.size > MOST_TASKS) held.delete(task);
}

/** Anything else than what was written here is passed over: the storage is anybody's. */
function read(storage: Pick<Storage, 'getItem'>): Held {
  try {
    const entries: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [TaskSid, PartyId[]] {
  if (!Array.isArray(entry)) return false;
  const [task, parties] = entry as unknown[];
  return isName(task) && Array.isArray(parties) && parties.every(isName);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,64}$/.test(value);
}
