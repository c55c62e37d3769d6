// A Voice SDK without a network. Events come in the orders that were measured with the real one (2.11.1): what a test
// does to a call here is what Twilio, the customer or Flex would do to it there.
import { EventEmitter } from 'node:events';
import type {
  AcceptOptions,
  DeviceOptions,
  OutputDevices,
  Tracks,
  VoiceAudio,
  VoiceCall,
  VoiceDevice,
} from '../../../js-glue/src/voice-sdk';

export class StreamDouble implements Tracks {
  readonly track = { enabled: true };
  getAudioTracks(): { enabled: boolean }[] {
    return [this.track];
  }
}

interface CallShape {
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

export class OutputsDouble implements OutputDevices {
  private active = new Set<{ deviceId: string }>();
  get(): ReadonlySet<{ deviceId: string }> {
    return this.active;
  }
  set(ids: string | string[]): Promise<void> {
    this.active = new Set([ids].flat().map((deviceId) => ({ deviceId })));
    return Promise.resolve();
  }
  get ids(): string[] {
    return Array.from(this.active, ({ deviceId }) => deviceId);
  }
}

export class AudioDouble extends EventEmitter implements VoiceAudio {
  audioConstraints: MediaTrackConstraints | null = null;
  availableInputDevices = new Map<string, unknown>();
  inputDevice: { deviceId: string } | null = null;
  isOutputSelectionSupported = true;
  readonly ringtoneDevices = new OutputsDouble();
  readonly speakerDevices = new OutputsDouble();
  _processor: object | null = null;
  /** Every change of the microphone, in order; null when it was unset. */
  readonly microphones: (string | null)[] = [];
  /** Device ids that getUserMedia refuses. */
  readonly refused = new Set<string>();
  private readonly sounds = { incoming: true, outgoing: true, disconnect: true };

  /** Devices are listed a little later, and only then the default ones are set: as audiohelper.ts does it. */
  constructor() {
    super();
    void Promise.resolve()
      .then(() => this.lists('default', 'headset', 'handset'))
      .then(() => Promise.all([this.speakerDevices.set('default'), this.ringtoneDevices.set('default')]));
  }

  lists(...ids: string[]): void {
    this.emit('deviceChange', []); // Of the outputs, first.
    for (const id of ids) this.availableInputDevices.set(id, {});
    this.emit('deviceChange', []);
  }

  async setInputDevice(deviceId: string): Promise<void> {
    if (!this.availableInputDevices.has(deviceId)) throw new Error(`Device not found: ${deviceId}`);
    await Promise.resolve();
    if (this.refused.has(deviceId)) throw new Error('NotReadableError');
    this.inputDevice = { deviceId };
    this.microphones.push(deviceId);
  }

  unsetInputDevice(): Promise<void> {
    this.inputDevice = null;
    this.microphones.push(null);
    return Promise.resolve();
  }

  setAudioConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.audioConstraints = constraints;
    return Promise.resolve();
  }

  unsetAudioConstraints(): Promise<void> {
    this.audioConstraints = null;
    return Promise.resolve();
  }

  async addProcessor(processor: object): Promise<void> {
    if (this._processor) throw new Error('Adding multiple AudioProcessors is not supported at this time.');
    this._processor = processor;
    await Promise.resolve();
  }

  removeProcessor(): Promise<void> {
    this._processor = null;
    return Promise.resolve();
  }

  incoming(enable?: boolean): boolean {
    return this.sound('incoming', enable);
  }
  outgoing(enable?: boolean): boolean {
    return this.sound('outgoing', enable);
  }
  disconnect(enable?: boolean): boolean {
    return this.sound('disconnect', enable);
  }

  private sound(name: keyof typeof this.sounds, enable?: boolean): boolean {
    if (enable !== undefined) this.sounds[name] = enable;
    return this.sounds[name];
  }
}

interface Connecting {
  options: AcceptOptions & { connectToken?: string };
  /** The microphone that was set when `connect` was called. */
  microphone: string | null;
  resolve(call: CallDouble): void;
  reject(error: Error): void;
}

export class DeviceDouble extends EventEmitter implements VoiceDevice {
  audio: AudioDouble | null = new AudioDouble();
  readonly calls: CallDouble[] = [];
  _activeCall: CallDouble | null = null;
  _options: DeviceOptions;
  /** Calls of `connect`, settled by the test, or never: as the SDK's. */
  readonly connecting: Connecting[] = [];
  destroyed = 0;
  /** How many websockets were asked for. */
  websockets = 0;
  updates = 0;
  refusesTokens = false;

  constructor(
    public token: string,
    options: DeviceOptions = {},
  ) {
    super();
    this._options = { ...options };
  }

  /** The SDK's own: opens the websocket, which may fail. */
  _setupStream(): Promise<void> {
    this.websockets += 1;
    return Promise.reject(new Error('31005'));
  }

  connect(options: AcceptOptions & { connectToken?: string }): Promise<CallDouble> {
    if (this.destroyed) return Promise.reject(new Error('Device has been destroyed.'));
    return new Promise((resolve, reject) => {
      this.connecting.push({
        options,
        microphone: this.audio?.inputDevice?.deviceId ?? null,
        resolve: (call) => {
          this._activeCall = call;
          resolve(call.connecting());
        },
        reject,
      });
    });
  }

  destroy(): void {
    this.destroyed += 1;
    this.audio = null;
    for (const call of [...this.calls]) call.rejected();
    this._activeCall?.disconnect();
    this.emit('unregistered');
    this.emit('destroyed');
    this.removeAllListeners();
  }

  updateOptions(options: DeviceOptions): void {
    this.updates += 1;
    this._options = { ...this._options, ...options };
  }

  updateToken(token: string): void {
    if (this.destroyed || this.refusesTokens) throw new Error('Attempt to "updateToken"');
    this.token = token;
  }

  /** Twilio rings: the Device emits `incoming`. */
  rings(shape: CallShape): CallDouble {
    const call = new CallDouble(shape);
    this.calls.push(call);
    const leaves = (): unknown => this.calls.splice(this.calls.indexOf(call), 1);
    for (const event of ['accept', 'cancel', 'reject']) call.once(event, leaves);
    this.emit('incoming', call);
    return call;
  }
}

/** A copy of the SDK: its Device class, and every Device that was made of it. */
export function voiceSdk(): { Device: typeof DeviceDouble; made: DeviceDouble[] } {
  const made: DeviceDouble[] = [];
  class Device extends DeviceDouble {
    constructor(token: string, options?: DeviceOptions) {
      super(token, options);
      made.push(this);
    }
  }
  return { Device, made };
}

/** As Flex hands its Device out: behind a Proxy that binds every method to the Device itself. */
export function behindFlexProxy(device: DeviceDouble): DeviceDouble {
  return new Proxy(device, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
