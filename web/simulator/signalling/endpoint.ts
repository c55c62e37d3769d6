// One signalling websocket of one Device.
import type { WebSocket } from 'ws';
import { HEARTBEAT, HEARTBEAT_MS, parseFrame, printFrame, type Frame } from './frames';

export interface EndpointListener {
  frame(endpoint: Endpoint, frame: Frame): void;
  /** A text that is no frame came. */
  garbage(endpoint: Endpoint): void;
  closed(endpoint: Endpoint): void;
  /** How late messages are now, both ways, ms. */
  delayMs(): number;
}

export class Endpoint {
  /** Known from the first good `listen` on. */
  identity: string | null = null;
  registered = false;
  readonly #socket: WebSocket;
  readonly #listener: EndpointListener;
  readonly #beat: NodeJS.Timeout;

  constructor(socket: WebSocket, listener: EndpointListener) {
    this.#socket = socket;
    this.#listener = listener;
    this.#beat = setInterval(() => this.#write(HEARTBEAT), HEARTBEAT_MS);
    socket.on('message', (data) =>
      this.#late(() => this.#read(Buffer.isBuffer(data) ? data.toString() : '')),
    );
    socket.on('close', () => {
      clearInterval(this.#beat);
      this.registered = false;
      listener.closed(this);
    });
    socket.on('error', () => socket.terminate());
  }

  send(type: string, payload: Readonly<Record<string, unknown>> = {}): void {
    const text = printFrame(type, payload);
    this.#late(() => this.#write(text));
  }

  /** Drops the connection without a farewell, as a lost network does. */
  drop(): void {
    this.#socket.terminate();
  }

  #read(text: string): void {
    if (text === HEARTBEAT) return;
    const frame = parseFrame(text);
    if (frame === null) this.#listener.garbage(this);
    else this.#listener.frame(this, frame);
  }

  #write(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  #late(action: () => void): void {
    const delayMs = this.#listener.delayMs();
    if (delayMs > 0) setTimeout(action, delayMs);
    else action();
  }
}
