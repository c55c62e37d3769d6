// What counts as audible: tones cut, changed and mixed on paper, through the very filters the page hears with.
import { describe, expect, it } from 'vitest';
import { AMPLITUDE } from '../../web/simulator/media/tones';
import { EARS_RESOLUTION_MS, SpanLog, coincidenceMs } from '../../web/simulator/media/spans';
import { AudibleTones } from '../../web/flex/ears/audible';
import { ToneBank } from '../../web/flex/ears/tone-bank';

const RATE = 48_000;
const HZ = [400, 500, 800, 1200];

interface Stretch {
  readonly hz: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly amplitude?: number;
}

/** Listens to `totalMs` of these tones, in the small blocks in which the page hears. */
function listen(totalMs: number, stretches: readonly Stretch[]): SpanLog<number> {
  const log = new SpanLog<number>(String);
  const bank = new ToneBank(RATE, HZ);
  const audible = new AudibleTones(HZ, (hz, fromMs, toMs) => log.add(hz, fromMs, toMs));
  for (let start = 0; start < (totalMs * RATE) / 1000; start += 128) {
    const block = Float32Array.from({ length: 128 }, (_, i) => {
      const ms = ((start + i) * 1000) / RATE;
      return stretches
        .filter(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)
        .reduce(
          (sum, { hz, amplitude = AMPLITUDE }) => sum + amplitude * Math.sin((2 * Math.PI * hz * ms) / 1000),
          0,
        );
    });
    bank.push(block, (levels, after) =>
      audible.push({ atMs: ((start + 128 - after) * 1000) / RATE, levels }),
    );
  }
  return log;
}

const overlapOf = (log: SpanLog<number>): number => coincidenceMs(log.between(0), String, EARS_RESOLUTION_MS);

describe('a tone', () => {
  it('is heard from when it begins to when it is cut, to the nearest hop', () => {
    const [span, ...others] = listen(500, [{ hz: 400, fromMs: 100, toMs: 303 }]).between(0);
    expect(others).toEqual([]);
    expect(span?.key).toBe(400);
    expect(Math.abs((span?.fromMs ?? 0) - 100)).toBeLessThanOrEqual(5);
    expect(Math.abs((span?.toMs ?? 0) - 303)).toBeLessThanOrEqual(5);
  });

  it('is not mistaken for its neighbour', () => {
    const heard = listen(500, [{ hz: 400, fromMs: 0, toMs: 500 }]).between(0);
    expect(new Set(heard.map(({ key }) => key))).toEqual(new Set([400]));
  });

  it('as short as one packet is heard, a click is not', () => {
    const keys = (stretches: readonly Stretch[]): number[] =>
      listen(300, stretches)
        .between(0)
        .map(({ key }) => key);
    expect(keys([{ hz: 800, fromMs: 100, toMs: 120 }])).toContain(800);
    expect(keys([{ hz: 800, fromMs: 100, toMs: 101 }])).toEqual([]);
  });

  it('that stays on at a tenth of its loudness is still heard', () => {
    const log = listen(500, [
      { hz: 400, fromMs: 0, toMs: 200 },
      { hz: 400, fromMs: 200, toMs: 400, amplitude: AMPLITUDE / 10 },
    ]);
    expect(log.between(0).at(-1)?.toMs).toBeGreaterThan(390);
  });
});

describe('an overlap', () => {
  it.each([100, 101, 103, 107.3, 112])('is none when one tone is cut as another begins, at %d ms', (at) => {
    const log = listen(300, [
      { hz: 800, fromMs: 0, toMs: at },
      { hz: 1200, fromMs: at, toMs: 300 },
    ]);
    expect(overlapOf(log)).toBe(0);
    expect(new Set(log.between(0).map(({ key }) => key))).toEqual(new Set([800, 1200]));
  });

  it.each([12, 20, 40, 200])('of %d ms is seen as such', (length) => {
    const log = listen(600, [
      { hz: 800, fromMs: 0, toMs: 300 + length },
      { hz: 400, fromMs: 300, toMs: 600 },
    ]);
    expect(Math.abs(overlapOf(log) - length)).toBeLessThanOrEqual(6);
  });

  it('of a soft remainder is seen too', () => {
    const log = listen(600, [
      { hz: 800, fromMs: 0, toMs: 300 },
      { hz: 800, fromMs: 300, toMs: 500, amplitude: AMPLITUDE / 10 },
      { hz: 400, fromMs: 300, toMs: 600 },
    ]);
    expect(overlapOf(log)).toBeGreaterThan(150);
  });
});

/** How many of 100 switches, each at another time within a hop, show any overlap. */
function seenOf100(stretches: (atMs: number) => readonly Stretch[]): number {
  let seen = 0;
  for (let i = 0; i < 100; i++) if (overlapOf(listen(400, stretches(150 + i * 0.05))) > 0) seen++;
  return seen;
}

// The figures of README, "What the ears miss".
describe('what the ears miss', () => {
  const atSwitch = (ms: number) =>
    seenOf100((at) => [
      { hz: 800, fromMs: 0, toMs: at + ms },
      { hz: 1200, fromMs: at, toMs: 400 },
    ]);
  const burst = (ms: number) =>
    seenOf100((at) => [
      { hz: 800, fromMs: 0, toMs: 400 },
      { hz: 1200, fromMs: at, toMs: at + ms },
    ]);
  const leak = (decibels: number) =>
    seenOf100((at) => [
      { hz: 800, fromMs: 0, toMs: 400 },
      { hz: 1200, fromMs: at, toMs: at + 200, amplitude: AMPLITUDE * 10 ** (decibels / 20) },
    ]);

  it('an overlap at a switch is always seen from 11 ms on, one of 6 ms in a quarter of the cases, and none up to 5 ms', () => {
    expect([11, 12].map(atSwitch)).toEqual([100, 100]);
    expect(atSwitch(10)).toBeGreaterThanOrEqual(95);
    expect(atSwitch(6)).toBeGreaterThanOrEqual(20);
    expect(atSwitch(5)).toBe(0);
  });

  it('a burst beside a live call is always seen from 20 ms on, which is one packet, and none up to 12 ms', () => {
    expect([20, 22].map(burst)).toEqual([100, 100]);
    expect(burst(16)).toBeGreaterThanOrEqual(25);
    expect(burst(12)).toBe(0);
  });

  it('a leak of 200 ms is always seen down to 22 dB below a voice', () => {
    expect([-20, -22].map(leak)).toEqual([100, 100]);
    expect(leak(-24)).toBe(0);
  });
});
