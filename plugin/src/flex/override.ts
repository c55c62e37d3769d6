/** Overrides a method of every object of a class, undoably. */
import type { Stop } from '../parts';

type Method = (...args: unknown[]) => unknown;

/**
 * Puts `act` before a method of a prototype; `original` runs what was there, on the same object and arguments. Objects on
 * which somebody has put a method of their own call it from there, as they did.
 *
 * @returns what puts the method back as it was, unless somebody else has overridden it since: then it only lets through
 */
export function override(
  prototype: object,
  name: string,
  act: (self: unknown, args: readonly unknown[], original: () => unknown) => unknown,
): Stop {
  const before = Object.getOwnPropertyDescriptor(prototype, name);
  const original: unknown = before?.value;
  if (!before || typeof original !== 'function') return () => {};
  let active = true;
  const ours = function (this: unknown, ...args: unknown[]): unknown {
    const run = (): unknown => Reflect.apply(original as Method, this, args);
    return active ? act(this, args, run) : run();
  };
  Object.defineProperty(prototype, name, { ...before, value: ours });
  return () => {
    active = false;
    if (Object.getOwnPropertyDescriptor(prototype, name)?.value === ours)
      Object.defineProperty(prototype, name, before);
  };
}
