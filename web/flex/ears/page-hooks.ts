// Watches the page's own calls that start, stop or change a sound. Everything is passed on unchanged.

export interface PageHooks {
  /** An element plays, pauses, or has another stream or volume. */
  elementChanged(element: HTMLMediaElement): void;
  /** An audio graph is connected to its speakers. */
  graphConnected(node: AudioNode, context: BaseAudioContext): void;
}

const EVENTS = ['play', 'playing', 'pause', 'ended', 'emptied', 'volumechange'] as const;

export function watchPage(hooks: PageHooks): void {
  const watched = new WeakSet<HTMLMediaElement>();
  const changed = (element: HTMLMediaElement): void => {
    if (!watched.has(element)) {
      watched.add(element);
      for (const event of EVENTS) element.addEventListener(event, () => hooks.elementChanged(element));
    }
    hooks.elementChanged(element);
  };
  watchStreams(changed);
  for (const property of ['srcObject', 'muted', 'volume'] as const) watchProperty(property, changed);
  for (const method of ['play', 'pause'] as const) watchMethod(method, changed);
  watchGraphs(hooks);
}

type OnElement = (element: HTMLMediaElement) => void;

/** A stream may get its track after it was given to its element, as the Voice SDK's does. */
function watchStreams(changed: OnElement): void {
  const seen = new WeakSet<MediaStream>();
  watchProperty('srcObject', (element) => {
    const stream = element.srcObject;
    if (!(stream instanceof MediaStream) || seen.has(stream)) return;
    seen.add(stream);
    stream.addEventListener('addtrack', () => changed(element));
    stream.addEventListener('removetrack', () => changed(element));
  });
}

function watchProperty(property: 'srcObject' | 'muted' | 'volume', changed: OnElement): void {
  const { prototype } = HTMLMediaElement;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, property) ?? {};
  Object.defineProperty(prototype, property, {
    ...descriptor,
    set(this: HTMLMediaElement, value: unknown) {
      descriptor.set?.call(this, value);
      changed(this);
    },
  });
}

function watchMethod(method: 'play' | 'pause', changed: OnElement): void {
  follow<HTMLMediaElement>(HTMLMediaElement.prototype, method, (element) => changed(element));
}

function watchGraphs(hooks: PageHooks): void {
  follow<AudioNode>(AudioNode.prototype, 'connect', (node, [to]) => {
    if (to instanceof AudioDestinationNode) hooks.graphConnected(node, node.context);
  });
}

/** Replaces a method by itself, followed by `after`. */
function follow<Owner>(
  prototype: object,
  method: string,
  after: (owner: Owner, args: readonly unknown[]) => void,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
  const real: unknown = descriptor?.value;
  if (typeof real !== 'function') return;
  Object.defineProperty(prototype, method, {
    ...descriptor,
    value: function (this: Owner, ...args: unknown[]): unknown {
      const result: unknown = Reflect.apply(real, this, args);
      after(this, args);
      return result;
    },
  });
}
