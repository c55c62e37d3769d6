/** The agent's calls as they are shown. Worked out once for all that draws or speaks of them. */
import type { CallId, CallSid, TaskSid } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import type { Words } from '../strings';
import { CallReader } from './call-reader';
import type { CallState } from './call-state';

export interface AgentCall {
  /** Stays the same for as long as the call is there, also when its task goes. */
  readonly key: string;
  /** Null while the task is accepted and its call has yet to come. */
  readonly call: CallId | null;
  readonly callSid: CallSid | null;
  /** Null for a call without a task. */
  readonly task: TaskSid | null;
  readonly name: string;
  readonly queue: string;
  readonly state: CallState;
  /** Its media is open. */
  readonly open: boolean;
  /** The one that is heard, or would be were it not on hold. */
  readonly live: boolean;
  /** Flex has no buttons for it: no task of its own is accepted. Muting and hanging up are offered by us (P31). */
  readonly loose: boolean;
  /** Live, and its parties have yet to be taken off the hold that the policy had put them on (P12). */
  readonly returning: boolean;
  /** By the agent's own button. */
  readonly muted: boolean;
  /** ms since the epoch: since when it is on hold; of any other call, since when the agent has it. */
  readonly since: number;
}

type Listener = (calls: readonly AgentCall[]) => void;

export class AgentCalls {
  private readonly reader: CallReader;
  private readonly listeners = new Set<Listener>();
  private readonly stops: readonly Stop[];
  private latest: readonly AgentCall[] = [];
  private text = '[]';
  private seen: readonly unknown[] = [];

  /** @param now ms since the epoch */
  constructor(
    private readonly parts: Pick<Parts, 'session' | 'flex'>,
    words: Words,
    now: () => number = Date.now,
  ) {
    const { session, flex } = parts;
    this.reader = new CallReader(parts, words, () => this.draw(), now);
    this.stops = [
      session.subscribe(() => this.look()),
      flex.subscribe(() => this.look()),
      () => this.reader.stop(),
    ];
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
    this.draw();
  }

  private draw(): void {
    const calls = this.reader.read().sort(byPlace);
    const text = JSON.stringify(calls);
    if (text === this.text) return;
    this.text = text;
    this.latest = calls;
    for (const listener of this.listeners) listener(calls);
  }
}

function byPlace(a: AgentCall, b: AgentCall): number {
  return place(a) - place(b) || (a.state === 'onHold' && b.state === 'onHold' ? a.since - b.since : 0);
}

function place({ live, state }: AgentCall): number {
  if (live) return 0;
  return state === 'onHold' ? 1 : 2;
}
