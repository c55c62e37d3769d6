// The live picture: a row for each call of the desktop that is shown, and how long two sounded at once.
import type { Span } from '../../simulator/media/spans';
import { CallRow } from './call-row';
import { byId, PartList, setAttribute, setText } from './element';
import type { ShownCall } from './feed';
import { DIRECTIONS, OverlapCount, Sound, type Direction, type Source } from './sound';
import { SETTLE_MS, paletteOf } from './timeline';

/** By a timer, since asking for every frame keeps the browser busy 60 times a second; a column is 20 ms or more. */
const DRAW_EVERY_MS = 50;
const COUNT_EVERY_MS = 500;
/** An ended call stays to be looked at for this long, in ms. */
const LINGER_MS = 8000;

export class LivePicture {
  private readonly sound = new Sound();
  private readonly counts = new Map<string, OverlapCount>();
  private readonly rows: PartList<ShownCall, CallRow>;
  private readonly ended = new Map<string, { call: ShownCall; at: number }>();
  private calls: readonly ShownCall[] = [];
  private desk = '';

  /** `now`: ms since the epoch, on the clock of the measurements. */
  constructor(private readonly now: () => number) {
    const palette = paletteOf(document.documentElement);
    this.rows = new PartList(
      byId('rows'),
      (call) => `${call.worker} ${call.key}`,
      (call) => new CallRow(call, this.sound, palette),
    );
    byId('start-over').addEventListener('click', () => {
      this.counts.forEach((count) => count.startOver());
      this.showCount();
    });
  }

  /** The open calls of all desktops, and whose desktop is shown. */
  update(calls: readonly ShownCall[], desk: string): void {
    const keys = new Set(calls.map((call) => call.key));
    for (const call of this.calls) {
      if (keys.has(call.key)) continue;
      this.ended.set(call.key, { call: { ...call, stage: 'ended', parties: [] }, at: this.now() });
    }
    for (const key of keys) this.ended.delete(key);
    this.calls = calls;
    this.desk = desk;
    this.show();
    this.showCount();
  }

  hear(sinceMs: number, heard: readonly Span<Source>[]): void {
    this.sound.rewrite(sinceMs, heard);
    for (const { key } of heard) {
      if (!this.counts.has(key.worker)) this.counts.set(key.worker, new OverlapCount());
    }
  }

  run(): void {
    setInterval(() => {
      if (!document.hidden) requestAnimationFrame(() => this.draw());
    }, DRAW_EVERY_MS);
    // Not with the drawing: a page in the background is not drawn, and must go on counting.
    setInterval(() => {
      this.dismissEnded();
      this.showCount();
      this.summarise();
    }, COUNT_EVERY_MS);
  }

  private show(): void {
    const ended = [...this.ended.values()].map((one) => one.call);
    const shown = [...this.calls, ...ended].filter((call) => call.worker === this.desk);
    this.rows.update(shown);
    setAttribute(byId('no-calls'), 'data-shown', String(shown.length === 0));
    setAttribute(byId('axis'), 'data-shown', String(shown.length > 0));
  }

  private draw(): void {
    const now = this.now();
    const rows = [...this.rows.values()];
    const sizes = rows.map((row) => row.size());
    rows.forEach((row, i) => row.draw(now, sizes[i] ?? { width: 1, height: 1 }, devicePixelRatio));
    const span = rows[0]?.spanMs;
    if (span !== undefined) setText(byId('axis-begin'), `${Math.round(span / 1000)} s ago`);
  }

  private dismissEnded(): void {
    const now = this.now();
    const old = [...this.ended].filter(([, one]) => now - one.at > LINGER_MS);
    if (old.length === 0) return;
    for (const [key] of old) this.ended.delete(key);
    this.show();
  }

  /** The picture in words, for who cannot see it. */
  private summarise(): void {
    const now = this.now();
    const rows = [...this.rows.values()];
    const who = (direction: Direction): string =>
      rows
        .filter((row) => row.isAudible(direction, now))
        .map((row) => row.heading)
        .join(' and ') || 'nobody';
    setText(byId('summary'), `You hear ${who('heard')}. Your microphone reaches ${who('spoken')}.`);
  }

  private showCount(): void {
    const final = this.now() - SETTLE_MS;
    for (const [worker, count] of this.counts) count.settle(this.sound, worker, final);
    for (const direction of DIRECTIONS) {
      const ms = this.counts.get(this.desk)?.total(direction) ?? 0;
      setText(byId(`overlap-${direction}`), ms.toLocaleString('en'));
      setAttribute(byId(`counter-${direction}`), 'data-clean', String(ms === 0));
    }
  }
}
