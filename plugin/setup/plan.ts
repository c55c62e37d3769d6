/** What is to be changed in an account, and what is to be said of it. Pure: an account and wishes in, a plan out. */
import { createHash } from 'node:crypto';
import { readOptions } from '../src/config';
import { options, usualOf, type Option } from '../src/options';
import { OPTIONS_PATH, type Account, type Workflow } from './account';
import { nameOf, type CapacityChange, type Change, type OptionsChange, type WorkflowChange } from './change';
import { canonical, isObject, same, valueAt, type Json } from './json';
import { guardWorkflow, type Answer } from './workflow';

export interface Wishes {
  /** Calls an agent may have at once; null: as the hosted options say, else the default. */
  readonly maxCalls: number | null;
  /** Sids or names of workflows whose filters are all for calls, or `all`. */
  readonly guard: readonly string[];
  /** Sids or names of workflows whose doubtful filters are to be left unguarded, or `all`. */
  readonly leave: readonly string[];
  /** Which workers are to have several calls. */
  readonly mayRaise: (sid: string) => boolean;
}

export interface Plan {
  readonly changes: readonly Change[];
  /** Workflows of which only the admin knows whether they carry other tasks than calls. */
  readonly questions: readonly string[];
  readonly notes: readonly string[];
  /** Calls that queues will go on giving to busy agents: what could not be guarded. */
  readonly warnings: readonly string[];
  /** Two plans with the same changes have the same. */
  readonly fingerprint: string;
}

export function makePlan(account: Account, wishes: Wishes): Plan {
  const maxCalls = maxCallsOf(account, wishes);
  const written = account.workflows.map((workflow) => planWorkflow(workflow, answerFor(workflow, wishes)));
  const changes = [
    ...written.flatMap(({ change }) => change),
    ...planCapacity(account, wishes, maxCalls),
    ...planOptions(account, wishes),
  ];
  return {
    changes,
    questions: written.flatMap(({ questions }) => questions),
    notes: [
      ...written.flatMap(({ notes }) => notes),
      ...notesOnDialling(account, changes),
      ...notesOnWorkers(account, wishes, maxCalls),
    ],
    warnings: written.flatMap(({ warnings }) => warnings),
    fingerprint: createHash('sha256')
      .update(canonical(changes as unknown as Json))
      .digest('hex')
      .slice(0, 12),
  };
}

/** The hosted options, brought within their bounds as the plugin itself would bring them. */
export function hostedOptions(account: Account): ReturnType<typeof readOptions> & { enabled: boolean } {
  const hosted = valueAt(account.uiAttributes, OPTIONS_PATH);
  const given = isObject(hosted) ? hosted : {};
  return { ...readOptions(given), enabled: given['enabled'] === true };
}

export function maxCallsOf(account: Account, wishes: Wishes): number {
  return wishes.maxCalls ?? hostedOptions(account).values.maxCalls;
}

function answerFor({ sid, name }: Workflow, { guard, leave }: Wishes): Answer {
  const isIn = (list: readonly string[]): boolean => list.includes(sid) || list.includes(name);
  // What names a workflow goes before `all`.
  if (isIn(leave)) return 'leave';
  if (isIn(guard) || guard.includes('all')) return 'guard';
  return leave.includes('all') ? 'leave' : undefined;
}

interface Written {
  readonly change: readonly WorkflowChange[];
  readonly questions: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

function planWorkflow({ sid, name, configuration }: Workflow, answer: Answer): Written {
  const title = `workflow "${name}" (${sid})`;
  const outcome = guardWorkflow(configuration, answer);
  if ('unreadable' in outcome) {
    return {
      change: [],
      questions: [],
      notes: [],
      warnings: [`${title} is left alone: ${outcome.unreadable}`],
    };
  }
  const { before, after, edits, doubts, notes } = outcome;
  return {
    change: edits.length === 0 ? [] : [{ kind: 'workflow', sid, name, before, after, edits }],
    questions: doubts.length === 0 ? [] : [`${title}: does ${doubts.join(', and ')} carry only voice calls?`],
    notes: notes.map((note) => `${title}: ${note}`),
    warnings: [],
  };
}

function planCapacity(account: Account, wishes: Wishes, maxCalls: number): CapacityChange[] {
  return account.workers
    .filter(({ sid, capacity }) => capacity > 0 && capacity < maxCalls && wishes.mayRaise(sid))
    .map(({ sid, name, capacity }) => ({ kind: 'capacity', sid, name, before: capacity, after: maxCalls }));
}

/** Whether Twilio evaluates a target's expression for a call that an agent dials is not documented. */
function notesOnDialling({ dialWorkflows }: Account, changes: readonly Change[]): string[] {
  return changes.flatMap((change) =>
    change.kind === 'workflow' && dialWorkflows.includes(change.sid)
      ? [
          `${nameOf(change)} also takes the calls that agents dial: afterwards try to dial with a call on hold`,
        ]
      : [],
  );
}

function notesOnWorkers(account: Account, wishes: Wishes, maxCalls: number): string[] {
  const chosen = account.workers.filter(({ sid }) => wishes.mayRaise(sid));
  const without = chosen.filter(({ capacity }) => capacity === 0).length;
  const above = chosen.filter(({ capacity }) => capacity > maxCalls).length;
  return [
    ...(chosen.length === 0
      ? ['no workers are chosen: say --workers all, --workers EXPRESSION or --worker NAME']
      : []),
    ...(without > 0 ? [`${without} of the chosen workers take no voice calls (capacity 0): left so`] : []),
    ...(above > 0
      ? [`${above} of the chosen workers have a voice capacity above ${maxCalls}: not lowered`]
      : []),
  ];
}

/** The options are written out in full: the template's admin panel has a control for each that is there. */
function planOptions(account: Account, wishes: Wishes): OptionsChange[] {
  const hosted = valueAt(account.uiAttributes, OPTIONS_PATH);
  const usual = Object.fromEntries(
    Object.entries<Option>(options).map(([name, option]) => [name, usualOf(option)]),
  );
  const wanted = {
    ...usual,
    ...(isObject(hosted) ? hosted : {}),
    ...(wishes.maxCalls === null ? {} : { max_calls: wishes.maxCalls }),
    enabled: true,
  };
  if (same(hosted, wanted)) return [];
  const path = pathToWrite(account);
  const after = OPTIONS_PATH.slice(path.length).reduceRight<Json>((value, key) => ({ [key]: value }), wanted);
  return [{ kind: 'options', path, before: valueAt(account.uiAttributes, path) ?? null, after }];
}

/** As far as the way exists, and one key further: undoing then leaves nothing behind. */
function pathToWrite({ uiAttributes }: Account): string[] {
  const there = OPTIONS_PATH.findIndex(
    (_, i) => !isObject(valueAt(uiAttributes, OPTIONS_PATH.slice(0, i + 1))),
  );
  return OPTIONS_PATH.slice(0, there === -1 ? OPTIONS_PATH.length : there + 1);
}
