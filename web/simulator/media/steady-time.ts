// Places a media clock (RTP timestamps, an audio context's frames) on the wall clock without the jitter of arrival:
// of all offsets seen lately, the smallest is the one with the least delay in it.

/** Short enough that a clock that stood still for a moment is soon followed. */
const WINDOW_MS = 500;
const LOST_MS = 1000;

export class SteadyTime {
  #current = Infinity;
  #previous = Infinity;
  #windowEnds = 0;

  /**
   * @param arrivedMs wall clock (ms since the epoch) at which a piece of media arrived
   * @param mediaMs its place on the media clock, in ms from anywhere
   * @returns the wall clock at which it would have arrived with the least delay seen in the last half to one second.
   *   A media clock that jumps by more than a second starts again.
   */
  place(arrivedMs: number, mediaMs: number): number {
    const offset = arrivedMs - mediaMs;
    if (Math.abs(offset - Math.min(this.#current, this.#previous)) > LOST_MS) {
      this.#current = this.#previous = Infinity;
      this.#windowEnds = arrivedMs + WINDOW_MS;
    }
    if (arrivedMs > this.#windowEnds) {
      this.#previous = this.#current;
      this.#current = Infinity;
      this.#windowEnds = arrivedMs + WINDOW_MS;
    }
    this.#current = Math.min(this.#current, offset);
    return mediaMs + Math.min(this.#current, this.#previous);
  }
}
