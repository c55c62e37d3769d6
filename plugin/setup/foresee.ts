/** What an undo, or the rest of an apply, would find: the changes that are still to be made. Pure. */
import type { Account, Worker } from './account';
import type { Change } from './change';
import { sameConfiguration } from './configuration';
import { same, valueAt } from './json';

export interface Foreseen {
  readonly rest: readonly Change[];
  /** Workers who have more than one call when the rest is made: guards and plugin stay then. */
  readonly several: readonly Worker[];
}

export function haveSeveralAfter(rest: readonly Change[], { workers }: Account): Worker[] {
  const after = new Map(rest.flatMap((each) => (each.kind === 'capacity' ? [[each.sid, each]] : [])));
  return workers.filter(({ sid, capacity }) => {
    const change = after.get(sid);
    // What is not as it was left is not changed.
    return (change?.before === capacity ? change.after : capacity) > 1;
  });
}

/** Those that do not stand as they are to be. */
export function stillToMake(changes: readonly Change[], account: Account): Change[] {
  return changes.filter((change) => {
    switch (change.kind) {
      case 'workflow': {
        const now = account.workflows.find(({ sid }) => sid === change.sid)?.configuration;
        return now !== undefined && !sameConfiguration(now, change.after);
      }
      case 'capacity': {
        const now = account.workers.find(({ sid }) => sid === change.sid)?.capacity;
        return now !== undefined && now !== change.after;
      }
      case 'override': {
        const worker = account.workers.find(({ sid }) => sid === change.sid);
        return worker !== undefined && !same(valueAt(worker.attributes ?? {}, change.path), change.after);
      }
      case 'options':
        return !same(valueAt(account.uiAttributes, change.path), change.after);
      default:
        return change satisfies never;
    }
  });
}
