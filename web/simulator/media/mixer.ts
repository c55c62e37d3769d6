// What one browser's leg gets to hear, frame by frame: the sum of those it hears, or hold music.
import type { Ear } from './audience';
import type { Microphone } from './microphone';
import { FRAME_SAMPLES } from './tones';
import { encodeUlaw } from './ulaw';
import { frameOf, musicFrame, type Frame } from './voices';

/** A sound that one leg hears: μ-law bytes for a tick of the clock. */
export type Sound = (tick: number) => Buffer;

const encoded = new WeakMap<Frame, Buffer>();

function ulawOf(frame: Frame): Buffer {
  const known = encoded.get(frame);
  if (known !== undefined) return known;
  const bytes = encodeUlaw(frame);
  encoded.set(frame, bytes);
  return bytes;
}

function sum(frames: readonly ArrayLike<number>[]): Int32Array {
  const total = new Int32Array(FRAME_SAMPLES);
  for (const frame of frames)
    for (let i = 0; i < FRAME_SAMPLES; i++) total[i] = (total[i] ?? 0) + (frame[i] ?? 0);
  return total;
}

/** The frame a microphone gives at a tick: the same for all who hear it. */
export type FrameAt = (microphone: Microphone, tick: number) => Frame;

/**
 * @param toneOf the tone (Hz) of a far end's leg, by CallSid
 * @param microphoneOf the microphone of a browser's leg, by CallSid, while it has media
 */
export function soundOf(
  ear: Ear,
  toneOf: (callSid: string) => number | undefined,
  microphoneOf: (callSid: string) => Microphone | undefined,
  frameAt: FrameAt,
): Sound {
  if (ear.music) return (tick) => ulawOf(musicFrame(tick));
  const tones: Frame[] = [];
  const microphones: Microphone[] = [];
  for (const { callSid } of ear.voices) {
    const hz = toneOf(callSid);
    if (hz !== undefined) tones.push(frameOf(hz));
    const microphone = microphoneOf(callSid);
    if (microphone !== undefined) microphones.push(microphone);
  }
  const base = sum(tones);
  const still = encodeUlaw(base);
  if (microphones.length === 0) return () => still;
  return (tick) => encodeUlaw(sum([base, ...microphones.map((one) => frameAt(one, tick))]));
}
