// Which tones are audible when, from their levels. Pure.
import { HOP_MS, WINDOW_HOPS } from './tone-bank';

/** Amplitude (full scale 1) below which a tone is not heard: a far end's tone at a tenth of its loudness is. */
export const AUDIBLE = 0.008;

/** A tone this much softer than the loudest one at that time is the other's splash (a cut tone splashes), not heard. */
const MASKED = 0.06;

/** Tones as near as this share a filter's flank: there the splash of a cut tone is up to a third of it. */
const NEAR_HZ = 100;
const NEAR_MASKED = 0.5;

/** A level under this share of the tone's own loudest nearby is the skirt of an edge. */
const SKIRT = 0.5;

/**
 * A tone shorter than this many is a click's: under a window of 4 hops a click is above half of its loudest in up to 3
 * (at a quarter, a half and three quarters of the window), and one packet of a tone, 20 ms of it, in 4 or more.
 */
const SHORTEST_HOPS = 4;

/** Levels of all tones in the window of 20 ms that ends at a time. */
export interface Hop {
  /** End of the window, ms since the epoch. */
  readonly atMs: number;
  readonly levels: Float32Array;
}

export type OnSound = (hz: number, fromMs: number, toMs: number) => void;

/**
 * Tells in which hops of 5 ms a tone is audible, up to 30 ms late. The window smears an edge over its own length, so a level
 * under half of the tone's loudest within a window's length is the skirt of an edge: a tone that is cut as another
 * begins gives no overlap, and one that stays on at a tenth of its loudness is heard after 20 ms.
 */
export class AudibleTones {
  readonly #tonesHz: readonly number[];
  readonly #onSound: OnSound;
  readonly #hops: Hop[] = [];
  /** How many hops each tone has been on for. */
  readonly #runs: Uint32Array;

  /** @param tonesHz the tones whose levels the hops hold, in order. */
  constructor(tonesHz: readonly number[], onSound: OnSound) {
    this.#tonesHz = tonesHz;
    this.#runs = new Uint32Array(tonesHz.length);
    this.#onSound = onSound;
  }

  push(hop: Hop): void {
    this.#hops.push(hop);
    if (this.#hops.length > 2 * WINDOW_HOPS + 1) this.#hops.shift();
    const judged = this.#hops[WINDOW_HOPS];
    if (judged === undefined || this.#hops.length < 2 * WINDOW_HOPS + 1) return;
    const centreMs = judged.atMs - (WINDOW_HOPS * HOP_MS) / 2;
    if (judged.levels.every((level) => level < AUDIBLE)) return void this.#runs.fill(0);
    const peaks = this.#peaks();
    const loudest = Math.max(...peaks);
    this.#tonesHz.forEach((hz, tone) => {
      const level = judged.levels[tone] ?? 0;
      const isSound =
        level >= AUDIBLE &&
        level >= MASKED * loudest &&
        level >= SKIRT * (peaks[tone] ?? 0) &&
        level >= NEAR_MASKED * this.#loudestNear(hz, peaks);
      const run = isSound ? (this.#runs[tone] ?? 0) + 1 : 0;
      this.#runs[tone] = run;
      if (run < SHORTEST_HOPS) return;
      const hops = run === SHORTEST_HOPS ? SHORTEST_HOPS : 1;
      this.#onSound(hz, centreMs - (hops - 0.5) * HOP_MS, centreMs + HOP_MS / 2);
    });
  }

  /** The loudest level of each tone within a window's length. */
  #peaks(): Float32Array {
    const peaks = new Float32Array(this.#tonesHz.length);
    for (const { levels } of this.#hops) {
      for (let tone = 0; tone < peaks.length; tone++)
        peaks[tone] = Math.max(peaks[tone] ?? 0, levels[tone] ?? 0);
    }
    return peaks;
  }

  #loudestNear(hz: number, peaks: Float32Array): number {
    return Math.max(0, ...peaks.filter((_, tone) => isNear(this.#tonesHz[tone] ?? 0, hz)));
  }
}

function isNear(one: number, other: number): boolean {
  return one !== other && Math.abs(one - other) <= NEAR_HZ;
}
