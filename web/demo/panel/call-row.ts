// One call in the live picture: its name and parties, what is heard of it this instant, and its lanes.
import { element, PartList, setAttribute, setText, type Part } from './element';
import type { ShownCall, ShownParty } from './feed';
import { icon } from './icons';
import { Meter } from './meter';
import { DIRECTIONS, type Direction, type Sound } from './sound';
import { LanePainter, type Palette } from './timeline';

/** The newest measurements are on their way for about this long, in ms; the right edge of the picture is so old. */
const DELAY_MS = 250;
/** What was heard within so many ms before that counts as heard now. */
const NOW_MS = 150;

interface Size {
  readonly width: number;
  readonly height: number;
}

function chip(): Part<ShownParty> {
  const name = element('span');
  const note = element('span', { class: 'chip-note' });
  const root = element('li', { class: 'chip' }, icon('music'), name, note);
  return {
    root,
    update(party) {
      setText(name, party.name);
      setText(note, party.music ? 'hold music' : '');
      setAttribute(root, 'data-music', String(party.music));
    },
  };
}

export class CallRow implements Part<ShownCall> {
  readonly root: HTMLElement;
  private readonly title = element('h3');
  private readonly stage = element('span', { class: 'row-stage' });
  private readonly chips = element('ul', { class: 'chips' });
  private readonly canvas = element('canvas', { class: 'lanes', role: 'img' });
  private readonly meters: Record<Direction, Meter> = {
    heard: new Meter('heard'),
    spoken: new Meter('spoken'),
  };
  private readonly parties = new PartList<ShownParty>(this.chips, (party) => party.key, chip);
  private readonly painter: LanePainter;
  private call: ShownCall;

  constructor(
    call: ShownCall,
    private readonly sound: Sound,
    palette: Palette,
  ) {
    this.call = call;
    this.painter = new LanePainter(this.canvas, sound, palette);
    this.root = element(
      'li',
      { class: 'call-row' },
      element('div', {}, element('div', { class: 'row-head' }, this.title, this.stage), this.chips),
      element('div', { class: 'meters' }, this.meters.heard.root, this.meters.spoken.root),
      element('div', { class: 'lane-box' }, this.canvas),
    );
  }

  update(call: ShownCall): void {
    this.call = call;
    setText(this.title, call.title);
    setText(
      this.stage,
      call.stage === 'ended' ? 'ended' : call.cut ? 'media cut' : call.monitored ? 'monitored' : call.number,
    );
    setAttribute(this.root, 'data-stage', call.stage);
    setAttribute(
      this.canvas,
      'aria-label',
      `The last half minute of ${call.title}: heard above, spoken below`,
    );
    this.parties.update(call.parties);
  }

  /** ms that the lanes show. */
  get spanMs(): number {
    return this.painter.spanMs;
  }

  get heading(): string {
    return this.call.title;
  }

  /** Whether the measurements say so for this instant. */
  isAudible(direction: Direction, now: number): boolean {
    const { worker, sound } = this.call;
    const at = now - DELAY_MS;
    return sound !== null && this.sound.stretches(worker, sound, direction, at - NOW_MS, at).length > 0;
  }

  /** Of the lanes, in CSS px: read for all rows before any is drawn. */
  size(): Size {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
  }

  draw(now: number, size: Size, pixelRatio: number): void {
    for (const direction of DIRECTIONS) this.meters[direction].update(this.isAudible(direction, now));
    setAttribute(this.root, 'data-heard', String(this.isAudible('heard', now)));
    this.painter.fit(size.width, size.height, pixelRatio);
    if (this.call.sound !== null) this.painter.draw(this.call.worker, this.call.sound, now - DELAY_MS);
  }
}
