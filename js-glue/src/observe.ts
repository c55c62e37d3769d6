// Hearing of the calls of a method on an object that is not ours, and leaving it as it was.

type Method = (...args: never[]) => unknown;
type MethodName<T> = { [K in keyof T]: T[K] extends Method ? K : never }[keyof T];
type Args<T, K extends keyof T> = T[K] extends (...args: infer A) => unknown ? A : never;
type Result<T, K extends keyof T> = T[K] extends (...args: never[]) => infer R ? R : never;

/**
 * Calls `heard` after each call of `target[name]`, with its arguments and what it returned; the caller sees no
 * difference. Returns what undoes it. A wrapper that somebody else put over ours stays, and ours falls silent below it.
 */
export function observe<T extends object, K extends MethodName<T>>(
  target: T,
  name: K,
  heard: (args: Args<T, K>, result: Result<T, K>) => void,
): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  const original = target[name] as (...args: Args<T, K>) => Result<T, K>;
  let listening = true;
  const wrapper = function (this: unknown, ...args: Args<T, K>): Result<T, K> {
    const result = Reflect.apply(original, target, args);
    if (listening) heard(args, result);
    return result;
  };
  Object.defineProperty(target, name, { value: wrapper, configurable: true, writable: true });
  return () => {
    listening = false;
    if (Object.getOwnPropertyDescriptor(target, name)?.value !== wrapper) return;
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}
