// Devices of a Voice SDK without a network: a test rings on them, and settles what they connect.
import { EventEmitter } from 'node:events';
import type { AcceptOptions, DeviceOptions, VoiceDevice } from '../../../js-glue/src/voice-sdk';
import { AudioDouble } from './audio';
import { CallDouble, type CallShape } from './call';
import { sdkError } from './sdk-error';

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
    if (this.audio) this.audio.isInCall = () => this._activeCall !== null;
  }

  /** The SDK's own: opens the websocket, which may fail. */
  _setupStream(): Promise<void> {
    this.websockets += 1;
    return Promise.reject(new Error('31005'));
  }

  connect(options: AcceptOptions & { connectToken?: string }): Promise<CallDouble> {
    if (this.destroyed) return Promise.reject(sdkError('InvalidStateError', 'Device has been destroyed.'));
    if (this._activeCall) return Promise.reject(sdkError('InvalidStateError', 'A Call is already active'));
    return new Promise((resolve, reject) => {
      this.connecting.push({
        options,
        microphone: this.audio?.inputDevice?.deviceId ?? null,
        resolve: (call) => {
          this._activeCall = call;
          call.once('disconnect', () => this.removes(call));
          resolve(call.connecting());
        },
        reject,
      });
    });
  }

  destroy(): void {
    this.destroyed += 1;
    for (const call of [...this.calls]) call.rejected();
    this._activeCall?.disconnect();
    this.audio = null;
    this.emit('unregistered');
    this.emit('destroyed');
    this.removeAllListeners();
  }

  updateOptions(options: DeviceOptions): void {
    this.updates += 1;
    this._options = { ...this._options, ...options };
  }

  updateToken(token: string): void {
    const state = this.destroyed ? 'destroyed' : 'unregistered';
    if (this.destroyed || this.refusesTokens)
      throw sdkError('InvalidStateError', `Attempt to "updateToken" when device is in state "${state}".`);
    this.token = token;
  }

  /** Twilio rings: the Device emits `incoming`. */
  rings(shape: CallShape): CallDouble {
    const call = this.makes(shape);
    this.emit('incoming', call);
    return call;
  }

  /** Twilio's invite has come. The SDK emits `incoming` only when its ringtone plays, up to two seconds later. */
  makes(shape: CallShape): CallDouble {
    const call = new CallDouble(shape);
    this.calls.push(call);
    for (const event of ['accept', 'cancel', 'reject', 'disconnect'])
      call.on(event, () => this.removes(call));
    call.on('transportClose', () => {
      if (call.status() === 'pending') this.removes(call);
    });
    call.once('accept', () => (this._activeCall = call));
    return call;
  }

  /** As the SDK's `_removeCall`. */
  private removes(call: CallDouble): void {
    if (this._activeCall === call) this._activeCall = null;
    const at = this.calls.indexOf(call);
    if (at >= 0) this.calls.splice(at, 1);
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
