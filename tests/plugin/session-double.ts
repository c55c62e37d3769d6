/** A session that keeps what it is told, and says what a test lets it say. */
import type { CallView, Event, MultiCall, Snapshot, VoiceCall } from '../../js-glue/src';
import { NOTHING } from '../../js-glue/src/wire';

export const AT_REST: Snapshot = NOTHING;

export const call = (id: number, task: string, more: Partial<CallView> = {}): CallView =>
  ({
    call: id,
    line: 0,
    task,
    stage: 'open',
    silenced: false,
    agentMuted: false,
    givenUp: 'none',
    recheckGivenUp: false,
    parties: [],
    ...more,
  }) as CallView;

export const voice = (sid: string): VoiceCall =>
  ({ sid, isMuted: () => false, status: () => 'open' }) as unknown as VoiceCall;

interface Waiting {
  readonly holds: (snapshot: Snapshot) => boolean;
  readonly settle: (snapshot: Snapshot) => void;
  readonly fail: (error: Error) => void;
}

export class SessionDouble {
  readonly posted: Event[] = [];
  readonly voices = new Map<number, VoiceCall>();
  snapshot = AT_REST;
  private waiting: Waiting[] = [];
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();

  /** What the core would make of an event. */
  onPost: (event: Event) => void = () => {};

  get session(): MultiCall {
    return this as unknown as MultiCall;
  }

  post = (event: Event): void => {
    this.posted.push(event);
    this.onPost(event);
  };

  set(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const each of this.waiting.splice(0)) this.wait(each);
    for (const each of this.listeners) each(this.snapshot);
  }

  subscribe = (listener: (snapshot: Snapshot) => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  until = (holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> =>
    new Promise((settle, fail) => this.wait({ holds, settle, fail }));

  get isWaitedFor(): boolean {
    return this.waiting.length > 0;
  }

  /** Every wait's time is out. */
  timeOut(): void {
    for (const { fail } of this.waiting.splice(0)) fail(new Error('Not in time'));
  }

  isCut = (id: number): boolean => this.snapshot.calls.some((each) => each.call === id && each.silenced);
  voiceOf = (id: number): VoiceCall | null => this.voices.get(id) ?? null;
  callOf = (wanted: VoiceCall): number | null =>
    [...this.voices].find(([, each]) => each === wanted)?.[0] ?? null;

  private wait(waiting: Waiting): void {
    if (waiting.holds(this.snapshot)) waiting.settle(this.snapshot);
    else this.waiting.push(waiting);
  }
}
