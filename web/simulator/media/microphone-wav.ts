// A voice for Chromium's fake microphone (--use-file-for-fake-audio-capture). Chromium's noise suppression takes
// anything steady for noise (a tone of 0.35 rms falls to 0.037 within 3 s), so this is a voice as far as it can tell:
// a buzz of changing pitch through moving formants, in syllables that never repeat and never quite fall silent.
import { dice } from './dice';

const RATE = 48_000;
const SECONDS = 12;
/** Amplitude between syllables, of that within them. */
const FLOOR = 0.45;
const PEAK = 0.5;

interface Syllable {
  readonly samples: number;
  readonly pitchHz: number;
  readonly formantsHz: readonly [number, number];
}

const SINE = Float32Array.from({ length: 4096 }, (_, i) => Math.sin((2 * Math.PI * i) / 4096));

/** Resonance of a formant at a frequency, 0..1. */
const resonance = (hz: number, formantHz: number): number => 1 / (1 + ((hz - formantHz) / 120) ** 2);

function* voice(): Generator<number> {
  const next = dice(7);
  const between = (low: number, high: number): number => low + (high - low) * next();
  const phases = Array.from({ length: 14 }, () => 0);
  for (;;) {
    const syllable: Syllable = {
      samples: Math.round(RATE * between(0.11, 0.26)),
      pitchHz: between(190, 290),
      formantsHz: [between(300, 800), between(1000, 2400)],
    };
    const glide = between(-0.15, 0.15);
    for (let i = 0; i < syllable.samples; i++) {
      const place = i / syllable.samples;
      const pitch = syllable.pitchHz * (1 + glide * place);
      let sample = 0;
      for (let k = 0; k < phases.length; k++) {
        const hz = pitch * (k + 1);
        const phase = ((phases[k] ?? 0) + hz / RATE) % 1;
        phases[k] = phase;
        const [first, second] = syllable.formantsHz;
        sample +=
          (resonance(hz, first) + 0.6 * resonance(hz, second) + 0.04) * (SINE[Math.floor(phase * 4096)] ?? 0);
      }
      const loudness = FLOOR + (1 - FLOOR) * Math.sin(Math.PI * place);
      yield sample * loudness;
    }
  }
}

/** A mono WAV of 16 bit at 48 kHz, 12 s long; Chromium plays it over and over. */
export function microphoneWav(): Buffer {
  const count = RATE * SECONDS;
  const samples = new Float32Array(count);
  const source = voice();
  for (let i = 0; i < count; i++) samples[i] = Number(source.next().value);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(count * 2, 40);
  samples.forEach((sample, i) => wav.writeInt16LE(Math.round((sample / loudest) * PEAK * 32767), 44 + i * 2));
  return wav;
}
