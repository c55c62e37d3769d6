// Events and replies as the text that crosses the boundary.
import type { Event, Reply } from './protocol';

/** JSON.stringify writes a lone surrogate as an escape, which is no valid JSON text for the core's strict reader. */
const LONE_SURROGATE_ESCAPE = /\\ud[89a-f][0-9a-f]{2}/;
/** With the `u` flag a pair is one character, so that only lone surrogates are of category Cs. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** The text with every lone surrogate replaced by U+FFFD, as `String.prototype.toWellFormed` does in newer browsers. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

export function toText(event: Event): string {
  const text = JSON.stringify(event);
  if (!LONE_SURROGATE_ESCAPE.test(text)) return text;
  return JSON.stringify(event, (_key, value: unknown) =>
    typeof value === 'string' ? wellFormed(value) : value,
  );
}

export function toReply(text: string): Reply {
  return JSON.parse(text) as Reply;
}
