// What becomes of the calls when the core has failed for good: Flex works as with one call, and no call stays silent for ever.
import type { Reach } from './executor';
import { describe, type Log } from './log';
import type { CallId, Event, Snapshot, TaskSid } from './protocol';

/**
 * The calls stay as the core left them. The one that the agent turns to sounds, and every other is cut, so that at most one
 * is heard (P1). The agent turns to a call by taking it, by unmuting it, by taking it off hold or as the application says.
 * The last call that is left sounds by itself (P6).
 */
export class WithoutCore {
  /** The agent's own mute of each call that is cut. */
  private readonly muted = new Map<CallId, boolean>();

  constructor(
    private readonly reach: Pick<Reach, 'calls' | 'lines' | 'deliver'>,
    /** How the core last had the calls. */
    private readonly last: Snapshot,
    private readonly log: Log,
  ) {
    for (const { call, agentMuted } of last.calls) this.muted.set(call, agentMuted);
    this.tidy();
  }

  /** What the core would have been told. */
  heardOf(event: Event): void {
    const { type } = event;
    if (type === 'callOpened') {
      this.turnTo(event.call);
    } else if ((type === 'muteObserved' || type === 'muteRequested') && !event.muted) {
      this.muted.set(event.call, false);
      this.turnTo(event.call);
    } else if (type === 'switchRequested' || type === 'unholdRequested') {
      this.turnToTask(event.task);
    }
    this.tidy();
  }

  /** Cuts every other call, and lets this one sound with its microphone as the agent left it. */
  turnTo(call: CallId): void {
    const legs = this.reach.calls.legsOf(call);
    if (legs.length === 0) return;
    for (const other of this.reach.calls.known()) {
      for (const leg of this.reach.calls.legsOf(other)) {
        if (other === call || leg.isSilenced) continue;
        this.muted.set(other, leg.voice.isMuted());
        this.attempt(() => leg.silence());
      }
    }
    for (const leg of legs) {
      if (leg.isSilenced) this.attempt(() => leg.unsilence(this.muted.get(call) ?? false));
    }
  }

  private turnToTask(task: TaskSid): void {
    const known = this.last.calls.find((call) => call.task === task);
    if (known) this.turnTo(known.call);
  }

  /** No core closes lines, gives calls to Flex, or turns to the call that is left. */
  private tidy(): void {
    const { calls, lines, deliver } = this.reach;
    lines.closeUnused();
    for (const { voice } of calls.all()) deliver(voice);
    const [only, ...others] = calls.known();
    if (only !== undefined && others.length === 0) this.turnTo(only);
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.log.error(`A call did not follow: ${describe(error)}`);
    }
  }
}
