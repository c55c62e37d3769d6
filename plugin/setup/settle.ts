/**
 * Calls that are being offered to an agent while a workflow changes: "Tasks in the reserved state cannot receive a Workflow
 * update" (support.twilio.com, article 36535203110043). If such an offer is refused, the call goes on by the rules from
 * before, without the guard. So we wait until none of these is offered any more, and have the workflow routed anew then.
 */
import type { WorkflowChange } from './change';
import { Failure } from './failure';
import type { Identity } from './account';
import type { Clock } from './requests';
import { PAGE, type Twin } from './twilio';

const BETWEEN_LOOKS_MS = 5000;
/** Offers last two minutes unless the workflow says otherwise (task_reservation_timeout). */
const LOOKS = 60;

export async function settle(
  { client, requests }: Twin,
  { workspaceSid }: Identity,
  workflows: readonly WorkflowChange[],
  clock: Clock,
  tell: (text: string) => void,
): Promise<void> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  /** The sids of calls on offer, with those of their workflows. */
  const offered = async (): Promise<Map<string, string>> => {
    const tasks = await requests.ask('read the calls that are being offered', () =>
      workspace.tasks.list({ assignmentStatus: ['reserved'], pageSize: PAGE }),
    );
    const calls = tasks.filter(
      ({ workflowSid, taskChannelUniqueName }) =>
        taskChannelUniqueName === 'voice' && workflows.some(({ sid }) => sid === workflowSid),
    );
    return new Map(calls.map(({ sid, workflowSid }) => [sid, workflowSid]));
  };

  const first = await offered();
  let left = first;
  for (let looks = 1; left.size > 0; looks++) {
    if (looks > LOOKS) {
      throw new Failure(
        `${left.size} calls are still being offered to agents by the rules from before, so no capacity was raised.`,
      );
    }
    tell(`${left.size} calls are being offered to agents by the rules from before: waiting for them`);
    await clock.wait(BETWEEN_LOOKS_MS);
    const now = await offered();
    left = new Map([...left].filter(([sid]) => now.has(sid)));
  }
  for (const sid of new Set(first.values())) {
    await requests.ask('have waiting calls routed anew', () =>
      workspace.workflows(sid).update({ reEvaluateTasks: 'true' }),
    );
  }
}
