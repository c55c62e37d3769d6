// What comes from one browser: its microphone, packet by packet, as the far ends would get it.
import { decodeUlaw, rmsOfUlaw, soundingUlaw } from './ulaw';
import { SteadyTime } from './steady-time';
import { FRAME_SAMPLES, LOUD_RMS, SAMPLE_RATE } from './tones';
import { SILENCE, type Frame } from './voices';

/** Loudness is judged in blocks of this length. */
const BLOCK_MS = 5;
const BLOCK_SAMPLES = (SAMPLE_RATE / 1000) * BLOCK_MS;

/** Frames kept for other browsers that hear this one: two before it is played, at most five. */
const QUEUE_START = 2;
const QUEUE_LIMIT = 5;

export interface MicrophonePacket {
  /** G.711 μ-law. */
  readonly payload: Buffer;
  /** RTP timestamp, in samples, modulo 2³². */
  readonly timestamp: number;
  /** ms since the epoch. */
  readonly arrivedMs: number;
}

/** A loud stretch of a packet, on the wall clock. */
export type OnLoud = (fromMs: number, toMs: number) => void;

export class Microphone {
  readonly #steady = new SteadyTime();
  readonly #onLoud: OnLoud;
  #queue: Frame[] = [];
  #playing = false;
  #lastTimestamp: number | null = null;
  #samples = 0;
  /** Whether another browser hears this one, so that its samples are wanted and not only its loudness. */
  relayed = false;
  rms = 0;
  arrivedMs = 0;
  packets = 0;

  constructor(onLoud: OnLoud) {
    this.#onLoud = onLoud;
  }

  receive({ payload, timestamp, arrivedMs }: MicrophonePacket): void {
    if (this.#lastTimestamp !== null) this.#samples += (timestamp - this.#lastTimestamp) | 0;
    this.#lastTimestamp = timestamp;
    this.packets++;
    this.arrivedMs = arrivedMs;
    this.rms = rmsOfUlaw(payload);
    // A far end plays a packet from its arrival on.
    this.#tellLoudness(payload, this.#steady.place(arrivedMs, (this.#samples * 1000) / SAMPLE_RATE));
    if (this.relayed) this.#enqueue(payload);
  }

  /** The next 20 ms for those who listen in another browser; silence when nothing came. */
  nextFrame(): Frame {
    if (!this.#playing) return SILENCE;
    const frame = this.#queue.shift();
    if (frame === undefined) this.#playing = false;
    return frame ?? SILENCE;
  }

  #tellLoudness(payload: Buffer, startMs: number): void {
    for (let at = 0; at < payload.length; at += BLOCK_SAMPLES) {
      const end = Math.min(at + BLOCK_SAMPLES, payload.length);
      if (rmsOfUlaw(payload, at, end) <= LOUD_RMS) continue;
      // A microphone is muted and opened between two samples: the edge lies there, and not at the block's.
      const { first, last } = soundingUlaw(payload, at, end);
      this.#onLoud(startMs + (first * 1000) / SAMPLE_RATE, startMs + ((last + 1) * 1000) / SAMPLE_RATE);
    }
  }

  #enqueue(payload: Buffer): void {
    for (let at = 0; at + FRAME_SAMPLES <= payload.length; at += FRAME_SAMPLES) {
      this.#queue.push(decodeUlaw(payload.subarray(at, at + FRAME_SAMPLES)));
    }
    if (this.#queue.length > QUEUE_LIMIT) this.#queue = this.#queue.slice(-QUEUE_START);
    if (this.#queue.length >= QUEUE_START) this.#playing = true;
  }
}
