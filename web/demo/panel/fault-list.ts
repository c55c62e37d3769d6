// What can be made to go wrong: switches for what stays, buttons for what happens once.
import { askButton, press } from './ask';
import { byId, element, PartList, setAttribute, setText, type Part } from './element';
import type { Feed, ShownFault } from './feed';

class FaultLine implements Part<ShownFault> {
  readonly root: HTMLElement;
  private readonly control: HTMLButtonElement;
  private readonly title = element('span', { class: 'fault-title' });
  private readonly effect = element('span', { class: 'fault-effect' });
  private fault: ShownFault;

  constructor(fault: ShownFault, feed: Feed, desk: () => string) {
    this.fault = fault;
    const text = element('span', { class: 'fault-text' }, this.title, this.effect);
    if (fault.momentary) {
      this.control = askButton('Do it', () => feed.setFault(this.fault.id, true, desk()), fault.title);
      this.root = element('li', { class: 'fault' }, text, this.control);
      return;
    }
    this.control = element('button', {
      type: 'button',
      class: 'switch',
      role: 'switch',
      'aria-label': fault.title,
    });
    this.control.addEventListener('click', () => {
      void press(this.control, () => feed.setFault(this.fault.id, !this.fault.on, desk()));
    });
    this.root = element('li', { class: 'fault' }, text, this.control);
  }

  update(fault: ShownFault): void {
    this.fault = fault;
    setText(this.title, fault.title);
    setText(this.effect, fault.effect);
    setAttribute(this.root, 'data-on', String(fault.on));
    if (!fault.momentary) setAttribute(this.control, 'aria-checked', String(fault.on));
  }
}

export class FaultList {
  private readonly lines: PartList<ShownFault>;

  /** `desk` names the worker whose desktop is shown: momentary faults are his. */
  constructor(feed: Feed, desk: () => string) {
    this.lines = new PartList(
      byId('faults'),
      (fault) => fault.id,
      (fault) => new FaultLine(fault, feed, desk),
    );
    byId('clear-faults').append(
      askButton('Clear all', () => feed.clearFaults(), 'Clear all faults', 'quiet'),
    );
  }

  update(faults: readonly ShownFault[]): void {
    this.lines.update(faults);
    const on = faults.filter((fault) => fault.on).length;
    setText(byId('faults-on'), on === 0 ? '' : `${on} on`);
    setAttribute(byId('clear-faults'), 'data-shown', String(on > 0));
  }
}
