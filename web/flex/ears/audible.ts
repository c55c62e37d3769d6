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

/** Levels of all tones in the window of 20 ms that ends at a time. */
export interface Hop {
  /** End of the window, ms since the epoch. */
  readonly atMs: number;
  readonly levels: Float32Array;
}

export type OnSound = (hz: number, fromMs: number, toMs: number) => void;

/**
 * Tells each 5 ms in which a tone is audible, 20 ms late. The window smears an edge over its own length, so a level
 * under half of the tone's loudest within a window's length is the skirt of an edge: a tone that is cut as another
 * begins gives no overlap, and one that stays on at a tenth of its loudness is heard after 20 ms.
 */
export class AudibleTones {
  readonly #tonesHz: readonly number[];
  readonly #onSound: OnSound;
  readonly #hops: Hop[] = [];

  /** @param tonesHz the tones whose levels the hops hold, in order. */
  constructor(tonesHz: readonly number[], onSound: OnSound) {
    this.#tonesHz = tonesHz;
    this.#onSound = onSound;
  }

  push(hop: Hop): void {
    this.#hops.push(hop);
    if (this.#hops.length > 2 * WINDOW_HOPS + 1) this.#hops.shift();
    const judged = this.#hops[WINDOW_HOPS];
    if (judged === undefined || this.#hops.length < 2 * WINDOW_HOPS + 1) return;
    const centreMs = judged.atMs - (WINDOW_HOPS * HOP_MS) / 2;
    const peaks = judged.levels.map((_, tone) =>
      Math.max(...this.#hops.map(({ levels }) => levels[tone] ?? 0)),
    );
    const loudest = Math.max(...peaks);
    this.#tonesHz.forEach((hz, tone) => {
      const level = judged.levels[tone] ?? 0;
      const isSound =
        level >= AUDIBLE &&
        level >= MASKED * loudest &&
        level >= SKIRT * (peaks[tone] ?? 0) &&
        level >= NEAR_MASKED * this.#loudestNear(hz, peaks);
      if (isSound) this.#onSound(hz, centreMs - HOP_MS / 2, centreMs + HOP_MS / 2);
    });
  }

  #loudestNear(hz: number, peaks: Float32Array): number {
    return Math.max(0, ...peaks.filter((_, tone) => isNear(this.#tonesHz[tone] ?? 0, hz)));
  }
}

function isNear(one: number, other: number): boolean {
  return one !== other && Math.abs(one - other) <= NEAR_HZ;
}
