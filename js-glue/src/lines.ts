// The lines beside Flex's own: made, given a call, kept on line 0's token and audio devices, destroyed.
import { AudioDevices } from './audio-devices';
import { optionsLike } from './device-options';
import { HostRefusal } from './host';
import { Line, type LineContext } from './line';
import { describe } from './log';
import type { Microphone } from './microphone';
import { observe } from './observe';
import type { CallId, LineId } from './protocol';
import {
  classOf,
  type AcceptOptions,
  type Emitter,
  type Listener,
  type VoiceCall,
  type VoiceDevice,
} from './voice-sdk';

/**
 * How long after a call has opened the next line is made ready, in milliseconds: not beside the call's own start, which
 * takes the browser 300.
 */
const WARM_AFTER_MS = 500;

interface Attempt {
  readonly voice: VoiceCall;
  /** Whether Twilio has given the call to this line, so that nobody else can hang it up any more. */
  isAlone(): boolean;
}

export class Lines {
  private readonly further = new Map<LineId, Line>();
  /** Has everything but a call. */
  private warm: Line | null = null;
  private warming: ReturnType<typeof setTimeout> | null = null;
  /** For each call that has yet to open on its line. */
  private readonly attempts = new Map<Line, Attempt>();
  private readonly audio: AudioDevices;
  private forgetTokens: () => void;

  /** `acceptOptions` is asked at every connect: Flex reads it from its configuration at every accept, too. */
  constructor(
    private zero: VoiceDevice,
    microphone: Microphone,
    private readonly context: LineContext,
    private readonly acceptOptions: () => AcceptOptions,
  ) {
    this.audio = new AudioDevices(zero, context.log, microphone);
    this.forgetTokens = this.followTokens();
  }

  /** Another Device is line 0: calls on further lines go on, with its tokens and audio settings. */
  follow(zero: VoiceDevice): void {
    this.cool(); // It is like the Device that was line 0.
    this.forgetTokens();
    this.zero = zero;
    this.forgetTokens = this.followTokens();
    this.audio.follow(zero);
    if (zero.token !== null) this.updateToken(zero.token);
  }

  /**
   * Takes the call over to the Device that is ready, or to a new one, silenced from its first sample. Resolves when its
   * media is open, and rejects when it is refused; it may also never settle. Nothing is undone on failure: `close` does
   * that.
   */
  async open(id: LineId, call: CallId): Promise<void> {
    const connectToken = this.context.calls.voiceOf(call)?.connectToken;
    if (!connectToken) throw new HostRefusal('The call has no connectToken', { final: true });
    const line = this.takeWarm() ?? this.make();
    line.name(id);
    this.further.set(id, line);
    await line.inTurn(async () => {
      const voice = await line.device.connect({ ...this.acceptOptions(), connectToken });
      await this.opened(line, id, call, voice);
    });
  }

  /**
   * Makes a line ready for the next call, soon, unless one is. Without one, that call's sound comes 20 ms later beside
   * Twilio and 100 ms later 40 ms away from it (`npm run bench -- warm`). Two waits of a further call it cannot spare: the
   * others are cut before Flex accepts (P7), and Twilio's answer is one round trip away, since the connectToken comes with
   * the invite to line 0 (P9), which line 0 itself would have answered at once.
   */
  warmUp(): void {
    if (this.warm !== null || this.warming !== null) return;
    this.warming = setTimeout(() => {
      this.warming = null;
      try {
        this.warm = this.make();
      } catch (error) {
        // A call that needs one will say so again, to the agent.
        this.context.log.warn(`No line could be made ready: ${describe(error)}`);
      }
    }, WARM_AFTER_MS);
  }

  /** There will be no next call for now: destroys the line that was ready, and makes none. */
  cool(): void {
    if (this.warming !== null) clearTimeout(this.warming);
    this.warming = null;
    if (this.warm) this.discard(this.warm);
    this.warm = null;
  }

  /** What no core is left to ask for: destroys the lines without a call, and those whose call rings on line 0 as well. */
  closeUnused(): void {
    this.cool();
    for (const [id, line] of this.further) {
      const attempt = this.attempts.get(line);
      if (attempt ? !attempt.isAlone() : !line.isBusy) this.close(id);
    }
  }

  /** When no call is left, lets go of line 0's microphone, where Flex did not. */
  restIf(isOver: () => boolean): void {
    this.audio.letGo(isOver).catch((error: unknown) => {
      this.context.log.warn(`Line 0 kept its microphone: ${describe(error)}`);
    });
  }

  /** Destroys the Device, once; a line that is unknown or gone is closed already. */
  close(id: LineId): void {
    const line = this.further.get(id);
    if (!line) return;
    this.further.delete(id);
    const attempt = this.attempts.get(line);
    if (attempt) allowHangup(attempt.voice, attempt.isAlone());
    this.discard(line);
  }

  dispose(): void {
    this.forgetTokens();
    this.cool();
    this.audio.dispose();
    for (const id of [...this.further.keys()]) this.close(id);
  }

