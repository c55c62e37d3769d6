/**
 * THE INVARIANT. No write of this tool lets an agent have more than one voice call while a workflow is unguarded and
 * unanswered. In particular, immediately before such a write the tool has looked at the account, and has seen that
 *   1. when it raises a capacity above 1: every workflow is guarded, or what is open in it is answered (`mayRaise`);
 *   2. when it takes a guard away: no agent has more than one voice call, unless the admin insisted (`mayUnguard`).
 * Every workflow counts, whichever queues and agents it reaches: to know which, all its expressions had to be worked out.
 * An answer counts only for the configuration that it was given for. A workflow that has changed since is looked at again.
 *
 * What is left is the time between a look and the writes that follow it (at most BATCH of them): Twilio has no conditional
 * write for workflows and capacities. Both are therefore asked again after the last write, and what is found is said.
 */
import type { Answer } from './answers';
import { sameConfiguration } from './configuration';
import { isUnguarded, readWorkflow, type Workflow } from './workflow';

/** Capacities that are raised after one look. */
export const BATCH: number = 20;

/** What the admin saw and answered: kept in the backup. */
export interface Answered {
  readonly answers: readonly Answer[];
  /** For each workflow its configuration as it is when all guards are there. */
  readonly configurations: Readonly<Record<string, string>>;
}

/** The workflows that let a queue's call reach an agent who is on a call, without the admin's word for it. */
export function openWorkflows(workflows: readonly Workflow[], answered: Answered): Workflow[] {
  return workflows.filter((workflow) => {
    const seen = answered.configurations[workflow.sid];
    const isSeen = seen !== undefined && sameConfiguration(seen, workflow.configuration);
    return isUnguarded(readWorkflow(workflow, isSeen ? answered.answers : []));
  });
}

/** Looks at the account. */
export interface Look {
  workflows(): Promise<readonly Workflow[]>;
  /** Whether any worker of the workspace, planned or not, has a voice capacity above 1. */
  anyoneHasSeveral(): Promise<boolean>;
  capacityOf(workerSid: string): Promise<number>;
}

export async function mayRaise(look: Look, answered: Answered): Promise<readonly Workflow[]> {
  return openWorkflows(await look.workflows(), answered);
}

export async function mayUnguard(look: Look, insisted: boolean): Promise<boolean> {
  return insisted || !(await look.anyoneHasSeveral());
}
