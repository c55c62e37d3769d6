// One direction of one call as it is this instant: words and a lamp, from what was measured last.
import { element, setAttribute, setText } from './element';
import { icon } from './icons';
import type { Direction } from './sound';

const WORDS: Record<Direction, Record<'true' | 'false', string>> = {
  heard: { true: 'agent hears it', false: 'silent to agent' },
  spoken: { true: 'hears the agent', false: 'agent not heard' },
};

export class Meter {
  readonly root: HTMLElement;
  private readonly words = element('span');

  constructor(private readonly direction: Direction) {
    this.root = element('div', { class: `meter ${direction}` }, icon(direction), this.words);
  }

  update(isAudible: boolean): void {
    const audible = isAudible ? 'true' : 'false';
    setText(this.words, WORDS[this.direction][audible]);
    setAttribute(this.root, 'data-audible', audible);
  }
}
