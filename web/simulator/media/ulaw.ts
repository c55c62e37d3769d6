// G.711 μ-law (ITU-T G.711), by table: sample ↔ byte, and the energy of a stretch of bytes.

const BIAS = 0x84;
const CLIP = 32635;

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

const DECODED = Int16Array.from({ length: 256 }, (_, byte) => {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + BIAS) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? BIAS - magnitude : magnitude - BIAS;
});

/** Squares of the decoded samples, of full scale 1. */
const ENERGY = Float64Array.from(DECODED, (sample) => (sample / 32768) ** 2);

// μ-law keeps 14 bits, so the lowest two of a sample never matter: 16,384 entries cover all samples.
const ENCODED = Uint8Array.from({ length: 1 << 14 }, (_, index) => encodeSample((index << 2) - 32768));

/** @param pcm 16-bit samples; values beyond are clipped. */
export function encodeUlaw(pcm: Int16Array | Int32Array): Buffer {
  const bytes = Buffer.allocUnsafe(pcm.length);
  for (let i = 0; i < pcm.length; i++) {
    const sample = Math.max(-32768, Math.min(32767, pcm[i] ?? 0));
    bytes[i] = ENCODED[(sample + 32768) >> 2] ?? 0xff;
  }
  return bytes;
}

export function decodeUlaw(bytes: Uint8Array): Int16Array {
  const pcm = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) pcm[i] = DECODED[bytes[i] ?? 0xff] ?? 0;
  return pcm;
}

/** Root mean square of bytes[from..to), of full scale 1; 0 for nothing. */
export function rmsOfUlaw(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += ENERGY[bytes[i] ?? 0xff] ?? 0;
  return to > from ? Math.sqrt(sum / (to - from)) : 0;
}

/** Places of the first and the last byte of [from..to) that are not (nearly) silence; from and to - 1 if there are none. */
export function soundingUlaw(bytes: Uint8Array, from: number, to: number): { first: number; last: number } {
  let first = from;
  let last = to - 1;
  while (first < last && isSilent(bytes[first])) first++;
  while (last > first && isSilent(bytes[last])) last--;
  return { first, last };
}

const SILENT_SAMPLE = 16;

const isSilent = (byte: number | undefined): boolean => Math.abs(DECODED[byte ?? 0xff] ?? 0) <= SILENT_SAMPLE;
