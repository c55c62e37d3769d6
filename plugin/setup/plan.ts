/** What is to be changed in an account, and what is to be said of it. Pure: an account and wishes in, a plan out. */
import { createHash } from 'node:crypto';
import type { Account } from './account';
import type { Answer } from './answers';
import type { CapacityChange, Change, WorkflowChange } from './change';
import { isOpen, type Finding } from './finding';
import type { Answered } from './invariant';
import { canonical, type Json } from './json';
import { notesOn } from './notes';
import { maxCallsOf, planOptions, planOverrides } from './plan-options';
import { readWorkflow, type WorkflowReading } from './workflow';

export interface Wishes {
  /** Simultaneous calls that an agent may have; null: as the hosted options say, else the default. */
  readonly maxCalls: number | null;
  readonly answers: readonly Answer[];
  /** Which workers are to have several calls. */
  readonly mayRaise: (sid: string) => boolean;
  /** Whether any workers were asked for at all. */
  readonly asksForWorkers: boolean;
  /** Whether the plugin is to be on for the chosen workers only. */
  readonly pilot: boolean;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly answered: Answered;
  /** The word by which `apply` knows this plan: made of the account, all workflows, every change, answer and finding. */
  readonly word: string;
}

export function makePlan(account: Account, wishes: Wishes): Plan {
  const maxCalls = maxCallsOf(account, wishes);
  const readings = account.workflows.map((workflow) => readWorkflow(workflow, wishes.answers));
  const chosen = account.workers.filter(({ sid }) => wishes.mayRaise(sid));
  const changes: Change[] = [
    ...readings.flatMap(changeOf),
    ...planCapacity(chosen, maxCalls),
    ...(wishes.pilot ? planOverrides(chosen, wishes) : planOptions(account, wishes)),
  ];
  const findings = [
    ...readings.flatMap((reading) => reading.findings),
    ...notesOn(account, wishes, chosen, changes),
  ];
  const { accountSid, workspaceSid } = account;
  const answered = { answers: wishes.answers, configurations: guardedConfigurations(readings) };
  const all = { accountSid, workspaceSid, changes, findings, answered } as unknown as Json;
  return {
    changes,
    findings,
    answered,
    word: createHash('sha256').update(canonical(all)).digest('hex').slice(0, 12),
  };
}

export function openQuestions({ findings }: Plan): Finding[] {
  return findings.filter(isOpen);
}

function guardedConfigurations(readings: readonly WorkflowReading[]): Record<string, string> {
  return Object.fromEntries(
    readings.map(({ workflow, after }) => [workflow.sid, after ?? workflow.configuration]),
  );
}

function changeOf({ workflow, after, edits }: WorkflowReading): WorkflowChange[] {
  const { sid, name, configuration: before } = workflow;
  return after === null ? [] : [{ kind: 'workflow', sid, name, before, after, stored: null, edits }];
}

/** A capacity is never lowered, and agents who take no voice calls (0) go on taking none. */
function planCapacity(chosen: readonly Account['workers'][number][], maxCalls: number): CapacityChange[] {
  return chosen
    .filter(({ capacity }) => capacity > 0 && capacity < maxCalls)
    .map(({ sid, name, capacity }) => ({ kind: 'capacity', sid, name, before: capacity, after: maxCalls }));
}
