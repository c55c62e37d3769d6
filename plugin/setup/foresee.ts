/** What an undo, or the rest of an apply, would find: the changes that are still to be made. Pure. */
import type { Account } from './account';
import type { Change } from './change';
import { sameConfiguration } from './configuration';
import { same, valueAt } from './json';

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
