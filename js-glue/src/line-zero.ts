// Line 0, Flex's own Device: which of its calls the core is told of, and when Flex hears of them.
import type { FlexHabits } from './flex-habits';
import type { IncomingCalls } from './intercept';
import { isOpen, sidOf } from './leg';
import { Line, type LineContext } from './line';
import type { Chooser } from './microphone';
import type { LineId } from './protocol';
import type { VoiceCall, VoiceDevice } from './voice-sdk';

const LINE_0 = 0 as LineId;

export class LineZero {
  readonly line: Line;
  /** Calls that Flex's own listener has heard of, and that it may still accept. */
  private readonly heard = new Set<VoiceCall>();
  private delivering = false;

  constructor(
    private readonly incoming: IncomingCalls,
    private readonly context: LineContext,
    private readonly habits: FlexHabits,
    /** Flex was given a call that had ended before: nothing more will come of it. */
    private readonly gaveEnded: () => void,
  ) {
    this.line = new Line(LINE_0, incoming.device, context);
  }

  /** Tells the core of the calls that are there, the open one first, and of every later one. */
  begin(): void {
    const active = activeCallOf(this.incoming.device);
    if (active && active.status() !== 'closed') this.offer(active, false);
    for (const voice of [...this.incoming.device.calls]) {
      if (this.incoming.isWithheld(voice)) this.announced(voice);
      else this.adopt(voice, active !== null);
    }
    this.incoming.announceTo((voice) => this.announced(voice));
  }

  /** Lets Flex have the call, as if nobody had come between. */
  deliver(voice: VoiceCall): void {
    this.forgetDone();
    this.heard.add(voice);
    this.delivering = true;
    try {
      this.incoming.deliver(voice);
    } finally {
      this.delivering = false;
    }
  }

  /**
   * Who sets this microphone. Flex does so for a call that it accepts: within its listener, or later, after the agent took
   * its alert or after it waited for another session (source: PhoneState.handleDeviceIncoming).
   */
  chooserOf(microphone: string): Chooser {
    if (!this.habits.setsMicrophone()) return 'agent';
    if (this.delivering) return 'flex';
    if (!this.isTaking()) return 'agent';
    const flexs = this.habits.microphone();
    if (flexs === null) return 'unsure';
    return flexs === microphone ? 'flex' : 'agent';
  }

  /** Whether Flex has a call that it may still accept, or that is on its way to open. */
  isTaking(): boolean {
    this.forgetDone();
    return this.heard.size > 0;
  }

  /** Another Device has taken this one's place: its calls are over, and nothing more is told of it. */
  end(): void {
    this.line.endCalls();
    this.dispose();
  }

  /** Leaves the Device as it was found. What still rings is Flex's. */
  dispose(): void {
    this.incoming.dispose();
    this.line.release();
  }

  /** Nothing is kept of a call that Flex has no more to decide about: calls are large. */
  private forgetDone(): void {
    for (const voice of this.heard) {
      if (voice.status() === 'closed' || isOpen(voice)) this.heard.delete(voice);
    }
  }

  private announced(voice: VoiceCall): void {
    if (!isPending(voice) && !isOnItsWay(voice)) {
      // The SDK announces a call once its ringtone plays, up to two seconds late, and also one that ended meanwhile: its
      // `cancel` is over, and no event will ever end it (2.11.1 and 2.18.5, device.ts, `_showIncomingCall`).
      this.context.log.info(`A call had ended before it was announced: ${voice.status()}`);
      this.deliver(voice);
      this.gaveEnded();
    } else if (this.habits.isElsewhere(voice)) {
      this.leaveToFlex(voice);
    } else {
      this.offer(voice, isPending(voice) && voice.connectToken !== undefined);
    }
  }

  /** Flex heard of it before us, and accepts it by itself unless its Device is busy. `deliver` then finds nothing withheld. */
  private adopt(voice: VoiceCall, busy: boolean): void {
    if (!isPending(voice) && !isOnItsWay(voice)) return;
    this.heard.add(voice);
    if (this.habits.isElsewhere(voice)) this.leaveToFlex(voice);
    else this.offer(voice, busy && isPending(voice) && voice.connectToken !== undefined);
  }

  /** Should Flex accept it after all, it is a call of this page's from when it opens. */
  private leaveToFlex(voice: VoiceCall): void {
    voice.on('accept', () => this.offer(voice, false));
    this.deliver(voice);
  }

  private offer(voice: VoiceCall, forwardable: boolean): void {
    const { calls, post } = this.context;
    if (this.isAnnounced(voice)) return;
    const call = calls.mint();
    this.line.follow(call, voice);
    post({ type: 'callOffered', call, line: LINE_0, sid: sidOf(voice), forwardable });
    if (!isOpen(voice)) return;
    post({ type: 'callOpened', call, sid: sidOf(voice) });
    if (voice.isMuted()) post({ type: 'muteObserved', call, muted: true });
  }

  /**
   * The SDK makes a call of every invite, also of one that Twilio repeats (P26). The second would be forwarded beside the
   * first, and refused; left alone, it ends with it.
   */
  private isAnnounced(voice: VoiceCall): boolean {
    const { calls, log } = this.context;
    const sid = sidOf(voice);
    calls.noticeEnds();
    if (!sid || calls.withSid(sid) === null) return false;
    log.info(`Call ${sid} was announced twice`);
    return true;
  }
}

/** Nobody has accepted it. One whose websocket was lost can be accepted no more, and is `reconnecting` (call.ts, `accept`). */
function isPending(voice: VoiceCall): boolean {
  return voice.status() === 'pending';
}

/** Somebody accepted it before us, or it is a call that Flex dialled. */
function isOnItsWay(voice: VoiceCall): boolean {
  return ['connecting', 'ringing', 'open'].includes(voice.status());
}

/** The open one, for which the SDK has no reader (device.ts, `_activeCall`). */
function activeCallOf(device: VoiceDevice): VoiceCall | null {
  const active: unknown = Reflect.get(device, '_activeCall');
  return typeof active === 'object' ? (active as VoiceCall | null) : null;
}
