/**
 * Which leg the agent had of each task on a page of this browser, kept for the page that comes after. An agent may have
 * another leg elsewhere, in another browser or on Flex Mobile, and is then not to be told that it was lost (P40). It is kept
 * for all pages of the browser: after a crash it is another page that takes the calls over (P34).
 */
import type { CallSid, MultiCall, Snapshot, TaskSid } from '../../../js-glue/src';
import type { Stop } from '../parts';

const KEY = 'multi-call.legs';
/** Tasks kept, the latest. A task stays after its call, for that is what a reload ends. */
const MOST_TASKS = 50;

export type OwnLegs = ReadonlyMap<TaskSid, CallSid>;

export interface Followed {
  readonly legs: OwnLegs;
  readonly stop: Stop;
}

/** Reads what the pages before kept, and keeps the legs of this page's open calls from now on. */
export function followOwnLegs(
  session: Pick<MultiCall, 'snapshot' | 'subscribe'>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): Followed {
  const legs = read(storage);
  const note = ({ calls }: Snapshot): void => {
    let changed = false;
    for (const { task, sid, stage } of calls) {
      if (task === null || sid === null || stage !== 'open' || legs.get(task) === sid) continue;
      legs.delete(task); // so that it is the latest
      legs.set(task, sid);
      changed = true;
    }
    if (!changed) return;
    for (const task of legs.keys()) if (legs.size > MOST_TASKS) legs.delete(task);
    try {
      storage.setItem(KEY, JSON.stringify([...legs]));
    } catch (error) {
      console.warn('[multi-call] The calls of this page cannot be kept for a reload:', error);
    }
  };
  note(session.snapshot);
  return { legs, stop: session.subscribe(note) };
}

/** Ignores anything else than what was written here: anybody can write to the storage. */
function read(storage: Pick<Storage, 'getItem'>): Map<TaskSid, CallSid> {
  try {
    const entries: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [TaskSid, CallSid] {
  return (
    Array.isArray(entry) &&
    entry.length === 2 &&
    entry.every((name) => typeof name === 'string' && /^\w{1,64}$/.test(name))
  );
}
