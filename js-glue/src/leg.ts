// One call on one line: what the Voice SDK says of it, and its sound, cut or open in both directions.
import { describe, type Log } from './log';
import type { CallSid, EndReason } from './protocol';
import type { Listener, Tracks, VoiceCall } from './voice-sdk';

/** What a leg reports, each as it happens: `opened` at most once, `ended` once and last. */
export interface LegReport {
  /** Media is open both ways. */
  opened(sid: CallSid | null): void;
  ended(reason: EndReason): void;
  /** The microphone was muted or unmuted by somebody else: Flex, another plugin. */
  muted(muted: boolean): void;
}

/** How a leg was told to sound. `heard`: the far end reaches the agent. */
interface Sound {
  heard: boolean;
  muted: boolean;
}

export class Leg {
  /** Null until told otherwise: a leg that is never told is never touched (P6). */
  private sound: Sound | null = null;
  private open: boolean;
  private over = false;
  /** An error was emitted in this very turn: the disconnect that follows in it is a failure. */
  private failing = false;
  private reconnecting: boolean;

  constructor(
    readonly voice: VoiceCall,
    private readonly report: LegReport,
    private readonly log: Log,
  ) {
    this.open = isOpen(voice); // Nothing will be reported of what happened before.
    this.reconnecting = voice.status() === 'reconnecting';
    voice.on('accept', () => this.opened());
    voice.on('disconnect', () =>
      this.end(this.failing ? 'failed' : this.reconnecting ? 'lost' : 'disconnected'),
    );
    voice.on('cancel', () => this.end('cancelled'));
    voice.on('reject', () => this.end('rejected'));
    voice.on('error', (error: unknown) => this.erred(error));
    voice.on('mute', (muted: boolean) => {
      if (!this.over) report.muted(muted);
    });
    voice.on('transportClose', () => this.transportClosed());
    voice.on('reconnecting', () => (this.reconnecting = true));
    voice.on('reconnected', () => (this.reconnecting = false));
    // The remote stream is new at `audio`, before its first sample: for an accepted call before `accept`, for a
    // forwarded one after it, and again whenever the SDK replaces it or adds a speaker.
    voice.on('audio', () => this.applyToRemote());
    // Browsers without setSinkId never get `audio`; 20 times a second is their next chance.
    voice.on('volume', () => this.keepSilent());
  }

  /** Whether its far end reaches the agent. */
  get isHeard(): boolean {
    return this.open && !this.over && (this.sound?.heard ?? true);
  }

  /** Whether nothing of it is let through any more, either way; what was let through until now may sound on for `settleMs`. */
  get isCut(): boolean {
    return !this.open || this.over || (this.sound?.heard === false && this.voice.isMuted());
  }

  get isOver(): boolean {
    return this.over;
  }

  /** Whether it was told to be silent. */
  get isSilenced(): boolean {
    return this.sound?.heard === false;
  }

  get sid(): CallSid | null {
    return sidOf(this.voice);
  }

  /**
   * Cuts both directions. Holds from before the call is accepted: the SDK keeps a mute for tracks to come
   * (rtc/peerconnection, `mute` and `_setInputTracksForUnifiedPlan`), and the remote ones are disabled as they come.
   * @throws when the microphone did not follow
   */
  silence(): void {
    this.setSound({ heard: false, muted: true });
  }

  /** Lets the call sound, its microphone as the agent left it. @throws when the microphone did not follow */
  unsilence(muted: boolean): void {
    this.setSound({ heard: true, muted });
  }

  /** Lets the far end be heard again and forgets how the leg was to sound; the microphone stays as it is. */
  release(): void {
    enable(this.voice.getRemoteStream(), true);
    this.sound = null;
  }

  /** Ends a leg whose call ended before it opened and without an event, as when somebody made the Device ignore it. */
  noticeEnd(): void {
    if (!this.open && this.voice.status() === 'closed') this.end(this.failing ? 'failed' : 'cancelled');
  }

