// Frames of the Voice SDK's signalling (PStream 1.6): JSON text {type, version, payload}; a lone "\n" is a heartbeat.

export const HEARTBEAT = '\n';

/** The SDK closes a socket after 15 s without a frame. */
export const HEARTBEAT_MS = 10_000;

export interface Frame {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface SignallingError {
  readonly code: number;
  readonly message: string;
}

/** @returns null when the text is no frame. */
export function parseFrame(text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value['type'] !== 'string') return null;
  const { type, payload } = value;
  return { type, payload: isRecord(payload) ? payload : {} };
}

export function printFrame(type: string, payload: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type, version: '1.6', payload });
}

export function textOf(payload: Frame['payload'], field: string): string {
  const value = payload[field];
  return typeof value === 'string' ? value : '';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What of a payload may be journalled: no tokens, no SDP. */
export function forJournal(payload: Frame['payload']): Record<string, unknown> {
  const { callsid, dtmf, media, content, message, error } = payload;
  return JSON.parse(JSON.stringify({ callsid, dtmf, media, content, message, error })) as Record<
    string,
    unknown
  >;
}
