/**
 * The agent's calls as they are shown: what the core says of each, with the words of its task. Worked out once for all
 * that draws or speaks of it. Nothing is decided here.
 */
import { TaskHelper, type ITask } from '@twilio/flex-ui';
import type { CallView, TaskSid } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { stateOf, type CallState } from './call-state';
import { HoldTimes } from './hold-times';

export interface AgentCall {
  readonly task: TaskSid;
  readonly name: string;
  readonly queue: string;
  readonly state: CallState;
  /** The one that is heard, or would be were it not on hold. */
  readonly live: boolean;
  /** Live, and its parties have yet to be taken off the hold that the policy had put them on (P12). */
  readonly returning: boolean;
  /** By the agent's own button. */
  readonly muted: boolean;
  /** ms since the epoch: since when it is on hold; of any other call, since when the agent has it. */
  readonly since: number;
}

type Listener = (calls: readonly AgentCall[]) => void;

export class AgentCalls {
  private readonly held = new HoldTimes();
  private readonly listeners = new Set<Listener>();
  private readonly stops: readonly Stop[];
  private latest: readonly AgentCall[] = [];
  private text = '[]';
  private seen: readonly unknown[] = [];

  constructor(
    private readonly parts: Pick<Parts, 'session' | 'flex'>,
    private readonly now: () => number = Date.now,
  ) {
    const { session, flex } = parts;
    this.stops = [session.subscribe(() => this.look()), flex.subscribe(() => this.look())];
    this.look();
  }

  /** The live one first, then whoever waits longest, then the rest in the order in which they came. */
  get all(): readonly AgentCall[] {
    return this.latest;
  }

  /** The listener is called whenever any of it has changed. */
  subscribe(listener: Listener): Stop {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.latest = [];
    for (const listener of this.listeners) listener(this.latest);
  }

  private look(): void {
    const { session, flex } = this.parts;
    const now = [session.snapshot, flex.state.worker.tasks, flex.monitoredTask()];
    if (now.every((part, i) => part === this.seen[i])) return;
    this.seen = now;
    this.held.note(session.snapshot.calls, this.now());
    const calls = this.read().sort(byPlace);
    const text = JSON.stringify(calls);
    if (text === this.text) return;
    this.text = text;
    this.latest = calls;
    for (const listener of this.listeners) listener(calls);
  }

  /** A task without a call is one to which the call is on its way, or whose call is lost: nothing of ours. */
  private read(): AgentCall[] {
    const { session, flex } = this.parts;
    const { calls, accepting } = session.snapshot;
    const monitored = flex.monitoredTask();
    const had = calls.flatMap((call) => {
      const task =
        call.task !== null && (flex.task(call.task) ?? (monitored?.sid === call.task && monitored));
      return task && isAccepted(task) ? [this.show(task, call, task === monitored)] : [];
    });
    const toCome = accepting.flatMap((sid) => {
      const task = flex.task(sid);
      const isNew =
        task && isAccepted(task) && TaskHelper.isCallTask(task) && !calls.some((call) => call.task === sid);
      return isNew ? [this.show(task, undefined, false)] : [];
    });
    return [...had, ...toCome];
  }

  private show(task: ITask, call: CallView | undefined, monitored: boolean): AgentCall {
    const sid = task.sid as TaskSid;
    return {
      task: sid,
      name: task.defaultFrom,
      queue: task.queueName,
      state: stateOf(call, monitored),
      live: call?.live ?? false,
      returning: (call?.live && call.parties.some(({ heldBy }) => heldBy === 'policy')) ?? false,
      muted: call?.agentMuted ?? false,
      since: this.held.of(sid) ?? task.dateUpdated.getTime(),
    };
  }
}

function isAccepted(task: ITask): boolean {
  return task.status === 'accepted';
}

function byPlace(a: AgentCall, b: AgentCall): number {
  return place(a) - place(b) || (a.state === 'onHold' && b.state === 'onHold' ? a.since - b.since : 0);
}

function place({ live, state }: AgentCall): number {
  if (live) return 0;
  return state === 'onHold' ? 1 : 2;
}
