// One direction of one call as it is this instant: words and a lamp, from what was measured last.
import { element, setAttribute, setText } from './element';
import { icon } from './icons';
import type { Direction } from './sound';

/** "You" are whoever sits at the desktop shown: the agent, or the supervisor. */
const WORDS: Record<Direction, Record<'true' | 'false', string>> = {
  heard: { true: 'you hear it', false: 'silent to you' },
  spoken: { true: 'it hears you', false: 'deaf to you' },
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
