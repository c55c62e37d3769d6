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
  /** Configurations, as text: the original is put back letter by letter. */
  readonly before: string;
  readonly after: string;
  /** What Twilio kept when it was given `after`, if that says something else; null: it has not, or nobody has asked yet. */
  readonly stored: string | null;
  readonly edits: readonly Edit[];
}

export interface CapacityChange {
  readonly kind: 'capacity';
  readonly sid: string;
  readonly name: string;
  /** Simultaneous voice calls. */
  readonly before: number;
  readonly after: number;
}

/** The worker's own `config_overrides`: for a pilot with some agents. */
export interface OverrideChange {
  readonly kind: 'override';
  readonly sid: string;
  readonly name: string;
  /** In the worker's attributes. */
  readonly path: readonly string[];
  /** undefined: the key was, or is to be, absent. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The hosted configuration: for every agent. */
export interface OptionsChange {
  readonly kind: 'options';
  /** In the hosted `ui_attributes`. */
  readonly path: readonly string[];
  /** undefined: the key was, or is to be, absent. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export type Change = WorkflowChange | CapacityChange | OverrideChange | OptionsChange;
export type Kind = Change['kind'];

/** Guards first, then capacity, and the plugin last. */
export const APPLY_ORDER = ['workflow', 'capacity', 'override', 'options'] as const satisfies readonly Kind[];
/** Capacity first. The plugin stays while agents may have several calls, and the guards stay longest. */
export const UNDO_ORDER = ['capacity', 'override', 'options', 'workflow'] as const satisfies readonly Kind[];

/** The list that undoes a list. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    const turned = { ...change, before: change.after, after: change.before } as Change;
    if (turned.kind !== 'workflow') return turned;
    const edits = turned.edits.map(({ where, before, after }) => ({ where, before: after, after: before }));
    return { ...turned, edits };
  });
}

/** What a change is of, in words. */
export function nameOf(change: Change): string {
  switch (change.kind) {
    case 'workflow':
      return `workflow "${change.name}" (${change.sid})`;
    case 'capacity':
      return `voice capacity of "${change.name}" (${change.sid})`;
    case 'override':
      return `plugin for "${change.name}" (${change.sid}), attribute ${change.path.join('.')}`;
    case 'options':
      return `plugin for all agents, hosted flex-config, ${change.path.join('.')}`;
    default:
      return change satisfies never;
  }
}
