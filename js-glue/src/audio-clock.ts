// The clock of the sound that the page gives out. It stands still while a busy machine keeps the audio thread waiting.
import type { VoiceDevice } from './voice-sdk';

/** Between two looks, in milliseconds, and how many there are at the most: sound that stands still for so long is none. */
const LOOK_MS = 5;
const LOOKS = 40;

/** ms of sound that the page has given out; null while it gives none out, or where there is no clock of it. */
export type AudioClock = () => number | null;

/** The SDK's one AudioContext, which runs from the first Device on (device.ts, `audioContext`). */
export function audioClockOf(device: VoiceDevice): AudioClock {
  // Flex's Proxy binds the constructor like any method, and a bound one is without what the class itself has.
  const { constructor } = Object.getPrototypeOf(device) as object;
  return () => {
    const context: unknown = Reflect.get(constructor, 'audioContext');
    if (typeof context !== 'object' || context === null || Reflect.get(context, 'state') !== 'running')
      return null;
    const seconds: unknown = Reflect.get(context, 'currentTime');
    return typeof seconds === 'number' ? 1000 * seconds : null;
  };
}

/** Resolves when `ms` of sound have been given out since the clock said `since`; at once where no clock tells. */
export async function givenOut(clock: AudioClock, since: number | null, ms: number): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const now = clock();
    if (since === null || now === null || now - since >= ms) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
