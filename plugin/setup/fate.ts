/** Makes one change, and tells what became of it. */
import { nameOf, type Change, type WorkflowChange } from './change';
import { sameConfiguration } from './configuration';
import { Failure, Gone } from './failure';
import { same, type Json } from './json';

/** The account, as far as changes go. `undefined`: there is nothing there. */
export interface Doors {
  read(change: Change): Promise<Json | undefined>;
  /** @returns what stands there now */
  write(change: Change): Promise<Json | undefined>;
}

/**
 * `already`: as it is to be. `moved`: neither as it was nor as it is to be, so it was left alone. `gone`: deleted.
 * `kept`: not undone, because agents still have more than one voice call.
 */
export type Fate = 'done' | 'already' | 'moved' | 'gone' | 'kept';

export interface Making {
  readonly undoing: boolean;
  /** Told just before Twilio is asked to write. */
  readonly writing: () => void;
  /** See Way.stored. */
  readonly stored: (change: WorkflowChange, text: string) => void;
}

export async function fateOf(change: Change, doors: Doors, making: Making): Promise<Fate> {
  try {
    const now = await doors.read(change);
    if (isSame(change, now, change.after) || (!making.undoing && isStored(change, now))) return 'already';
    if (!isSame(change, now, change.before) && !(making.undoing && isStored(change, now))) return 'moved';
    making.writing();
    const then = await doors.write(change);
    if (isSame(change, then, change.after)) return 'done';
    if (change.kind !== 'workflow' || typeof then !== 'string') {
      throw new Failure(`Twilio took the change of the ${nameOf(change)} but keeps something else there.`);
    }
    // Whether that is guarded is seen before any capacity is raised.
    if (!making.undoing) making.stored(change, then);
    return 'done';
  } catch (error) {
    if (error instanceof Gone) return 'gone';
    throw error;
  }
}

function isStored(change: Change, now: Json | undefined): boolean {
  return change.kind === 'workflow' && change.stored !== null && isSame(change, now, change.stored);
}

function isSame(change: Change, a: Json | undefined, b: Json | undefined): boolean {
  return change.kind === 'workflow' && typeof a === 'string' && typeof b === 'string'
    ? sameConfiguration(a, b)
    : same(a, b);
}
