/**
 * Carries out a list of changes, each only where the account still is as it was when the list was made.
 * Here THE INVARIANT (invariant.ts) is kept: `raise` looks before and after, `unguards` looks before.
 */
import { APPLY_ORDER, nameOf, UNDO_ORDER, type Change, type Kind, type WorkflowChange } from './change';
import { Failure, Gone } from './failure';
import { fateOf, type Doors, type Fate } from './fate';
import { BATCH, mayRaise, mayUnguard, type Answered, type Look } from './invariant';
import { inLanes } from './lanes';

export interface Progress {
  readonly change: Change;
  readonly fate: Fate;
  /** How many are over with, this one included, of how many. */
  readonly count: number;
  readonly total: number;
}

export interface Outcome {
  readonly change: Change;
  readonly fate: Fate;
}

/** Broken off. Of `unsure` nobody can say whether Twilio made them; one that it made, it made in whole. */
export class BrokenOff extends Failure {
  constructor(
    reason: string,
    readonly outcomes: readonly Outcome[],
    readonly unsure: readonly Change[],
    readonly total: number,
    /** Whether the same list can be gone on with; otherwise a new plan is needed. */
    readonly canGoOn: boolean,
  ) {
    super(reason);
  }
}

/** The account has moved away from the plan: going on would break the invariant. */
class Moved extends Failure {}

export interface Way {
  readonly undoing: boolean;
  readonly answered: Answered;
  /** Guards are taken away although agents have more than one voice call. */
  readonly insisted: boolean;
  readonly tell: (progress: Progress) => void;
  /** Called before guards are written. @returns what waits, afterwards, for the calls that were on offer meanwhile */
  readonly settle: (workflows: readonly WorkflowChange[]) => Promise<() => Promise<void>>;
  /** Told when Twilio keeps another text of a workflow than it was given. */
  readonly stored: (change: WorkflowChange, text: string) => void;
}

/** @throws BrokenOff when Twilio refuses or is out of reach, or when the account has moved away from the plan */
export async function carryOut(
  changes: readonly Change[],
  doors: Doors & Look,
  way: Way,
): Promise<Outcome[]> {
  const course = new Course(doors, way, changes.length);
  try {
    for (const kind of way.undoing ? UNDO_ORDER : APPLY_ORDER) {
      await course.phase(
        kind,
        changes.filter((change) => change.kind === kind),
      );
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { outcomes, unsure } = course;
    throw new BrokenOff(error.message, outcomes, unsure, changes.length, !(error instanceof Moved));
  }
  return course.outcomes;
}

class Course {
  readonly outcomes: Outcome[] = [];
  readonly unsure: Change[] = [];

  constructor(
    private readonly doors: Doors & Look,
    private readonly way: Way,
    private readonly total: number,
  ) {}

  async phase(kind: Kind, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    if (this.way.undoing) return kind === 'capacity' ? this.make(changes) : this.unguard(changes);
    if (kind === 'capacity') return this.raise(changes);
    const workflows = changes.filter((each) => each.kind === 'workflow');
    const settled = workflows.length > 0 ? await this.way.settle(workflows) : null;
    await this.make(changes);
    await settled?.();
  }

  /** THE INVARIANT, 1. */
  private async raise(changes: readonly Change[]): Promise<void> {
    for (let at = 0; at < changes.length; at += BATCH) {
      await this.seeThatAllIsGuarded();
      await this.make(changes.slice(at, at + BATCH));
    }
    await this.seeThatAllIsGuarded();
  }

  private async seeThatAllIsGuarded(): Promise<void> {
    const open = await mayRaise(this.doors, this.way.answered);
    if (open.length === 0) return;
    const names = open.map(({ name }) => `"${name}"`).join(', ');
    const raised = this.outcomes.filter(
      ({ change, fate }) => change.kind === 'capacity' && fate === 'done',
    ).length;
    throw new Moved(
      `Calls of these workflows can reach agents who are on a call: ${names}. Somebody has changed them since the plan.${raised > 0 ? ` ${raised} agents have a higher capacity already: make a new plan and apply it, or undo this one.` : ''}`,
    );
  }

  /** THE INVARIANT, 2; and the plugin stays as long as the guards do. */
  private async unguard(changes: readonly Change[]): Promise<void> {
    const { insisted } = this.way;
    for (const change of changes) {
      const may =
        change.kind === 'override'
          ? insisted || (await this.capacityOf(change.sid)) <= 1
          : await mayUnguard(this.doors, insisted);
      if (may) await this.make([change]);
      else this.note(change, 'kept');
    }
    const taken = this.outcomes.some(({ change, fate }) => change.kind === 'workflow' && fate === 'done');
    if (taken && !(await mayUnguard(this.doors, insisted))) {
      throw new Moved(
        'Somebody has given agents more than one call while guards were taken away, so queues can ring agents who are on a call. Make a new plan, which guards again.',
      );
    }
  }

  private async capacityOf(sid: string): Promise<number> {
    try {
      return await this.doors.capacityOf(sid);
    } catch (error) {
      if (error instanceof Gone) return 0;
      throw error;
    }
  }

  private async make(changes: readonly Change[]): Promise<void> {
    const failed = await inLanes(changes, (change) => this.one(change));
    if (failed !== null) throw failed;
  }

  private async one(change: Change): Promise<void> {
    const { undoing, stored } = this.way;
    let isWriting = false;
    try {
      const fate = await fateOf(change, this.doors, { undoing, stored, writing: () => (isWriting = true) });
      this.note(change, fate);
      if (!undoing && change.kind === 'workflow' && (fate === 'moved' || fate === 'gone')) {
        throw new Moved(`The ${nameOf(change)} has changed since the plan.`);
      }
    } catch (error) {
      if (isWriting && !(error instanceof Moved)) this.unsure.push(change);
      throw error;
    }
  }

  private note(change: Change, fate: Fate): void {
    this.outcomes.push({ change, fate });
    this.way.tell({ change, fate, count: this.outcomes.length, total: this.total });
  }
}
