/**
 * What Flex throws when Twilio refuses, read for the three things the core wants to know.
 *
 * Seen in Flex UI 2.17.1: `Actions.invokeAction` throws a FlexError whose `content.wrappedError` is what the action
 * threw, itself perhaps a FlexError. At the bottom lies, for customers and colleagues, an error of the TaskRouter SDK,
 * which has dropped the response and keeps its status in the text ("Request failed with status code 429. …",
 * "Server responded with status code 503. …"); for external parties one of the Interactions SDK with the status text
 * alone ("POST request failed: Too Many Requests"). `Retry-After` reaches neither: a 429 without its response is given
 * a second, by which Twilio counts requests.
 */

export interface Refusal {
  readonly reason: string;
  /** How long to wait before anything more is asked of Twilio, in ms; null when there is no need. */
  readonly retryAfterMs: number | null;
  /** True when asking again cannot help: the conference or the party is gone, or the worker may not. */
  readonly final: boolean;
}

const TOO_MANY = 429;
const UNSAID_WAIT_MS = 1000;
const FINAL = new Set([403, 404, 410]);
const STATUS_TEXTS: ReadonlyMap<string, number> = new Map([
  ['too many requests', TOO_MANY],
  ['not found', 404],
  ['forbidden', 403],
  ['gone', 410],
]);
/** FlexErrors nest two or three deep; a chain that does not end is cut here. */
const DEEPEST = 8;

export function refusalOf(thrown: unknown): Refusal {
  let reason = '';
  let status: number | null = null;
  let retryAfterMs: number | null = null;
  for (let error = thrown, depth = 0; error && depth < DEEPEST; error = wrappedIn(error), depth++) {
    const message = messageOf(error);
    reason = message || reason; // the innermost says most
    status = responseStatus(error) ?? statusInText(message) ?? status;
    retryAfterMs = retryAfter(error) ?? retryAfterMs;
  }
  if (status === TOO_MANY) retryAfterMs ??= UNSAID_WAIT_MS;
  return { reason: reason || 'unknown', retryAfterMs, final: status !== null && FINAL.has(status) };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function wrappedIn(error: unknown): unknown {
  return field(field(error, 'content'), 'wrappedError');
}

function messageOf(error: unknown): string {
  const message = typeof error === 'string' ? error : field(error, 'message');
  return typeof message === 'string' ? message : '';
}

function responseStatus(error: unknown): number | null {
  const status = field(field(error, 'response'), 'status');
  return typeof status === 'number' ? status : null;
}

function statusInText(message: string): number | null {
  const code = /status code (\d{3})\b/.exec(message)?.[1];
  if (code) return Number(code);
  const text = /request failed: (.+)$/i.exec(message)?.[1];
  return (text && STATUS_TEXTS.get(text.trim().toLowerCase())) || null;
}

function retryAfter(error: unknown): number | null {
  const header = field(field(field(error, 'response'), 'headers'), 'retry-after');
  const seconds = typeof header === 'string' || typeof header === 'number' ? Number(header) : NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
