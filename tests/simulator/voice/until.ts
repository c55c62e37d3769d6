// Waits for a condition, with a deadline.
import { setTimeout as pause } from 'node:timers/promises';

/** @returns the first truthy value of `probe`. @throws when there is none within `withinMs`. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | null | false,
  withinMs = 8000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await pause(5);
  }
}
