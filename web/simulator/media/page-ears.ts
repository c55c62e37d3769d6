// What a worker's page says it hears (web/flex/ears.ts): text frames {sounds: [[hz, fromMs, toMs], …]}, ms since the epoch.
import type { WebSocket } from 'ws';

/** One stretch in which a tone came out of the page. */
export type PageSound = readonly [hz: number, fromMs: number, toMs: number];

export interface PageEarsMessage {
  readonly sounds: readonly PageSound[];
}

export function attachEars(
  socket: WebSocket,
  onSound: (hz: number, fromMs: number, toMs: number) => void,
): void {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    for (const [hz, fromMs, toMs] of soundsOf(Buffer.isBuffer(data) ? data.toString() : ''))
      onSound(hz, fromMs, toMs);
  });
}

function soundsOf(text: string): PageSound[] {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof message !== 'object' || message === null || !('sounds' in message)) return [];
  return Array.isArray(message.sounds) ? message.sounds.filter(isSound) : [];
}

function isSound(value: unknown): value is PageSound {
  return Array.isArray(value) && value.length === 3 && value.every((part) => Number.isFinite(part));
}
