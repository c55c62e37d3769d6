// All ways in which sound leaves the page: media elements that play a stream, at their volume, and other programs'
// audio graphs. They are only watched: each is tapped into a node of ours, and plays on as before.

interface Tap {
  readonly source: MediaStreamAudioSourceNode;
  readonly gain: GainNode;
}

export class PageOutputs {
  readonly #context: AudioContext;
  readonly #into: AudioNode;
  readonly #elements = new Map<HTMLMediaElement, { readonly track: MediaStreamTrack; readonly tap: Tap }>();

  constructor(context: AudioContext, into: AudioNode) {
    this.#context = context;
    this.#into = into;
  }

  /** Looks again at an element: what it plays, and how loud. */
  look(element: HTMLMediaElement): void {
    const stream = element.srcObject instanceof MediaStream ? element.srcObject : null;
    const track = stream?.getAudioTracks().find(({ readyState }) => readyState === 'live') ?? null;
    const known = this.#elements.get(element);
    if (known !== undefined && known.track !== track) {
      this.#untap(known.tap);
      this.#elements.delete(element);
    }
    if (track === null) return;
    const { tap } = this.#elements.get(element) ?? this.#keep(element, track);
    tap.gain.gain.value = element.paused || element.muted ? 0 : element.volume;
  }

  lookAll(): void {
    for (const element of [...this.#elements.keys()]) this.look(element);
  }

  /** Another audio graph of the page, by a copy of what it sends to the speakers. */
  addGraph(copy: MediaStream): void {
    this.#tap(copy);
  }

  #keep(element: HTMLMediaElement, track: MediaStreamTrack): { track: MediaStreamTrack; tap: Tap } {
    const kept = { track, tap: this.#tap(new MediaStream([track])) };
    this.#elements.set(element, kept);
    return kept;
  }

  #tap(stream: MediaStream): Tap {
    const tap = { source: this.#context.createMediaStreamSource(stream), gain: this.#context.createGain() };
    tap.source.connect(tap.gain).connect(this.#into);
    return tap;
  }

  #untap({ source, gain }: Tap): void {
    source.disconnect();
    gain.disconnect();
  }
}
