// The last minute of sound, as it was measured: who was heard when, in stretches of milliseconds since the epoch.
// Pure: no clock, no DOM.
import { coincidences, type Span } from '../../simulator/media/spans';

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
    return this.in(worker, direction, fromMs, toMs).filter((span) => span.key.call === call);
  }

  /** When two calls or more were heard at once. Parties of one call belong together. */
  overlaps(worker: string, direction: Direction, fromMs: number, toMs: number): Stretch[] {
    return coincidences(this.in(worker, direction, fromMs, toMs), (source) => source.call);
  }

  private in(worker: string, direction: Direction, fromMs: number, toMs: number): Span<Source>[] {
    return this.spans
      .filter(
        ({ key, ...span }) =>
          key.worker === worker && key.direction === direction && span.toMs > fromMs && span.fromMs < toMs,
      )
      .map((span) => ({
        key: span.key,
        fromMs: Math.max(span.fromMs, fromMs),
        toMs: Math.min(span.toMs, toMs),
      }));
  }
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
