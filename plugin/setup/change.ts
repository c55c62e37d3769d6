/** One change of the account: what stood there, and what is to stand there. Its inverse undoes it. */
import type { Json } from './json';

/** A line of a workflow that changes, for people to read. */
export interface Edit {
  readonly where: string;
  /** null: nothing stood there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface WorkflowChange {
  readonly kind: 'workflow';
  readonly sid: string;
  readonly name: string;
  readonly before: Json;
  readonly after: Json;
  readonly edits: readonly Edit[];
}

export interface CapacityChange {
  readonly kind: 'capacity';
  readonly sid: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export interface OptionsChange {
  readonly kind: 'options';
  /** In the hosted `ui_attributes`. */
  readonly path: readonly string[];
  /** null: the key was, or is to be, absent. */
  readonly before: Json;
  readonly after: Json;
}

export type Change = WorkflowChange | CapacityChange | OptionsChange;

/** In the order in which they are safe: guards first, then capacity, and the plugin last. */
export const ORDER = ['workflow', 'capacity', 'options'] as const satisfies readonly Change['kind'][];

/** The list that undoes a list: each change the other way round, the last first. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.map(reversed).reverse();
}

function reversed(change: Change): Change {
  switch (change.kind) {
    case 'workflow': {
      const edits = change.edits.map(({ where, before, after }) => ({ where, before: after, after: before }));
      return { ...change, before: change.after, after: change.before, edits };
    }
    case 'capacity':
      return { ...change, before: change.after, after: change.before };
    case 'options':
      return { ...change, before: change.after, after: change.before };
    default:
      return change satisfies never;
  }
}

/** What a change is of, in words. */
export function nameOf(change: Change): string {
  switch (change.kind) {
    case 'workflow':
      return `workflow "${change.name}" (${change.sid})`;
    case 'capacity':
      return `worker "${change.name}" (${change.sid})`;
    case 'options':
      return `hosted flex-config, ${change.path.join('.')}`;
    default:
      return change satisfies never;
  }
}
