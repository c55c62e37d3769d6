// The parts of the Voice SDK that the glue uses, as shapes. Flex hands us its own copy's Device, behind a Proxy
// that binds methods; tests hand us a double; both fit. Checked against @twilio/voice-sdk 2.11.1 in tests/glue.

/** Written as a method, so that a listener may name the types of what it hears, as with any EventEmitter. */
export type Listener = { hear(...args: unknown[]): void }['hear'];

export interface Emitter {
  on(event: string, listener: Listener): unknown;
  removeListener(event: string, listener: Listener): unknown;
  rawListeners(event: string): unknown[];
}

/** What `getLocalStream` and `getRemoteStream` give: a MediaStream. */
export interface Tracks {
  getAudioTracks(): { enabled: boolean }[];
}

/** A Voice SDK `Call`: one voice leg. */
export interface VoiceCall extends Emitter {
  readonly parameters: Record<string, string>;
  /** A secret. Undefined when Twilio sent no reconnect token with the invite. */
  readonly connectToken?: string | undefined;
  /** 'pending', 'connecting', 'ringing', 'open', 'reconnecting' or 'closed'. */
  status(): string;
  isMuted(): boolean;
  mute(muted: boolean): void;
  disconnect(): void;
  /** Of a call that is 'pending'; without effect on any other. */
  reject(): void;
  getLocalStream(): Tracks | null | undefined;
  getRemoteStream(): Tracks | null | undefined;
}

/** A speaker or ringtone collection: `OutputDeviceCollection`. */
export interface OutputDevices {
  get(): ReadonlySet<{ readonly deviceId: string }>;
  set(deviceIds: string | string[]): Promise<void>;
}

/** What a microphone is sent through, say against noise. The SDK calls it; the glue only passes it on. */
export type AudioProcessor = object;

/** `device.audio`: one for each Device. */
export interface VoiceAudio extends Emitter {
  readonly audioConstraints: MediaTrackConstraints | null;
  readonly availableInputDevices: ReadonlyMap<string, unknown>;
  readonly inputDevice: { readonly deviceId: string } | null;
  readonly isOutputSelectionSupported: boolean;
  readonly ringtoneDevices: OutputDevices;
  readonly speakerDevices: OutputDevices;
  setInputDevice(deviceId: string): Promise<void>;
  unsetInputDevice(): Promise<void>;
  setAudioConstraints(constraints: MediaTrackConstraints): Promise<void>;
  unsetAudioConstraints(): Promise<void>;
  addProcessor(processor: AudioProcessor): Promise<void>;
  removeProcessor(processor: AudioProcessor): Promise<void>;
  /** Each says whether that sound is played, after switching it when told to. */
  incoming(enable?: boolean): boolean;
  outgoing(enable?: boolean): boolean;
  disconnect(enable?: boolean): boolean;
}

/** RTC options of one call: `sdkOptions.voice.acceptOptions` in Flex's configuration. */
export interface AcceptOptions {
  rtcConfiguration?: RTCConfiguration;
  rtcConstraints?: MediaStreamConstraints;
}

export type DeviceOptions = Record<string, unknown>;

/** A Voice SDK `Device`: one line. */
export interface VoiceDevice extends Emitter {
  /** Null once destroyed. */
  readonly audio: VoiceAudio | null;
  /** Calls not yet open; the open one is not among them. */
  readonly calls: readonly VoiceCall[];
  /** A secret. */
  readonly token: string | null;
  prependListener(event: string, listener: Listener): unknown;
  /** May never settle: when the token is refused, or the Device is destroyed first. */
  connect(options: AcceptOptions & { connectToken?: string }): Promise<VoiceCall>;
  destroy(): void;
  updateOptions(options: DeviceOptions): void;
  updateToken(token: string): void;
}

/** The class of a Device: the very copy of the SDK that Flex runs, so that nothing is bundled twice. */
export function classOf(device: VoiceDevice): new (token: string, options: DeviceOptions) => VoiceDevice {
  return device.constructor as new (token: string, options: DeviceOptions) => VoiceDevice;
}
