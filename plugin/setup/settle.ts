/**
 * Calls that are being offered to an agent while a workflow changes: "Tasks in the reserved state cannot receive a Workflow
 * update" (support.twilio.com, article 36535203110043). If such an offer is refused, the call goes on by the rules from
 * before, without the guard. So we wait until none of these calls is offered any more, and have the workflow route again then.
 */
import type { Identity } from './account';
import type { WorkflowChange } from './change';
import { Failure } from './failure';
import { counted } from './output';
import type { Clock } from './requests';
import { PAGE, type Twin } from './twilio';

const BETWEEN_LOOKS_MS = 5000;
/** Offers last two minutes unless the workflow has another task_reservation_timeout. */
const LOOKS = 60;

export class Settling {
  /** Calls that were on offer around the change, each with its workflow. */
  private readonly stale = new Map<string, string>();

  constructor(
    private readonly twin: Twin,
    private readonly identity: Identity,
    private readonly workflows: readonly WorkflowChange[],
    private readonly clock: Clock,
    private readonly tell: (text: string) => void,
  ) {}

  /** Before the workflows are changed, and again after that. */
  async note(): Promise<void> {
    for (const [call, workflow] of await this.offered()) this.stale.set(call, workflow);
  }

  /** @throws Failure when calls are still on offer after five minutes */
  async end(): Promise<void> {
    await this.note();
    for (let looks = 0, left = await this.left(); this.stale.size > 0; left = await this.left()) {
      if (left === 0) {
        await this.routeAgain();
        // One that was offered again in between is not routed again.
        if ((await this.left()) === 0) return;
      }
      if (++looks > LOOKS) {
        const calls = counted(left, 'call');
        throw new Failure(
          `${calls} still on offer to agents by the rules from before: no capacity was raised.`,
        );
      }
      this.tell(`${counted(left, 'call')} on offer to agents by the rules from before: waiting`);
      await this.clock.wait(BETWEEN_LOOKS_MS);
    }
  }

  private async left(): Promise<number> {
    if (this.stale.size === 0) return 0;
    const now = await this.offered();
    return [...this.stale.keys()].filter((call) => now.has(call)).length;
  }

  private async routeAgain(): Promise<void> {
    const { client, requests } = this.twin;
    for (const sid of new Set(this.stale.values())) {
      const workflow = client.taskrouter.v1.workspaces(this.identity.workspaceSid).workflows(sid);
      await requests.ask('have waiting calls routed again', () =>
        workflow.update({ reEvaluateTasks: 'true' }),
      );
    }
  }

  private async offered(): Promise<Map<string, string>> {
    const { client, requests } = this.twin;
    const { tasks } = client.taskrouter.v1.workspaces(this.identity.workspaceSid);
    const reserved = await requests.ask('read the calls on offer', () =>
      tasks.list({ assignmentStatus: ['reserved'], pageSize: PAGE }),
    );
    const calls = reserved.filter(
      ({ workflowSid, taskChannelUniqueName }) =>
        taskChannelUniqueName === 'voice' && this.workflows.some(({ sid }) => sid === workflowSid),
    );
    return new Map(calls.map(({ sid, workflowSid }) => [sid, workflowSid]));
  }
}