  /** A Device like line 0's, its websocket and its microphone on their way. */
  private make(): Line {
    const { log } = this.context;
    const { zero } = this;
    const line = new Line(null, new (classOf(zero))(zero.token ?? '', optionsLike(zero, log)), this.context);
    beginSignalling(line.device);
    line
      .inTurn(() => this.audio.join(line))
      .catch((error: unknown) => log.warn(`A line was not given its audio: ${describe(error)}`));
    return line;
  }

  private takeWarm(): Line | null {
    const { warm } = this;
    this.warm = null;
    if (warm === null || isReachable(warm)) return warm;
    this.discard(warm);
    return null;
  }

  private discard(line: Line): void {
    this.attempts.delete(line);
    this.audio.leave(line);
    line.destroy();
  }

  /**
   * Follows the call on its new line. What ends before it opens was never there: the answer to `openLine` says so,
   * and no event does.
   */
  private opened(line: Line, id: LineId, call: CallId, voice: VoiceCall): Promise<void> {
    const { calls, post } = this.context;
    return new Promise((resolve, reject) => {
      let open = false;
      const offerAgain = holdBackOffers(voice);
      const leg = line.follow(call, voice, {
        opened: (sid) => {
          open = true;
          offerAgain();
          this.attempts.delete(line);
          allowHangup(voice, true);
          post({ type: 'callOpened', call, sid });
          resolve();
        },
        ended: (reason) => {
          if (open) post({ type: 'callEnded', call, line: id, reason });
          else reject(new Error(`The call was not taken over: ${reason}`));
        },
      });
      // When the websocket comes back the SDK asks for the call again, and is given it, but never calls it open (2.11.1,
      // call.ts: `onopen` passes over one that reconnects): it would be lost to both. Until then it rings on line 0.
      voice.on('transportClose', () => {
        if (!open) reject(new Error('The call was not taken over: its websocket was lost'));
      });
      leg.silence();
      allowHangup(voice, false);
      const isAlone = (): boolean => calls.legsOf(call).every((one) => one === leg);
      this.attempts.set(line, { voice, isAlone });
      if (voice.status() === 'closed') reject(new Error('The call was not taken over: closed'));
    });
  }

  private followTokens(): () => void {
    return observe(this.zero, 'updateToken', ([token]) => this.updateToken(token));
  }

  private updateToken(token: string): void {
    for (const line of [...this.further.values(), ...(this.warm ? [this.warm] : [])]) {
      if (line.isClosed) continue;
      try {
        line.device.updateToken(token);
      } catch (error) {
        this.context.log.warn(`${line.toString()} refused the new token: ${describe(error)}`);
      }
    }
  }
}

/**
 * Opens the websocket while the microphone is opened. `connect` would do so only afterwards, because it has to be called
 * after; the SDK offers no other way to it that would not also let the Device ring (device.ts, `_makeCall`). When it
 * fails, `connect` says why.
 */
function beginSignalling(device: VoiceDevice): void {
  const begin: unknown = Reflect.get(device, '_setupStream');
  if (typeof begin !== 'function') return;
  const signalling = async (): Promise<void> => void (await Reflect.apply(begin, device, []));
  signalling().catch(() => {});
}

/**
 * Not so after its websocket was lost: a Device made anew is sooner there than one that waits to reconnect. Nor after an
 * error: one whose token was refused as it registered says nothing more, and its `connect` never settles (2.11.1,
 * device.ts, `_setupStream`).
 */
function isReachable(line: Line): boolean {
  const stream: unknown = Reflect.get(line.device, '_stream'); // the SDK has no reader for it (pstream.ts, `status`)
  const lost = typeof stream === 'object' && stream !== null && Reflect.get(stream, 'status') === 'offline';
  return !line.isClosed && !line.hasFailed && !lost;
}

/**
 * Until it opens, the attempt bears the caller's own CallSid, and hanging it up would end the call that still rings on
 * line 0 (P10). The SDK does so by itself when the microphone is denied and when its Device is destroyed (call.ts,
 * `_disconnect`); it has no option against that, so its own flag is set.
 */
export function allowHangup(voice: VoiceCall, allowed: boolean): void {
  if ('_shouldSendHangup' in voice) Reflect.set(voice, '_shouldSendHangup', allowed);
}

/**
 * Twilio says `connected` after a new token, and when a websocket is back; the SDK then offers every call's connection
 * again, and throws for one that has no offer yet (2.11.1, call.ts, `_onConnected`). Until it opens there is nothing to
 * offer again: an attempt that loses its websocket is given up.
 * @returns what lets it, from then on
 */
function holdBackOffers(voice: VoiceCall): () => void {
  const stream: unknown = Reflect.get(voice, '_pstream');
  const offer: unknown = Reflect.get(voice, '_onConnected');
  if (!isEmitter(stream) || typeof offer !== 'function') return () => undefined;
  const listener = offer as Listener;
  stream.removeListener('connected', listener);
  return () => void stream.on('connected', listener);
}

function isEmitter(value: unknown): value is Emitter {
  return typeof value === 'object' && value !== null && 'on' in value && 'removeListener' in value;
}
