// The one 20 ms clock of all media. It runs only while somebody is there to hear it.
import { FRAME_MS } from './tones';

/** After a stall of the process no more than this is made up for, ms. */
const CATCH_UP_MS = 100;

export class MediaClock {
  readonly #tick: (tick: number) => void;
  #count = 0;
  #due = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(tick: (tick: number) => void) {
    this.#tick = tick;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#due = performance.now();
    this.#run();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    const now = performance.now();
    if (now - this.#due > CATCH_UP_MS) this.#due = now - CATCH_UP_MS;
    this.#timer = setTimeout(() => this.#run(), Math.max(1, this.#due + FRAME_MS - now));
    while (this.#due <= now) {
      this.#due += FRAME_MS;
      this.#tick(this.#count++);
    }
  }
}
