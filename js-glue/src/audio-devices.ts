// Keeps every line on line 0's microphone, speakers and audio processing, where Flex's own controls act (P22, P23).
import { describe, type Log } from './log';
import type { Line } from './line';
import { nextTask } from './next-task';
import { Microphone } from './microphone';
import { observe, override } from './observe';
import type { AudioProcessor, VoiceAudio, VoiceDevice } from './voice-sdk';

/** How long a new Device may take to list the machine's devices, in milliseconds. As a rule it takes ten. */
const ENUMERATION_MS = 1000;

/**
 * Methods that every line repeats when they are called on line 0. `setInputDevice` has a treatment of its own.
 * `unsetInputDevice` is not repeated: Flex calls it at every disconnect on line 0 to release the microphone there, and on
 * a line with a call it would stop the processed microphone before it refuses (audiohelper.ts).
 */
const FOLLOWED = ['setAudioConstraints', 'unsetAudioConstraints', 'addProcessor', 'removeProcessor'] as const;
const OUTPUTS = ['speakerDevices', 'ringtoneDevices'] as const;

/** A change of a Device's audio, to be made on each line as it was on line 0. */
type Change = (audio: VoiceAudio) => Promise<unknown>;

export class AudioDevices {
  private readonly lines = new Set<Line>();
  private undo: (() => void)[] = [];

  constructor(
    private source: VoiceDevice,
    private readonly log: Log,
    private readonly microphone = new Microphone(),
  ) {
    this.follow(source);
  }

  /** From here on every line is kept as this Device is. */
  follow(source: VoiceDevice): void {
    this.stopWatching();
    this.source = source;
    this.microphone.found(source.audio?.inputDevice?.deviceId ?? null);
    if (source.audio) this.undo = this.watch(source.audio);
  }

  /**
   * Sets a new Device's audio as line 0's is, and keeps it so from then on. To be awaited before the Device
   * connects: a change of microphone while it connects fails with AcquisitionFailedError.
   */
  async join(line: Line): Promise<void> {
    const source = this.source.audio;
    const audio = line.device.audio;
    this.lines.add(line);
    if (!source || !audio) return;
    // It never registers, so it has nothing to ring for; a ringtone that does not decode would cost two seconds.
    audio.incoming(false);
    audio.outgoing(source.outgoing());
    audio.disconnect(source.disconnect());
    await enumerated(audio);
    for (const change of this.stateOf(source)) await this.apply(line, change);
  }

  leave(line: Line): void {
    this.lines.delete(line);
  }

  /** When no call is left, lets go of line 0's microphone, where Flex did not. */
  letGo(isOver: () => boolean): Promise<void> {
    return this.microphone.letGo(this.source.audio, isOver);
  }

  dispose(): void {
    this.stopWatching();
    this.lines.clear();
  }

  private stopWatching(): void {
    for (const undo of this.undo.splice(0)) undo();
  }

  /** Line 0's audio as changes from the default, the microphone last: by then its constraints and processor are set. */
  private stateOf(source: VoiceAudio): Change[] {
    const changes: Change[] = [];
    const { audioConstraints } = source;
    if (audioConstraints) changes.push((audio) => audio.setAudioConstraints(audioConstraints));
    const processor = processorOf(source);
    if (processor) changes.push((audio) => audio.addProcessor(processor));
    for (const kind of OUTPUTS) {
      const ids = Array.from(source[kind].get(), ({ deviceId }) => deviceId);
      if (ids.length > 0) changes.push((audio) => setOutputs(audio, kind, ids));
    }
    const { wanted } = this.microphone;
    if (wanted !== null) changes.push((audio) => audio.setInputDevice(wanted));
    return changes;
  }

  private watch(source: VoiceAudio): (() => void)[] {
    return [
      ...FOLLOWED.map((name) =>
        observe(source, name, (args, done) => this.spread(done, (audio) => repeat(audio, name, args))),
      ),
      override(source, 'setInputDevice', (original, [id]) => {
        const { done, deviceId } = this.microphone.set(id, original);
        if (deviceId !== null) this.spread(done, (audio) => audio.setInputDevice(deviceId));
        return done;
      }),
      observe(source, 'unsetInputDevice', () => this.microphone.isAccountedFor()),
      ...OUTPUTS.map((kind) =>
        observe(source[kind], 'set', ([ids], done) =>
          this.spread(done, (audio) => setOutputs(audio, kind, [ids].flat())),
        ),
      ),
    ];
  }

  /** Once line 0 has made a change, every line makes it; what line 0 refused is not tried on the others. */
  private spread(done: Promise<unknown>, change: Change): void {
    done.then(
      () => {
        for (const line of this.lines) void line.inTurn(() => this.apply(line, change));
      },
      () => {},
    );
  }

  /** A line that cannot follow, say because the microphone is gone, keeps what it has; its call goes on. */
  private async apply(line: Line, change: Change): Promise<void> {
    const { audio } = line.device;
    if (!audio || line.isClosed) return;
    try {
      await change(audio);
      // Destroyed meanwhile, it let go of the microphone that it had, and was then given the one it had asked for.
      if (line.isClosed) await audio.unsetInputDevice();
    } catch (error) {
      this.log.warn(`${line.toString()} did not follow the audio settings: ${describe(error)}`);
    }
  }
}

function repeat(audio: VoiceAudio, name: (typeof FOLLOWED)[number], args: unknown[]): Promise<unknown> {
  const method = Reflect.get(audio, name) as (...args: unknown[]) => Promise<unknown>;
  return Reflect.apply(method, audio, args);
}

/** Not every browser can choose where sound goes; there the SDK refuses. */
async function setOutputs(audio: VoiceAudio, kind: (typeof OUTPUTS)[number], ids: string[]): Promise<void> {
  if (audio.isOutputSelectionSupported) await audio[kind].set(ids);
}

/** The SDK has no reader for it. Named `_processor` in 2.11, `_localProcessor` since 2.12. */
function processorOf(audio: VoiceAudio): AudioProcessor | null {
  const processor: unknown = Reflect.get(audio, '_processor') ?? Reflect.get(audio, '_localProcessor');
  return typeof processor === 'object' ? processor : null;
}

/**
 * Resolves when a new Device knows the machine's devices and has put itself on the default ones, which it does on its
 * own once it has listed them and which would undo what was set before (audiohelper.ts, `_initializeEnumeration`).
 */
async function enumerated(audio: VoiceAudio): Promise<void> {
  if (audio.availableInputDevices.size === 0) {
    await new Promise<void>((resolve) => {
      const listed = (): void => {
        clearTimeout(timer);
        audio.removeListener('deviceChange', listed);
        resolve();
      };
      const timer = setTimeout(listed, ENUMERATION_MS);
      audio.on('deviceChange', listed);
    });
  }
  await nextTask();
}
