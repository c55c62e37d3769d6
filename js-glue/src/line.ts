// One Device: its callbacks become events, and it is destroyed at most once.
import { describe, type Log } from './log';
import { Leg, type LegReport } from './leg';
import type { Calls } from './calls';
import type { CallId, Event, LineId } from './protocol';
import type { VoiceCall, VoiceDevice } from './voice-sdk';

/** What every line needs beside its Device. */
export interface LineContext {
  calls: Calls;
  post: (event: Event) => void;
  log: Log;
}

export class Line {
  private closed = false;
  private failed = false;
  private queue: Promise<void> = Promise.resolve();
  private readonly legs = new Set<Leg>();

  /** `id` is null until there is a call for it: the core knows nothing of such a line. */
  constructor(
    private id: LineId | null,
    readonly device: VoiceDevice,
    private readonly context: LineContext,
  ) {
    // Without an `error` listener the first loss of the websocket throws inside the SDK, which then never reconnects.
    device.on('error', this.onError);
    device.on('destroyed', this.onDestroyed);
  }

  /** Follows a call on this line; its doings become events, but for those that `differently` names. */
  follow(call: CallId, voice: VoiceCall, differently: Partial<LegReport> = {}): Leg {
    const { calls, post, log } = this.context;
    const { id: line } = this;
    if (line === null) throw new TypeError('A line without an id has no calls');
    const ended: LegReport['ended'] =
      differently.ended ?? ((reason) => post({ type: 'callEnded', call, line, reason }));
    const leg = new Leg(
      voice,
      {
        opened: differently.opened ?? ((sid) => post({ type: 'callOpened', call, sid })),
        muted: differently.muted ?? ((muted) => post({ type: 'muteObserved', call, muted })),
        ended: (reason) => {
          this.legs.delete(leg);
          calls.remove(call, leg);
          ended(reason);
        },
      },
      log,
    );
    this.legs.add(leg);
    calls.add(call, leg);
    return leg;
  }

  /** Whether a call is on it. */
  get isBusy(): boolean {
    return this.legs.size > 0;
  }

  /** Ends every call on it, where the Device itself is not ours to destroy. */
  endCalls(): void {
    for (const leg of [...this.legs]) leg.abandon();
  }

  /** From here on what happens to the line is told to the core, by this id. */
  name(id: LineId): void {
    this.id = id;
  }

  /** Whether its Device has reported an error since it was made. */
  get hasFailed(): boolean {
    return this.failed;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Runs a step after those before it: a Device bears one change of its audio at a time, and none while it connects. */
  inTurn(step: () => Promise<void>): Promise<void> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => {});
    return result;
  }

  /** Destroys the Device, the first time. What is on it ends, and says so. */
  destroy(): void {
    if (this.closed) return;
    this.release();
    try {
      this.device.destroy();
    } catch (error) {
      // AudioHelper throws where there is no enumeration of devices, after everything else was let go of.
      this.context.log.warn(`${this.toString()} was not destroyed cleanly: ${describe(error)}`);
    }
  }

  toString(): string {
    return this.id === null ? 'The warm line' : `Line ${this.id}`;
  }

  /** Stops listening, but for errors: the Device stays as it is. */
  release(): void {
    this.closed = true;
    this.device.removeListener('destroyed', this.onDestroyed);
  }

  private readonly onError = (error: unknown): void => {
    this.failed = true;
    this.context.log.warn(`${this.toString()}: ${describe(error)}`);
  };

  private readonly onDestroyed = (): void => {
    this.closed = true;
    if (this.id === null) return;
    this.context.post({ type: 'lineFailed', line: this.id, reason: 'The Device was destroyed' });
  };
}
