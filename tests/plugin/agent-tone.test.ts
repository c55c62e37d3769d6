import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitingTone } from '../../plugin/src/agent/tone';

/** An AudioContext that the browser suspends until the agent clicks. */
class Suspended {
  currentTime = 0;
  readonly destination = {};
  beeps = 0;
  private click: () => void = () => {};
  private readonly clicked = new Promise<void>((resolve) => (this.click = resolve));
  resume = () => this.clicked;
  close = () => Promise.resolve();
  createGain = () => ({
    gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
    connect: (next: unknown) => next,
  });
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: () => void (this.beeps += 1),
    stop: () => {},
  });
  async clickedNow(): Promise<void> {
    this.click();
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tones that the browser keeps back do not sound together at the first click', async () => {
  const audio = new Suspended();
  const tone = waitingTone({ audio: null }, () => audio as never);
  for (let n = 0; n < 5; n++) {
    tone.play();
    await vi.advanceTimersByTimeAsync(10_000);
  }
  await audio.clickedNow();
  expect(audio.beeps).toBe(0); // the call that waited may be answered by now
  tone.play();
  await vi.advanceTimersByTimeAsync(0);
  expect(audio.beeps).toBe(2);
});

it('a tone that is kept back for a moment is heard', async () => {
  const audio = new Suspended();
  const tone = waitingTone({ audio: null }, () => audio as never);
  tone.play();
  await vi.advanceTimersByTimeAsync(500);
  await audio.clickedNow();
  expect(audio.beeps).toBe(2);
});
