// Every sound of the simulator: the tone of each far end, hold music, and what counts as loud.
// Pure constants: node speaks by them and the page's ears (web/flex/ears.ts) listen by them.

/** Samples a second of G.711, and the samples and milliseconds of one RTP packet. */
export const SAMPLE_RATE = 8000;
export const FRAME_SAMPLES = 160;
export const FRAME_MS = 20;

/**
 * Tones of far ends, in Hz, in the order they are given out, so that the first few lie far apart. All are multiples
 * of 100: each frame of a tone is the same 160 samples, and a Hann window of 20 ms on one tone is blind to the others.
 */
export const TONES_HZ: readonly number[] = [
  400, 800, 1200, 600, 1000, 1400, 300, 700, 1100, 1500, 500, 900, 1300,
];

/**
 * Further ones, for many calls at once: given out when every tone above is taken. As high as G.711 goes (3400 Hz), and a
 * little more at either end.
 */
export const SPARE_TONES_HZ: readonly number[] = [
  2000, 2400, 2800, 3200, 2200, 2600, 3000, 3400, 1600, 1800, 2100, 2300, 2500, 2700, 2900, 3100, 3300, 200,
  3500,
];

/** Hold music alternates between these two, in Hz, each for MUSIC_NOTE_MS. No far end speaks at them. */
export const MUSIC_HZ: readonly [number, number] = [1700, 1900];
export const MUSIC_NOTE_MS = 240;

/** All that a page's ears listen for. */
export const ALL_HZ: readonly number[] = [...TONES_HZ, ...SPARE_TONES_HZ, ...MUSIC_HZ];

/** Amplitude of a far end and of hold music, of full scale 1: eight of them together do not clip. */
export const AMPLITUDE = 0.12;

/** A microphone above this root mean square (full scale 1) is heard. A muted one is exactly 0, and Chromium's noise
 *  suppression leaves ours well above 0.02 (see microphone.ts). */
export const LOUD_RMS = 0.005;
