// Tones of far ends, the μ-law they are sent in, and the address they are offered on.
import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../web/simulator/media/own-address';
import { SPARE_TONES_HZ, TONES_HZ } from '../../web/simulator/media/tones';
import { decodeUlaw, encodeUlaw, rmsOfUlaw } from '../../web/simulator/media/ulaw';
import { ToneBook } from '../../web/simulator/media/voices';
import { leg } from './voice/voice-bench';

describe('a tone', () => {
  it("is a far end's own, stays with it, and rests before another gets it", () => {
    const book = new ToneBook();
    const [first, second] = [leg('CA1', 'CF1', 'customer'), leg('CA2', 'CF1', 'external')];
    expect([book.toneFor(first), book.toneFor(second), book.toneFor(first)]).toEqual(
      TONES_HZ.slice(0, 2).concat(400),
    );
    book.keepOnly(new Set(['CA2']));
    const now = Date.now();
    expect([book.holderOf(400, now), book.holderOf(800, now)]).toEqual([first, second]);
    // Of one that left long ago nothing sounds any more.
    expect([book.holderOf(400, now + 10_000), book.holderOf(800, now + 10_000)]).toEqual([undefined, second]);
    expect(book.toneFor(leg('CA3', 'CF2', 'customer'))).toBe(TONES_HZ[2]);
  });

  it('is a spare one when all others are taken, and silence when there are no more', () => {
    const book = new ToneBook();
    const all = [...TONES_HZ, ...SPARE_TONES_HZ];
    const legs = [...all, 0].map((_, i) => leg(`CA${i}`, 'CF1', 'customer'));
    expect(legs.map((one) => book.toneFor(one))).toEqual([...all, 0]);
    book.keepOnly(new Set());
    expect(legs.map((one) => book.toneFor(one))).toEqual([...all, 0]);
  });
});

describe('μ-law', () => {
  it('gives back every sample to within a sixteenth of it', () => {
    for (let sample = -32_000; sample <= 32_000; sample += 97) {
      const [back = NaN] = decodeUlaw(encodeUlaw(Int16Array.of(sample)));
      expect(Math.abs(back - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
    }
  });

  it('clips what is too loud, and has silence that is exactly silent', () => {
    expect(decodeUlaw(encodeUlaw(Int32Array.of(90_000)))[0]).toBeGreaterThan(32_000);
    expect(rmsOfUlaw(encodeUlaw(new Int16Array(160)))).toBe(0);
  });
});

describe("the machine's own address", () => {
  const address = (family: 'IPv4' | 'IPv6', ip: string, internal: boolean): object => ({
    family,
    address: ip,
    internal,
  });

  it('is the first IPv4 that is not loopback', () => {
    const interfaces = {
      lo: [address('IPv4', '127.0.0.1', true)],
      eth0: [address('IPv6', 'fe80::1', false), address('IPv4', '192.0.2.7', false)],
    };
    expect(ownAddress(interfaces as never)).toBe('192.0.2.7');
    expect(ownAddress({ lo: interfaces.lo } as never)).toBeNull();
  });
});
