/** A workflow's configuration as the text that Twilio keeps: reading it, writing it in the same form, comparing two. */
import { canonical, isObject, type Json, type JsonObject } from './json';

/** Of a text: the string and number tokens, so that digits inside strings are not taken for numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** JavaScript keeps 15 decimal digits of any number. */
const DIGITS_KEPT = 15;

/** @returns the object, or the reason why it cannot be read without loss */
export function readConfiguration(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'its configuration is not JSON';
  }
  if (!isObject(value) || !isObject(value['task_routing'])) return 'it has no task_routing';
  return losesDigits(text) ? 'it has a number of more digits than can be kept' : value;
}

/** Whether reading the text and writing it again would change a number. */
export function losesDigits(text: string): boolean {
  return (text.match(TOKENS) ?? []).some(
    (token) => !token.startsWith('"') && token.replace(/e.*$/i, '').replace(/\D/g, '').length > DIGITS_KEPT,
  );
}

/** Indented as `like` is. */
export function writeConfiguration(value: JsonObject, like: string): string {
  const indent = /^\s*\{\r?\n([ \t]+)"/.exec(like)?.[1];
  return JSON.stringify(value, null, indent);
}

/** Whether two texts say the same to TaskRouter. Priorities and time-outs may be numbers or texts of digits. */
export function sameConfiguration(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return canonical(plain(JSON.parse(a) as Json)) === canonical(plain(JSON.parse(b) as Json));
  } catch {
    return false;
  }
}

function plain(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isNumeric(key, inner) ? Number(inner) : plain(inner)]),
  );
}

function isNumeric(key: string, value: Json): boolean {
  return (key === 'priority' || key === 'timeout') && typeof value === 'string' && /^\d+$/.test(value);
}
