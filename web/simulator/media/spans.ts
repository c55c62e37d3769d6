// Stretches of sound, by key, grown piece by piece as they are measured; and how much of them coincides.
// Pure: node keeps who heard whom in it, and the page's ears keep which tones came out.

export interface Span<Key> {
  readonly key: Key;
  /** ms since the epoch; fromMs ≤ toMs. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SpanLogOptions {
  /** Spans that ended longer ago than this before the newest sound are forgotten, ms. */
  readonly keepMs?: number;
  /** Pieces no further apart than this belong together, ms. Default 12: two blocks of 5 ms, and rounding. */
  readonly gapMs?: number;
}

interface Growing<Key> {
  key: Key;
  fromMs: number;
  toMs: number;
}

export class SpanLog<Key> {
  readonly #identify: (key: Key) => string;
  readonly #keepMs: number;
  readonly #gapMs: number;
  #spans: Growing<Key>[] = [];
  readonly #newest = new Map<string, Growing<Key>>();
  #latestMs = 0;

  /** @param identify keys with the same text are the same sound. */
  constructor(identify: (key: Key) => string, { keepMs = 300_000, gapMs = 12 }: SpanLogOptions = {}) {
    this.#identify = identify;
    this.#keepMs = keepMs;
    this.#gapMs = gapMs;
  }

  /** A piece of sound. Pieces of one key may overlap and may come late, within the gap. */
  add(key: Key, fromMs: number, toMs: number): void {
    const id = this.#identify(key);
    const last = this.#newest.get(id);
    if (last !== undefined && fromMs - last.toMs <= this.#gapMs && toMs >= last.fromMs - this.#gapMs) {
      last.toMs = Math.max(last.toMs, toMs);
      last.fromMs = Math.min(last.fromMs, fromMs);
    } else {
      const span = { key, fromMs, toMs };
      this.#spans.push(span);
      this.#newest.set(id, span);
    }
    if (toMs > this.#latestMs) this.#latestMs = toMs;
    if (this.#spans.length % 256 === 0) this.#forget();
  }

  /** Spans that touch [fromMs, toMs], cut to it, in order of their beginning. */
  between(fromMs: number, toMs = Infinity): Span<Key>[] {
    return this.#spans
      .filter((span) => span.toMs > fromMs && span.fromMs < toMs)
      .map(({ key, ...span }) => ({
        key,
        fromMs: Math.max(span.fromMs, fromMs),
        toMs: Math.min(span.toMs, toMs),
      }))
      .sort((a, b) => a.fromMs - b.fromMs);
  }

  #forget(): void {
    const before = this.#latestMs - this.#keepMs;
    this.#spans = this.#spans.filter((span) => span.toMs >= before);
    for (const [id, span] of this.#newest) if (span.toMs < before) this.#newest.delete(id);
  }
}

/** Packets' clocks tick in milliseconds, so less than this of coincidence is none. */
export const PACKETS_RESOLUTION_MS = 2;

/**
 * The page's ears tell an edge to the nearest 5 ms: two tones, one cut as the other begins, may seem to share that. So an overlap of
 * up to 5 ms is never seen, one of 6 ms in a quarter of the cases, and one of 11 ms always (tests/simulator/audible.test.ts).
 */
export const EARS_RESOLUTION_MS = 6;

/** Stretches in which spans of more than one group sound at once, in order; those under the resolution are none. */
export function coincidences<Key>(
  spans: readonly Span<Key>[],
  groupOf: (key: Key) => string,
  resolutionMs = PACKETS_RESOLUTION_MS,
): { readonly fromMs: number; readonly toMs: number }[] {
  const edges = spans.flatMap((span) => {
    const group = groupOf(span.key);
    return [
      { at: span.fromMs, group, step: 1 },
      { at: span.toMs, group, step: -1 },
    ];
  });
  // At one instant ends come before beginnings: touching is not overlapping.
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  const sounding = new Map<string, number>();
  const together: { fromMs: number; toMs: number }[] = [];
  let since: number | null = null;
  for (const { at, group, step } of edges) {
    const count = (sounding.get(group) ?? 0) + step;
    if (count > 0) sounding.set(group, count);
    else sounding.delete(group);
    if (sounding.size > 1) since ??= at;
    else if (since !== null) {
      if (at - since >= resolutionMs) together.push({ fromMs: since, toMs: at });
      since = null;
    }
  }
  return together;
}

/** ms in which spans of more than one group sound at once. */
export function coincidenceMs<Key>(
  spans: readonly Span<Key>[],
  groupOf: (key: Key) => string,
  resolutionMs = PACKETS_RESOLUTION_MS,
): number {
  return coincidences(spans, groupOf, resolutionMs).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
