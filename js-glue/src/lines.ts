// The lines beside Flex's own: made, given a call, kept on line 0's token and audio devices, destroyed.
import { AudioDevices } from './audio-devices';
import { optionsLike } from './device-options';
import { HostRefusal } from './host';
import { Line, type LineContext } from './line';
import { describe } from './log';
import { observe } from './observe';
import type { CallId, LineId } from './protocol';
import { classOf, type AcceptOptions, type VoiceCall, type VoiceDevice } from './voice-sdk';

export class Lines {
  private readonly further = new Map<LineId, Line>();
  private readonly audio: AudioDevices;
  private readonly forgetTokens: () => void;

  /** `acceptOptions` is asked at every connect: Flex reads it from its configuration at every accept, too. */
  constructor(
    private readonly zero: Line,
    private readonly context: LineContext,
    private readonly acceptOptions: () => AcceptOptions,
  ) {
    this.audio = new AudioDevices(zero.device, context.log);
    this.forgetTokens = observe(zero.device, 'updateToken', ([token]) => this.updateToken(token));
  }

  /**
   * Makes a Device and takes the call over to it, silenced from its first sample. Resolves when its media is open,
   * and rejects when it is refused; it may also never settle. Nothing is undone on failure: `close` does that.
   */
  async open(id: LineId, call: CallId): Promise<void> {
    const { log } = this.context;
    const { device } = this.zero;
    const connectToken = this.context.calls.voiceOf(call)?.connectToken;
    if (!connectToken) throw new HostRefusal('The call has no connectToken', { final: true });
    const further = new (classOf(device))(device.token ?? '', optionsLike(device, log));
    const line = new Line(id, further, this.context);
    this.further.set(id, line);
    beginSignalling(further);
    await line.inTurn(async () => {
      await this.audio.join(line);
      const voice = await further.connect({ ...this.acceptOptions(), connectToken });
      await this.opened(line, call, voice);
    });
  }

  /** Destroys the Device, once; a line that is unknown or gone is closed already. */
  close(id: LineId): void {
    const line = this.further.get(id);
    if (!line) return;
    this.further.delete(id);
    this.audio.leave(line);
    line.destroy();
  }

  dispose(): void {
    this.forgetTokens();
    this.audio.dispose();
    for (const id of [...this.further.keys()]) this.close(id);
  }

  /**
   * Follows the call on its new line. What ends before it opens was never there: the answer to `openLine` says so,
   * and no event does.
   */
  private opened(line: Line, call: CallId, voice: VoiceCall): Promise<void> {
    const { post } = this.context;
    return new Promise((resolve, reject) => {
      let open = false;
      const leg = line.follow(call, voice, {
        opened: (sid) => {
          open = true;
          allowHangup(voice, true);
          post({ type: 'callOpened', call, sid });
          resolve();
        },
        ended: (reason) => {
          if (open) post({ type: 'callEnded', call, line: line.id, reason });
          else reject(new Error(`The call was not taken over: ${reason}`));
        },
      });
      leg.silence();
      allowHangup(voice, false);
      if (voice.status() === 'closed') reject(new Error('The call was not taken over: closed'));
    });
  }

  private updateToken(token: string): void {
    for (const line of this.further.values()) {
      if (line.isClosed) continue;
      try {
        line.device.updateToken(token);
      } catch (error) {
        this.context.log.warn(`Line ${line.id} refused the new token: ${describe(error)}`);
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
 * Until it opens, the attempt bears the caller's own CallSid, and hanging it up would end the call that still rings on
 * line 0 (P10). The SDK does so by itself when the microphone is denied and when its Device is destroyed (call.ts,
 * `_disconnect`); it has no option against that, so its own flag is set.
 */
function allowHangup(voice: VoiceCall, allowed: boolean): void {
  if ('_shouldSendHangup' in voice) Reflect.set(voice, '_shouldSendHangup', allowed);
}
