// Silence is over when what came before it has been given out, and an audio thread that is kept waiting gives out nothing.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { audioClockOf, givenOut } from '../../js-glue/src/audio-clock';
import { behindFlexProxy, DeviceDouble } from './doubles/device';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false;
  void waiting.then(() => (over = true));
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

test('It waits for so much sound as is said, however long the audio thread is kept waiting', async () => {
  let at = 100;
  const waiting = givenOut(() => at, at, 22);
  await vi.advanceTimersByTimeAsync(100);
  at = 121;
  await vi.advanceTimersByTimeAsync(10);
  expect(await isOver(waiting)).toBe(false);
  at = 122;
  await vi.advanceTimersByTimeAsync(10);
  expect(await isOver(waiting)).toBe(true);
});

test('It does not wait at all where enough has been given out, or no clock tells', async () => {
  expect(await isOver(givenOut(() => 130, 100, 22))).toBe(true);
  expect(await isOver(givenOut(() => null, 100, 22))).toBe(true);
  expect(await isOver(givenOut(() => 100, null, 22))).toBe(true);
});

test('Sound that stands still for good keeps nobody waiting for good', async () => {
  const waiting = givenOut(() => 100, 100, 22);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await isOver(waiting)).toBe(true);
});

test("The clock is that of the SDK's audio context, while it runs", () => {
  const device = new (class Device extends DeviceDouble {
    static audioContext: unknown = undefined;
  })('token');
  const clock = audioClockOf(behindFlexProxy(device));
  const { constructor } = device;
  expect(clock()).toBeNull();
  Reflect.set(constructor, 'audioContext', { state: 'running', currentTime: 1.5 });
  expect(clock()).toBe(1500);
  Reflect.set(constructor, 'audioContext', { state: 'suspended', currentTime: 1.5 });
  expect(clock()).toBeNull();
});
