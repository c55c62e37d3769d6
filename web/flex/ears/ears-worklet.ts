// Runs in the page's audio thread: measures the tones in the whole mixture and sends them on, four hops at a time.
import { SteadyTime } from '../../simulator/media/steady-time';
import { ALL_HZ } from '../../simulator/media/tones';
import { ToneBank, WINDOW_HOPS } from './tone-bank';

// What TypeScript's DOM library does not say about an AudioWorkletGlobalScope.
declare const sampleRate: number;
declare const currentFrame: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Hops in order; `levels` holds those of all tones, hop after hop. */
export interface HopsMessage {
  readonly atMs: readonly number[];
  readonly levels: Float32Array;
}

const QUANTUM = new Float32Array(128);

class EarsProcessor extends AudioWorkletProcessor {
  readonly #bank = new ToneBank(sampleRate, ALL_HZ);
  readonly #steady = new SteadyTime();
  #atMs: number[] = [];
  #levels: number[] = [];

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const samples = inputs[0]?.[0] ?? QUANTUM;
    // performance.now() is not to be had here; Date.now() is, and its millisecond steps go with the jitter.
    const endMs = this.#steady.place(Date.now(), ((currentFrame + samples.length) * 1000) / sampleRate);
    this.#bank.push(samples, (levels, samplesAfter) => {
      this.#atMs.push(endMs - (samplesAfter * 1000) / sampleRate);
      this.#levels.push(...levels);
    });
    if (this.#atMs.length >= WINDOW_HOPS) {
      const message: HopsMessage = { atMs: this.#atMs, levels: Float32Array.from(this.#levels) };
      this.port.postMessage(message);
      this.#atMs = [];
      this.#levels = [];
    }
    return true;
  }
}

registerProcessor('ears', EarsProcessor);
