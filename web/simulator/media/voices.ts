// The ready-made sounds of the far ends, a frame of 20 ms at a time. Their frequencies fit a frame exactly,
// so that a tone is one frame said again and again, and costs nothing.
import type { Leg } from '../ports';
import {
  ALL_HZ,
  AMPLITUDE,
  FRAME_MS,
  FRAME_SAMPLES,
  MUSIC_HZ,
  MUSIC_NOTE_MS,
  SAMPLE_RATE,
  SPARE_TONES_HZ,
  TONES_HZ,
} from './tones';

/** One frame of samples, 16 bit at 8 kHz. Never written to after it was made. */
export type Frame = Int16Array;

export const SILENCE: Frame = new Int16Array(FRAME_SAMPLES);

function toneFrame(hz: number): Frame {
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, i) =>
    Math.round(Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE) * AMPLITUDE * 32767),
  );
}

const frames = new Map<number, Frame>(ALL_HZ.map((hz) => [hz, toneFrame(hz)]));

/** A frame of this tone; silence for a frequency that is not one of tones.ts. */
export function frameOf(hz: number): Frame {
  return frames.get(hz) ?? SILENCE;
}

/** The frame of hold music at a tick of the 20 ms clock. */
export function musicFrame(tick: number): Frame {
  return frameOf(MUSIC_HZ[Math.floor((tick * FRAME_MS) / MUSIC_NOTE_MS) % 2 === 0 ? 0 : 1]);
}

/** What a page may still sound of a far end that left, ms: the buffers of a busy machine. */
const LINGERS_MS = 2000;

/** Gives each far end a tone of its own; a tone that falls free rests as long as others are to be had. */
export class ToneBook {
  readonly #given = new Map<string, number>();
  readonly #free: number[] = [...TONES_HZ];
  readonly #spare: number[] = [...SPARE_TONES_HZ];
  readonly #lastHolder = new Map<number, Leg>();
  /** When the last holder of a free tone left, ms since the epoch. */
  readonly #leftAtMs = new Map<number, number>();

  /** The tone of a far end, in Hz. With more far ends than tones, the last ones are silent (0). */
  toneFor(leg: Leg): number {
    const hz = this.#given.get(leg.callSid) ?? this.#free.shift() ?? this.#spare.shift() ?? 0;
    this.#given.set(leg.callSid, hz);
    this.#lastHolder.set(hz, leg);
    this.#leftAtMs.delete(hz);
    return hz;
  }

  /** Takes back the tones of all but these far ends. */
  keepOnly(callSids: ReadonlySet<string>): void {
    for (const [callSid, hz] of this.#given) {
      if (callSids.has(callSid)) continue;
      this.#given.delete(callSid);
      this.#leftAtMs.set(hz, Date.now());
      if (hz !== 0) (SPARE_TONES_HZ.includes(hz) ? this.#spare : this.#free).push(hz);
    }
  }

  /**
   * Whose voice a tone is that sounds at `atMs` (since the epoch). A far end that left keeps its name for a while, or until
   * somebody else gets its tone. Later on it is nobody's: the click with which another begins can be taken for any tone.
   */
  holderOf(hz: number, atMs: number): Leg | undefined {
    const isGone = atMs - (this.#leftAtMs.get(hz) ?? Infinity) > LINGERS_MS;
    return isGone ? undefined : this.#lastHolder.get(hz);
  }

  list(): { callSid: string; hz: number }[] {
    return [...this.#given].map(([callSid, hz]) => ({ callSid, hz }));
  }
}
