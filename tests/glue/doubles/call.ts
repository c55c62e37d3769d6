// A call of a Voice SDK without a network. Events come in the orders that were measured with the real one (2.11.1): what a
// test does to a call here is what Twilio, the customer or Flex would do to it there.
import { EventEmitter } from 'node:events';
import type { Tracks, VoiceCall } from '../../../js-glue/src/voice-sdk';

export class StreamDouble implements Tracks {
  readonly track = { enabled: true };
  getAudioTracks(): { enabled: boolean }[] {
    return [this.track];
  }
}

export interface CallShape {
  sid?: string;
  connectToken?: string;
}

export class CallDouble extends EventEmitter implements VoiceCall {
  readonly parameters: Record<string, string> = {};
  readonly connectToken?: string | undefined;
  readonly local = new StreamDouble();
  /** Null until the remote track has come. */
  remote: StreamDouble | null = null;
  /** The SDK's own: whether ending it tells Twilio. */
  _shouldSendHangup = true;
  /** How often Twilio was told to hang up. */
  hangups = 0;
  /** How often Twilio was told that the agent rejects it. */
  rejections = 0;
  /** When false, `mute` has no effect, as when an audio driver has hung. */
  obeysMute = true;
  private state = 'pending';
  private isMicMuted = false;

  constructor({ sid, connectToken }: CallShape = {}) {
    super();
    if (sid) this.parameters['CallSid'] = sid;
    this.connectToken = connectToken;
    this.on('error', () => {}); // As the SDK's own.
  }

  status(): string {
    return this.state;
  }

  isMuted(): boolean {
    return this.isMicMuted;
  }

  mute(muted: boolean): void {
    if (!this.obeysMute || muted === this.isMicMuted) return;
    this.isMicMuted = muted;
    this.local.track.enabled = !muted;
    this.emit('mute', muted, this);
  }

  getLocalStream(): Tracks {
    return this.local;
  }

  getRemoteStream(): Tracks | null {
    return this.remote;
  }

  disconnect(): void {
    if (this.state === 'pending' || this.state === 'closed') return;
    if (this._shouldSendHangup) this.hangups += 1;
    this.disconnected();
  }

  reject(): void {
    if (this.state !== 'pending') return;
    this.rejections += 1;
    this.rejected();
  }

  /** The remote track has come, or came anew. */
  remoteArrives(): void {
    this.remote = new StreamDouble();
    this.emit('audio');
  }

  /** Flex accepted this incoming call: `audio`, then `accept`. */
  accepted(): void {
    this.state = 'connecting';
    this.remoteArrives();
    this.opens();
  }

  connecting(): this {
    this.state = 'connecting';
    return this;
  }

  /** Media is open. A forwarded call has no remote track yet. */
  opens(): void {
    this.state = 'open';
    this.emit('accept', this);
  }

  cancelled(): void {
    this.state = 'closed';
    this.emit('cancel');
  }

  rejected(): void {
    this.state = 'closed';
    this.emit('reject');
  }

  /** As `Device.connect` does with every call that rings: no event says so. */
  ignore(): void {
    if (this.state === 'pending') this.state = 'closed';
  }

  disconnected(): void {
    this.state = 'closed';
    this.emit('disconnect', this);
  }

  /** Twilio hung up with an error: `error`, then `disconnect`, in one turn. */
  failed(code: number): void {
    this.errs(code);
    this.disconnected();
  }

  /** An error that ends nothing by itself. */
  errs(code: number): void {
    this.emit('error', Object.assign(new Error('from the SDK'), { code }));
  }

  /** The microphone was denied: `disconnect`, then `error` 31401. */
  microphoneDenied(): void {
    this.disconnect();
    this.errs(31401);
  }

  /** The websocket is lost: with a reconnect token the call goes on, without one it is closed and nothing says so. */
  transportCloses(canReconnect: boolean): void {
    this.emit('transportClose');
    this.state = canReconnect ? 'reconnecting' : 'closed';
    if (canReconnect) this.emit('reconnecting', new Error('53001'));
  }

  hasListeners(): boolean {
    return this.listenerCount('accept') > 0;
  }
}
