// Reading what came in: Flex's SDKs send booleans and numbers as such or as text, and JSON inside of text.

export type Params = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function record(value: unknown): Record<string, unknown> {
  const inner = typeof value === 'string' ? parsed(value) : value;
  return isRecord(inner) ? inner : {};
}

export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text, or "" for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function flag(params: Params, name: string): boolean | undefined {
  const value = params[name];
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}

/** Without the keys whose values are undefined (exactOptionalPropertyTypes). */
export function given<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
