/** Carries out a list of changes: each only where the account still is as it was when the list was made. */
import { nameOf, ORDER, type Change } from './change';
import { Failure, Gone } from './failure';
import { same, type Json } from './json';

/** The account, as far as changes go. `undefined`: there is nothing there. */
export interface Doors {
  read(change: Change): Promise<Json>;
  /** @returns what stands there now */
  write(change: Change): Promise<Json>;
}

/** `already`: as it is to be. `moved`: neither as it was nor as it is to be: left alone. `gone`: deleted. */
export type Fate = 'done' | 'already' | 'moved' | 'gone';

export interface Progress {
  readonly change: Change;
  readonly fate: Fate;
  /** How many are over with, this one included, of how many. */
  readonly count: number;
  readonly total: number;
}

/** Broken off. Of those under way nobody can say whether Twilio made them; one that it made, it made in whole. */
export class BrokenOff extends Failure {
  constructor(
    reason: string,
    readonly finished: number,
    readonly total: number,
  ) {
    super(`${reason} At least ${finished} of ${total} changes are made; each is whole.`);
  }
}

/** Requests under way at once. Twilio's limits are per second, so more would gain little. */
const LANES = 4;

/**
 * @param changes in any order: they are made in ORDER, or in its reverse when they undo
 * @throws BrokenOff when Twilio refuses or is out of reach, or when a workflow has moved: without its guard, more
 * capacity would ring busy agents
 */
export async function carryOut(
  changes: readonly Change[],
  doors: Doors,
  { undoing = false, tell }: { undoing?: boolean; tell: (progress: Progress) => void },
): Promise<Fate[]> {
  const fates: Fate[] = [];
  const one = async (change: Change): Promise<void> => {
    const fate = await fateOf(change, doors);
    fates.push(fate);
    tell({ change, fate, count: fates.length, total: changes.length });
    if (!undoing && change.kind === 'workflow' && (fate === 'moved' || fate === 'gone')) {
      throw new Failure(`The ${nameOf(change)} has changed since it was looked at: make a new plan.`);
    }
  };
  for (const kind of undoing ? [...ORDER].reverse() : ORDER) {
    const failed = await inLanes(
      changes.filter((change) => change.kind === kind),
      one,
    );
    if (failed instanceof Failure) throw new BrokenOff(failed.message, fates.length, changes.length);
    if (failed !== null) throw failed;
  }
  return fates;
}

async function fateOf(change: Change, doors: Doors): Promise<Fate> {
  try {
    const now = await doors.read(change);
    if (same(now, change.after)) return 'already';
    if (!same(now, change.before)) return 'moved';
    const then = await doors.write(change);
    if (!same(then, change.after)) {
      throw new Failure(`Twilio took the change of the ${nameOf(change)} but keeps something else there.`);
    }
    return 'done';
  } catch (error) {
    if (error instanceof Gone) return 'gone';
    throw error;
  }
}

/** Works through all, some at a time. After a failure none is begun, and those under way are waited for. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<Error | null> {
  const waiting = [...items];
  const failures: Error[] = [];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error instanceof Error ? error : new Error(String(error)));
        waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failures[0] ?? null;
}
