// The real Flex desktops: one frame for each worker shown, each of its own origin, and so with its own
// log-in, but of this page's site: a frame of another site may have no storage, which Flex needs.
import { byId, element, setAttribute } from './element';

export interface Desktop {
  readonly worker: string;
  readonly title: string;
  /** Path within Flex to open. */
  readonly path: string;
}

/** Below this width Flex hides parts of itself: a narrower stage shows it scaled down instead, in CSS px. */
const FLEX_WIDTH = 1100;

export class Desktops {
  private readonly frames = new Map<string, HTMLIFrameElement>();
  private readonly tabs = new Map<string, HTMLButtonElement>();
  private current = '';

  constructor(
    private readonly desktops: readonly Desktop[],
    private readonly chosen: (worker: string) => void,
  ) {
    const tabs = byId('desks');
    for (const desktop of desktops) {
      const tab = element(
        'button',
        { type: 'button', role: 'tab', id: `tab-${desktop.worker}`, 'aria-controls': 'stage' },
        desktop.title,
      );
      tab.addEventListener('click', () => this.choose(desktop.worker));
      tab.addEventListener('keydown', (event) => this.walk(event));
      this.tabs.set(desktop.worker, tab);
      tabs.append(tab);
    }
    new ResizeObserver(() => this.scale()).observe(byId('stage'));
    const first = desktops[0];
    if (first) this.choose(first.worker);
  }

  get worker(): string {
    return this.current;
  }

  choose(worker: string): void {
    const desktop = this.desktops.find((one) => one.worker === worker);
    if (!desktop) return;
    this.current = worker;
    if (!this.frames.has(worker)) this.open(desktop);
    for (const [name, frame] of this.frames) frame.dataset['shown'] = String(name === worker);
    for (const [name, tab] of this.tabs) {
      setAttribute(tab, 'aria-selected', String(name === worker));
      tab.tabIndex = name === worker ? 0 : -1;
    }
    setAttribute(byId('stage'), 'aria-labelledby', `tab-${worker}`);
    this.scale();
    this.chosen(worker);
  }

  /** Opened on first sight and kept: the calls of a desktop live in its page. */
  private open(desktop: Desktop): void {
    const origin = `${location.protocol}//${desktop.worker}.${location.host}`;
    const frame = element('iframe', {
      src: origin + desktop.path,
      title: desktop.title,
      allow: 'microphone; autoplay; speaker-selection',
    });
    byId('stage').append(frame);
    this.frames.set(desktop.worker, frame);
  }

  private walk(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const names = this.desktops.map((desktop) => desktop.worker);
    const next = names[(names.indexOf(this.current) + step + names.length) % names.length];
    if (next === undefined) return;
    this.choose(next);
    this.tabs.get(next)?.focus();
  }

  private scale(): void {
    const { clientWidth: width, clientHeight: height } = byId('stage');
    if (width === 0) return;
    const factor = Math.min(1, width / FLEX_WIDTH);
    for (const frame of this.frames.values()) {
      frame.style.width = `${Math.ceil(width / factor)}px`;
      frame.style.height = `${Math.ceil(height / factor)}px`;
      frame.style.transform = factor === 1 ? '' : `scale(${factor})`;
    }
  }
}
