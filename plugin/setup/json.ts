/** JSON values as they come from Twilio, and reaching into them. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values say the same; the order of keys says nothing. `undefined` is what is not there. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

/** One text for each value, whatever the order of its keys. */
export function canonical(value: Json | undefined): string {
  const sorted = (_: string, part: unknown): unknown =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  return JSON.stringify(value, sorted) ?? 'undefined';
}

export function valueAt(root: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  );
}

/** A copy of `root` with `value` at `path`; `undefined` takes the key away. Nothing but objects is on the way. */
export function withValueAt(root: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error('A path has at least one key');
  const inner = root[key];
  const next = rest.length === 0 ? value : withValueAt(isObject(inner) ? inner : {}, rest, value);
  if (next !== undefined) return { ...root, [key]: next };
  return Object.fromEntries(Object.entries(root).filter(([name]) => name !== key));
}