  /** Its Device is nobody's any more: hangs up what is open, and ends in any case. */
  abandon(): void {
    const isOpen = this.open && !this.over;
    this.end('lost');
    if (isOpen) this.voice.disconnect();
  }

  private setSound(sound: Sound): void {
    this.sound = sound;
    this.applyToRemote();
    try {
      unannounced(this.voice, () => this.voice.mute(sound.muted));
    } catch (error) {
      this.log.warn(`Call.mute threw: ${describe(error)}`);
    }
    if (this.voice.isMuted() !== sound.muted) throw new Error('The microphone did not follow');
  }

  private applyToRemote(): void {
    if (this.sound) enable(this.voice.getRemoteStream(), this.sound.heard);
  }

  private keepSilent(): void {
    if (this.sound && !this.sound.heard) this.applyToRemote();
  }

  private opened(): void {
    if (this.open || this.over) return;
    this.open = true;
    this.applyToRemote();
    this.report.opened(this.sid);
  }

  /** An error ends a call that has not opened: the SDK then often emits nothing more (call.ts, `onerror`). */
  private erred(error: unknown): void {
    this.log.warn(`A call failed: ${describe(error)}`);
    this.failing = true;
    queueMicrotask(() => (this.failing = false));
    if (!this.open || this.voice.status() === 'closed') this.end('failed');
  }

  /**
   * The websocket is gone. With a reconnect token the call goes on and the SDK reconnects. Without one the SDK
   * calls it closed, after this event and without another, while its media may flow on: so it is cut here.
   * One that still rings is over either way: the SDK asks for an answered call only, and accepts none that is not
   * pending any more (2.11.1, call.ts: `_onConnected`, `accept`). No event would ever say so.
   */
  private transportClosed(): void {
    const rang = this.voice.status() === 'pending';
    queueMicrotask(() => {
      if (this.over || (!rang && this.voice.status() !== 'closed')) return;
      enable(this.voice.getLocalStream(), false);
      enable(this.voice.getRemoteStream(), false);
      this.end('lost');
    });
  }

  private end(reason: EndReason): void {
    if (this.over) return;
    this.over = true;
    stopMetering(this.voice);
    this.report.ended(reason);
  }
}

/**
 * The SDK meters every call's volume, and takes its meters off the audio graph when the call ends, but not from what feeds
 * them: the browser goes on metering calls that are over, 0.5 % of a core for each, measured with Flex alone as well
 * (2.11.1, rtc/peerconnection, `_startPollingVolume` and `close`).
 */
function stopMetering(voice: VoiceCall): void {
  const media: unknown = Reflect.get(voice, '_mediaHandler');
  if (typeof media !== 'object' || media === null) return;
  for (const name of ['_inputStreamSource', '_outputStreamSource']) {
    const source = Reflect.get(media, name) as { disconnect?: () => void } | null | undefined;
    source?.disconnect?.();
  }
}

/**
 * A mute of ours is nobody's press of a button, and `Call.mute` emits before it returns. Flex would make the call its
 * active one, whichever is shown, and draw itself anew: up to 100 ms in the midst of a switch, measured (source: PhoneState,
 * `handleCallMute`). What the agent sees of a mute follows the shown call instead.
 */
function unannounced(voice: VoiceCall, act: () => void): void {
  const listeners = voice.rawListeners('mute') as Listener[];
  for (const listener of listeners) voice.removeListener('mute', listener);
  try {
    act();
  } finally {
    for (const listener of listeners) voice.on('mute', listener);
  }
}

/** Whether media was opened. A call that loses its network or its websocket while it rings is `reconnecting` as well. */
export function isOpen(voice: VoiceCall): boolean {
  return voice.status() === 'open' || voice.status() === 'reconnecting';
}

/** Twilio's id of the call; null while it has none, as an outgoing call at first. */
export function sidOf(voice: VoiceCall): CallSid | null {
  const sid = voice.parameters['CallSid'];
  return sid ? (sid as CallSid) : null;
}

function enable(stream: Tracks | null | undefined, enabled: boolean): void {
  for (const track of stream?.getAudioTracks() ?? []) track.enabled = enabled;
}
