// Hearing of the calls of a method on an object that is not ours, and leaving it as it was.

type Method = (...args: never[]) => unknown;
type MethodName<T> = { [K in keyof T]: T[K] extends Method ? K : never }[keyof T];
type Args<T, K extends keyof T> = T[K] extends (...args: infer A) => unknown ? A : never;
type Result<T, K extends keyof T> = T[K] extends (...args: never[]) => infer R ? R : never;

/**
 * Calls `instead` in place of `target[name]`, with the original bound to `target`, and then its arguments. Returns what
 * undoes it. A wrapper that somebody else put over ours stays, and below it the original is called again.
 */
export function override<T extends object, K extends MethodName<T>>(
  target: T,
  name: K,
  instead: (original: (...args: Args<T, K>) => Result<T, K>, args: Args<T, K>) => Result<T, K>,
): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  const method = target[name] as (...args: Args<T, K>) => Result<T, K>;
  const original = (...args: Args<T, K>): Result<T, K> => Reflect.apply(method, target, args);
  let active = true;
  const wrapper = function (this: unknown, ...args: Args<T, K>): Result<T, K> {
    return active ? instead(original, args) : original(...args);
  };
  Object.defineProperty(target, name, { value: wrapper, configurable: true, writable: true });
  return () => {
    active = false;
    if (Object.getOwnPropertyDescriptor(target, name)?.value !== wrapper) return;
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Calls `heard` after each call of `target[name]`, with its arguments and what it returned; the caller sees no difference. */
export function observe<T extends object, K extends MethodName<T>>(
  target: T,
  name: K,
  heard: (args: Args<T, K>, result: Result<T, K>) => void,
): () => void {
  return override(target, name, (original, args) => {
    const result = original(...args);
    heard(args, result);
    return result;
  });
}
