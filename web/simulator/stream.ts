// What the demo's panel follows over a websocket: `{type: "state", snapshot}` after every change, and
// `{type: "sound", …}` ten times a second, with what was heard lately (so most of it more than once).
import type { WebSocket } from 'ws';
import type { Snapshot } from './snapshot';
import type { VoicePort } from './ports';

export interface Stream {
  attach(socket: WebSocket): void;
  /** Something changed: everyone gets one new state soon. */
  changed(): void;
  close(): void;
}

const STATE_EVERY_MS = 50;
const SOUND_EVERY_MS = 100;
/** What a page hears arrives late: each message tells all of the last so many ms, in place of what was told of it. */
const LATE_MS = 1500;

export function createStream(snapshot: () => Snapshot, voice: () => VoicePort): Stream {
  const sockets = new Set<WebSocket>();
  let pending: NodeJS.Timeout | null = null;

  const broadcast = (message: object): void => {
    const text = JSON.stringify(message);
    for (const socket of sockets) socket.send(text);
  };
  const sound = setInterval(() => {
    if (sockets.size === 0) return;
    const sinceMs = Date.now() - LATE_MS;
    broadcast({
      type: 'sound',
      sinceMs,
      heard: voice().heard(sinceMs),
      levels: voice().levels(),
      tones: voice().tones(),
    });
  }, SOUND_EVERY_MS);

  return {
    attach(socket) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.send(JSON.stringify({ type: 'state', snapshot: snapshot() }));
    },
    changed() {
      if (sockets.size === 0) return;
      pending ??= setTimeout(() => {
        pending = null;
        broadcast({ type: 'state', snapshot: snapshot() });
      }, STATE_EVERY_MS);
    },
    close() {
      clearInterval(sound);
      if (pending) clearTimeout(pending);
    },
  };
}
