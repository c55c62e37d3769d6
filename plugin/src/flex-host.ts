/** What the glue asks of Flex: holds, the shown call, a second look at a conference, and words for the agent. */
import { Actions, TaskHelper, type ITask } from '@twilio/flex-ui';
import {
  HostRefusal,
  nextTask,
  type Host,
  type PartyId,
  type TaskSid,
  type Telling,
  type VoiceCall,
} from '../../js-glue/src';
import type { FlexFacts, HoldMusic } from './flex-facts';
import { mark } from './hooks/mark';
import { refusalOf } from './refusal';
import type { ShownCall } from './shown-call';
import { isDirectCall } from './watch/direct-calls';
import { rollInAnswer } from './watch/fresh';
import { kindOf, participantOf, rollOf, targetSidOf, type Participant, type Roll } from './watch/parties';

export interface HostReach {
  readonly flex: FlexFacts;
  readonly shown: ShownCall;
  /** Tells the core who is in a conference. */
  readonly tellRoll: (task: TaskSid, roll: Roll) => void;
  /** Tells the core what is known of a call without a conference. */
  readonly tellDirect: (task: TaskSid) => void;
  readonly tell: (notice: Telling) => void;
}

export class FlexHost implements Host {
  constructor(private readonly reach: HostReach) {}

  /**
   * The agent's own accept or unhold, before which holds are asked for, goes out first: Flex draws itself anew at each
   * action, 20 to 40 ms in which the new call would wait for its request, and a call to be held is silent already (P2).
   */
  async hold(task: TaskSid, party: PartyId): Promise<void> {
    await nextTask();
    return this.setHold(task, party, true);
  }

  unhold(task: TaskSid, party: PartyId): Promise<void> {
    return this.setHold(task, party, false);
  }

  show(call: VoiceCall | null): void {
    this.reach.shown.show(call);
  }

  tell(notice: Telling): void {
    this.reach.tell(notice);
  }

  /**
   * Flex's picture is pushed, and stays wrong when one push is lost; the Interactions API is asked afresh. A conference
   * that Flex reads from a Sync map has no such API, and there the map is all there is.
   */
  async recheck(sid: TaskSid): Promise<void> {
    const { flex, tellRoll, tellDirect } = this.reach;
    const task = flex.task(sid);
    if (!task) return; // gone, and told so by the watch
    if (isDirectCall(flex, task)) return tellDirect(sid);
    const channel = flex.conference(task)?.source.channel?.sid;
    try {
      const roll = channel?.startsWith('UO')
        ? rollInAnswer(await task.getParticipants(channel), flex.ownWorkerSid())
        : rollOf(flex.participants(sid), flex.ownWorkerSid());
      tellRoll(sid, roll);
    } catch (error) {
      throw refused(error);
    }
  }

  private async setHold(sid: TaskSid, party: PartyId, hold: boolean): Promise<void> {
    const { flex } = this.reach;
    const task = flex.task(sid);
    if (task && isDirectCall(flex, task)) return holdDirectly(task, hold);
    const participant = task && participantOf(flex.participants(sid), party);
    const targetSid = participant && targetSidOf(participant);
    if (!task || !participant || !targetSid) throw new HostRefusal('The party has left', { final: true });
    const external = kindOf(participant) === 'external';
    if (external && !flex.knowsExternal(targetSid)) {
      throw new HostRefusal('Flex cannot put this external party on hold', { final: true });
    }
    try {
      const done = act(task, participant, targetSid, hold, flex.holdMusic());
      await (external ? Promise.race([done, this.seenOnHold(sid, party, hold)]) : done);
    } catch (error) {
      throw refused(error);
    }
  }

  /**
   * Resolves when Flex's picture of a party turns to `hold`; never, when it says so already. For an external party
   * Flex waits for an event that it misses when that comes before the response, and then fails after 10 s although
   * the hold was done (source: the Interactions SDK in Flex's bundle, `participantModified`).
   */
  private seenOnHold(sid: TaskSid, party: PartyId, hold: boolean): Promise<void> {
    const { flex } = this.reach;
    const isSo = (): boolean => participantOf(flex.participants(sid), party)?.onHold === hold;
    if (isSo()) return new Promise(() => {});
    return new Promise((resolve) => {
      const stop = flex.subscribe(() => {
        if (!isSo() && flex.task(sid)) return;
        stop();
        resolve();
      });
    });
  }
}

/**
 * By Flex's action, so that other plugins' listeners hear of it. Its failure comes out whole: it throws, and shows no
 * notification (source: WorkerActions.holdParticipant). While a warm transfer is under way Flex's action refuses on its
 * own account, though Twilio would not: then the task is asked itself, with the music that Flex would have asked for.
 */
async function act(
  task: ITask,
  participant: Participant,
  targetSid: string,
  hold: boolean,
  music: HoldMusic,
): Promise<void> {
  if (TaskHelper.canHold(task)) {
    await Actions.invokeAction(hold ? 'HoldParticipant' : 'UnholdParticipant', {
      task,
      targetSid,
      participantType: participant.participantType,
      ...mark(),
    });
  } else {
    await (hold
      ? task.holdParticipant(targetSid, music.url, music.method)
      : task.unholdParticipant(targetSid));
  }
}

/**
 * By the action that the plugin which made the call handles. It cancels the action when it has done so, which Flex says
 * with these words only (source: ActionsImpl.invokeAction).
 */
async function holdDirectly(task: ITask, hold: boolean): Promise<void> {
  try {
    await Actions.invokeAction(hold ? 'HoldCall' : 'UnholdCall', { task, ...mark() });
  } catch (error) {
    if (!/cancelled by before event$/.test(error instanceof Error ? error.message : '')) throw refused(error);
  }
}

function refused(error: unknown): HostRefusal {
  const { reason, retryAfterMs, final } = refusalOf(error);
  return new HostRefusal(reason, { retryAfterMs, final });
}
