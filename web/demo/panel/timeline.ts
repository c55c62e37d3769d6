// Draws one call's two lanes as they scroll by, newest at the right. Only columns that are new, or young enough to
// change still, are drawn; the rest of the picture is moved.
import { DIRECTIONS, type Direction, type Sound, type Stretch } from './sound';

/** A measurement reaches the panel within this time, in ms; then it is final. */
export const SETTLE_MS = 1200;
/** The narrowest picture shows so much, in ms; columns are whole multiples of COLUMN_MS. */
const SPAN_MS = 30_000;
/** One RTP packet of the Voice SDK's codecs. */
const COLUMN_MS = 20;
/** Least width of an overlap, in device pixels: the shortest must be seen. */
const OVERLAP_PX = 3;

export interface Palette extends Readonly<Record<Direction, string>> {
  readonly overlap: string;
  readonly rule: string;
}

/** Colours come from the page's style sheet, so that they are in one place. */
export function paletteOf(page: Element): Palette {
  const style = getComputedStyle(page);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    heard: colour('--heard'),
    spoken: colour('--spoken'),
    overlap: colour('--overlap'),
    rule: colour('--rule'),
  };
}

export class LanePainter {
  /** The last column drawn, counted from the epoch in columns; null: all must be drawn. */
  private newest: number | null = null;
  private columnMs = COLUMN_MS;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly sound: Sound,
    private readonly palette: Palette,
  ) {}

  /** Fits the bitmap to the element, in device pixels. */
  fit(width: number, height: number, pixelRatio: number): void {
    const w = Math.max(1, Math.round(width * pixelRatio));
    const h = Math.max(1, Math.round(height * pixelRatio));
    if (this.canvas.width === w && this.canvas.height === h) return;
    this.canvas.width = w;
    this.canvas.height = h;
    this.columnMs = COLUMN_MS * Math.max(1, Math.ceil(SPAN_MS / COLUMN_MS / w));
    this.newest = null;
  }

  /** ms that the whole width shows. */
  get spanMs(): number {
    return this.canvas.width * this.columnMs;
  }

  /** `now`: the right edge, in ms since the epoch. */
  draw(worker: string, call: string, now: number): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const { width, height } = this.canvas;
    const last = Math.floor(now / this.columnMs);
    const moved = this.newest === null ? width : last - this.newest;
    if (moved <= 0) return;
    if (moved < width) {
      // "copy": what is not covered by the moved picture is cleared.
      context.globalCompositeOperation = 'copy';
      context.drawImage(this.canvas, -moved, 0);
      context.globalCompositeOperation = 'source-over';
    }
    const columns = Math.min(width, moved + Math.ceil(SETTLE_MS / this.columnMs));
    context.clearRect(width - columns, 0, columns, height);
    const from = (last - columns + 1) * this.columnMs;
    const until = (last + 1) * this.columnMs;
    DIRECTIONS.forEach((direction, lane) => {
      const laneHeight = height / DIRECTIONS.length;
      const top = lane * laneHeight;
      const bar = Math.max(2, laneHeight * 0.55);
      const fill = (colour: string, { fromMs, toMs }: Stretch, tall: number, least = 1): void => {
        const left = Math.floor((fromMs - from) / this.columnMs) + width - columns;
        const right = Math.ceil((toMs - from) / this.columnMs) + width - columns;
        context.fillStyle = colour;
        context.fillRect(left, top + (laneHeight - tall) / 2, Math.max(least, right - left), tall);
      };
      fill(this.palette.rule, { fromMs: from, toMs: until }, 1);
      const stretches = this.sound.stretches(worker, call, direction, from, until);
      for (const stretch of stretches) fill(this.palette[direction], stretch, bar);
      for (const overlap of this.sound.overlaps(worker, direction, from, until)) {
        const mine = stretches.some((one) => one.fromMs < overlap.toMs && one.toMs > overlap.fromMs);
        if (mine) fill(this.palette.overlap, overlap, laneHeight, OVERLAP_PX);
      }
    });
    this.newest = last;
  }
}
