// What a worker's page says it hears (web/flex/ears.ts): text frames {sounds: [[hz, fromMs, toMs], …], listened: [[fromMs, toMs], …]},
// ms since the epoch.
import type { WebSocket } from 'ws';

/** One stretch in which a tone came out of the page. */
export type PageSound = readonly [hz: number, fromMs: number, toMs: number];

/** A stretch in which the ears were at work, and of which every sound has been told. */
export type Listened = readonly [fromMs: number, toMs: number];

export interface PageEarsMessage {
  readonly sounds: readonly PageSound[];
  readonly listened: readonly Listened[];
}

export interface EarsListener {
  sound(hz: number, fromMs: number, toMs: number): void;
  listened(fromMs: number, toMs: number): void;
}

export function attachEars(socket: WebSocket, listener: EarsListener): void {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const { sounds, listened } = messageOf(Buffer.isBuffer(data) ? data.toString() : '');
    for (const sound of sounds) listener.sound(...sound);
    for (const stretch of listened) listener.listened(...stretch);
  });
}

function messageOf(text: string): PageEarsMessage {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    message = null;
  }
  const { sounds, listened } = (message ?? {}) as Partial<Record<keyof PageEarsMessage, unknown>>;
  return {
    sounds: numbersIn(sounds, 3) as unknown as PageSound[],
    listened: numbersIn(listened, 2) as unknown as Listened[],
  };
}

/** Of a list whatever is a list of so many numbers. */
function numbersIn(list: unknown, count: number): number[][] {
  const isWhole = (one: unknown): one is number[] =>
    Array.isArray(one) && one.length === count && one.every((part) => Number.isFinite(part));
  return Array.isArray(list) ? list.filter(isWhole) : [];
}
