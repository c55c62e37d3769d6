// The last minute of sound, as it was measured: who was heard when, in stretches of milliseconds since the epoch.
// Pure: no clock, no DOM.
import {
  EARS_RESOLUTION_MS,
  PACKETS_RESOLUTION_MS,
  coincidences,
  type Span,
} from '../../simulator/media/spans';

/** `heard`: the agent hears the call. `spoken`: the call hears the agent's microphone. */
export type Direction = 'heard' | 'spoken';
export const DIRECTIONS: readonly Direction[] = ['heard', 'spoken'];

/** One party of one call, in one direction, on one worker's desktop. */
export interface Source {
  readonly worker: string;
  readonly direction: Direction;
  readonly call: string;
  readonly party: string;
}

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is heard is measured by the page's ears, what is spoken by the packets that arrive. */
const RESOLUTION_MS: Record<Direction, number> = { heard: EARS_RESOLUTION_MS, spoken: PACKETS_RESOLUTION_MS };

const KEPT_MS = 65_000;
/** Measurements are placed to the millisecond: two pieces of one sound may lie so far apart. */
const ROUNDING_MS = 2;

const sameSource = (a: Source, b: Source): boolean =>
  a.worker === b.worker && a.direction === b.direction && a.call === b.call && a.party === b.party;

export class Sound {
  private spans: Span<Source>[] = [];

  /** Takes everything that was heard since a time, in place of what was known of it: late measurements have come. */
  rewrite(sinceMs: number, heard: readonly Span<Source>[]): void {
    const kept = this.spans.filter((span) => span.fromMs < sinceMs && span.toMs > sinceMs - KEPT_MS);
    const earlier = kept.map((span) => (span.toMs > sinceMs ? { ...span, toMs: sinceMs } : span));
    this.spans = earlier;
    for (const span of heard) {
      const begun = earlier.findIndex(
        (one) => Math.abs(one.toMs - span.fromMs) <= ROUNDING_MS && sameSource(one.key, span.key),
      );
      const first = earlier[begun];
      if (first) earlier[begun] = { ...first, toMs: span.toMs };
      else earlier.push(span);
    }
  }

  /** When any party of the call was heard, in that direction. Stretches of several parties may overlap. */
  stretches(worker: string, call: string, direction: Direction, fromMs: number, toMs: number): Stretch[] {
    return cut(
      this.of(worker, direction).filter(({ key }) => key.call === call),
      fromMs,
      toMs,
    );
  }

  /** When two calls or more were heard at once. Parties of one call belong together. */
  overlaps(worker: string, direction: Direction, fromMs: number, toMs: number): Stretch[] {
    // Cut afterwards: a part of an overlap may be too short to be one by itself.
    const whole = coincidences(this.of(worker, direction), ({ call }) => call, RESOLUTION_MS[direction]);
    return cut(whole, fromMs, toMs);
  }

  private of(worker: string, direction: Direction): Span<Source>[] {
    return this.spans.filter(({ key }) => key.worker === worker && key.direction === direction);
  }
}

function cut(stretches: readonly Stretch[], fromMs: number, toMs: number): Stretch[] {
  return stretches
    .filter((one) => one.toMs > fromMs && one.fromMs < toMs)
    .map((one) => ({ fromMs: Math.max(one.fromMs, fromMs), toMs: Math.min(one.toMs, toMs) }));
}

/** Adds up overlaps as they become final. */
export class OverlapCount {
  private countedMs: number | null = null;
  private readonly totals: Record<Direction, number> = { heard: 0, spoken: 0 };

  /** Counts up to a time before which every measurement has come; each millisecond once. */
  settle(sound: Sound, worker: string, finalMs: number): void {
    const from = this.countedMs ?? finalMs;
    if (finalMs <= from && this.countedMs !== null) return;
    for (const direction of DIRECTIONS) {
      for (const { fromMs, toMs } of sound.overlaps(worker, direction, from, finalMs)) {
        this.totals[direction] += toMs - fromMs;
      }
    }
    this.countedMs = finalMs;
  }

  /** ms, rounded. */
  total(direction: Direction): number {
    return Math.round(this.totals[direction]);
  }

  startOver(): void {
    for (const direction of DIRECTIONS) this.totals[direction] = 0;
  }
}
