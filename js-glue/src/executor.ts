// Carries out commands, and answers each exactly once.
import type { Calls } from './calls';
import { HostRefusal, readFailure, type Host } from './host';
import type { Leg } from './leg';
import { allowHangup, type Lines } from './lines';
import type { CallId, Command, Event } from './protocol';
import type { VoiceCall } from './voice-sdk';

/** How long each kind of request may take before it counts as failed, in milliseconds. */
export interface Timeouts {
  holdMs: number;
  recheckMs: number;
  openLineMs: number;
  /** From cutting a sounding call until its silence is acknowledged; see TIMEOUTS. */
  settleMs: number;
}

/**
 * `settleMs`: a track that is disabled sounds for up to 22 ms more, one that is enabled is heard after 5–22 ms (Chromium,
 * each track tapped for itself), so that a call opened at once beside one just cut may overlap it: by 5 ms in 4 of 110 trials
 * on a busy machine, after 20 ms in none. One swap of a test run did, by 10 ms, with 20. With 30 Twilio's release of a held
 * party still takes as long: its first sound comes out of the jitter buffer some 60 ms after the agent's click.
 */
export const TIMEOUTS: Readonly<Timeouts> = {
  holdMs: 10_000,
  recheckMs: 10_000,
  openLineMs: 15_000,
  settleMs: 30,
};

/** What commands act on. */
export interface Reach {
  calls: Calls;
  lines: Lines;
  /** Lets Flex have a call that rings on line 0. */
  deliver(call: VoiceCall): void;
  host: Host;
}

export class Executor {
  /** One for each command under way: takes back its timer and its right to answer. */
  private readonly underWay = new Set<() => void>();

  constructor(
    private readonly reach: Reach,
    private readonly answer: (event: Event) => void,
    private readonly timeouts: Timeouts,
  ) {}

  /** What is done on this machine is done, and answered, before this returns; what is asked of others takes its time. */
  carryOut(command: Command): void {
    const { calls, lines, host } = this.reach;
    const { holdMs, recheckMs, openLineMs } = this.timeouts;
    switch (command.type) {
      case 'silence':
        return this.silence(command, command.call);
      case 'open':
        return this.now(command, () => calls.forEachLeg(command.call, (leg) => leg.unsilence(command.muted)));
      case 'show':
        return this.now(command, () => host.show(command.call === null ? null : calls.voiceOf(command.call)));
      case 'deliver':
        return this.now(command, () =>
          calls.forEachLeg(command.call, (leg) => this.reach.deliver(leg.voice)),
        );
      case 'hangUp':
        return this.now(command, () => calls.forEachLeg(command.call, hangUp));
      case 'closeLine':
        return this.now(command, () => lines.close(command.line));
      case 'tell': {
        const { notice, call, task, party, reason } = command;
        return this.now(command, () => host.tell({ notice, call, task, party, reason }));
      }
      case 'hold':
        return this.later(command, command.afterMs, holdMs, () => host.hold(command.task, command.party));
      case 'unhold':
        return this.later(command, command.afterMs, holdMs, () => host.unhold(command.task, command.party));
      case 'recheck':
        return this.later(command, command.afterMs, recheckMs, () => host.recheck(command.task));
      case 'openLine':
        return this.later(command, 0, openLineMs, () => lines.open(command.line, command.call));
      default:
        return this.unknown(command);
    }
  }

  /** Nothing waits any longer, and nothing more is answered. */
  dispose(): void {
    for (const cancel of this.underWay) cancel();
    this.underWay.clear();
  }

  /** What sounded is cut at once, and acknowledged when that can be heard no more. */
  private silence(command: Command, call: CallId): void {
    let sounded = false;
    const cut = (leg: Leg): void => {
      sounded ||= leg.isHeard;
      leg.silence();
    };
    try {
      this.reach.calls.forEachLeg(call, cut);
    } catch (error) {
      return this.failed(command, error);
    }
    if (!sounded) return this.succeeded(command);
    const { settleMs } = this.timeouts;
    this.later(command, settleMs, settleMs, () => Promise.resolve());
  }

  private now(command: Command, act: () => void): void {
    try {
      act();
    } catch (error) {
      return this.failed(command, error);
    }
    this.succeeded(command);
  }

  /** Waits `afterMs`, then gives the act `timeoutMs` from when it starts. What it says after that is not heard. */
  private later(command: Command, afterMs: number, timeoutMs: number, act: () => Promise<void>): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => clearTimeout(timer);
    const once = (answer: () => void): void => {
      if (!this.underWay.delete(cancel)) return;
      cancel();
      answer();
    };
    const start = (): void => {
      timer = setTimeout(
        () => once(() => this.failed(command, `No answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
      settle(act).then(
        () => once(() => this.succeeded(command)),
        (error: unknown) => once(() => this.failed(command, error)),
      );
    };
    this.underWay.add(cancel);
    if (afterMs > 0) timer = setTimeout(start, afterMs);
    else start();
  }

  private succeeded({ id }: Command): void {
    this.answer({ type: 'commandSucceeded', command: id });
  }

  /** A core newer than this glue: answered as well, or it would wait for ever. */
  private unknown(command: never): void {
    this.failed(command, new HostRefusal('Unknown command', { final: true }));
  }

  private failed({ id }: Command, error: unknown): void {
    this.answer({ type: 'commandFailed', command: id, ...readFailure(error) });
  }
}

/**
 * Ends a leg for good, and tells Twilio: a leg that is being taken over is no longer spared (see `allowHangup`).
 * @throws when it goes on all the same
 */
function hangUp(leg: Leg): void {
  const { voice } = leg;
  allowHangup(voice, true);
  if (voice.status() === 'pending') voice.reject();
  else voice.disconnect();
  if (!leg.isOver) throw new Error('The call did not end');
}

/** Starts the act at once; a throw of its first step is a rejection like any other. */
async function settle(act: () => Promise<void>): Promise<void> {
  await act();
}
