// How loud each known tone is in a sound, every 5 ms over the last 20 ms: one Goertzel-like filter a tone, under a
// Hann window, which is blind to tones 100 Hz away and more. Pure; runs in the page's audio thread.

export const HOP_MS = 5;
/** Length of the window in hops. */
export const WINDOW_HOPS = 4;

interface Filter {
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

export class ToneBank {
  readonly hopSamples: number;
  readonly #window: Float32Array;
  readonly #filters: readonly Filter[];
  readonly #ring: Float32Array;
  #at = 0;
  #untilHop: number;

  /** @param sampleRate samples a second. @param tonesHz what to listen for. */
  constructor(sampleRate: number, tonesHz: readonly number[]) {
    this.hopSamples = Math.round((sampleRate * HOP_MS) / 1000);
    const length = this.hopSamples * WINDOW_HOPS;
    this.#untilHop = this.hopSamples;
    this.#ring = new Float32Array(length);
    this.#window = Float32Array.from(
      { length },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length),
    );
    // Scaled so that a steady tone of amplitude a gives a: the window's mean is 0.5, a tone's half power another 0.5.
    const scale = 4 / length;
    this.#filters = tonesHz.map((hz) => {
      const angle = (2 * Math.PI * hz) / sampleRate;
      return {
        cos: this.#window.map((weight, i) => scale * weight * Math.cos(angle * i)),
        sin: this.#window.map((weight, i) => scale * weight * Math.sin(angle * i)),
      };
    });
  }

  /**
   * Takes samples of full scale 1.
   * @param onHop called for each hop completed with the amplitude of each tone, and how many of the samples given
   *   came after it
   */
  push(samples: Float32Array, onHop: (levels: Float32Array, samplesAfter: number) => void): void {
    for (let i = 0; i < samples.length; i++) {
      this.#ring[this.#at] = samples[i] ?? 0;
      this.#at = (this.#at + 1) % this.#ring.length;
      if (--this.#untilHop > 0) continue;
      this.#untilHop = this.hopSamples;
      onHop(this.#levels(), samples.length - 1 - i);
    }
  }

  #levels(): Float32Array {
    const ring = this.#ring;
    const oldest = this.#at;
    return Float32Array.from(this.#filters, ({ cos, sin }) => {
      let re = 0;
      let im = 0;
      let k = 0;
      for (let i = oldest; i < ring.length; i++, k++) {
        re += (ring[i] ?? 0) * (cos[k] ?? 0);
        im += (ring[i] ?? 0) * (sin[k] ?? 0);
      }
      for (let i = 0; i < oldest; i++, k++) {
        re += (ring[i] ?? 0) * (cos[k] ?? 0);
        im += (ring[i] ?? 0) * (sin[k] ?? 0);
      }
      return Math.hypot(re, im);
    });
  }
}
