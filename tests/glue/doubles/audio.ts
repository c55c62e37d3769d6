// The audio devices of one Device, on a machine with two headsets.
import { EventEmitter } from 'node:events';
import type { OutputDevices, VoiceAudio } from '../../../js-glue/src/voice-sdk';
import { sdkError } from './sdk-error';

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
  /** Whether its Device has an open call. */
  isInCall = (): boolean => false;
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
    if (!this.availableInputDevices.has(deviceId))
      throw sdkError('InvalidArgumentError', `Device not found: ${deviceId}`);
    if (this.inputDevice?.deviceId === deviceId) return;
    await Promise.resolve();
    if (this.refused.has(deviceId)) throw new Error('NotReadableError');
    this.inputDevice = { deviceId };
    this.microphones.push(deviceId);
  }

  async unsetInputDevice(): Promise<void> {
    if (this.inputDevice === null) return;
    await Promise.resolve();
    if (this.isInCall()) throw new Error('Cannot unset input device while a call is in progress.');
    this.inputDevice = null;
    this.microphones.push(null);
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
    if (this._processor)
      throw sdkError('NotSupportedError', 'Adding multiple AudioProcessors is not supported at this time.');
    this._processor = processor;
    await Promise.resolve();
  }

  async removeProcessor(processor?: object): Promise<void> {
    if (!processor) throw sdkError('InvalidArgumentError', 'Missing AudioProcessor argument.');
    if (this._processor !== processor)
      throw sdkError(
        'InvalidArgumentError',
        'Cannot remove an AudioProcessor that has not been previously added.',
      );
    this._processor = null;
    await Promise.resolve();
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
