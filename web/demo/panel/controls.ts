// The panel beside Flex: from here a person is the callers, the colleagues, the other program and the bad luck.
import { askButton } from './ask';
import { CallCard } from './call-card';
import { byId, element, PartList, setAttribute } from './element';
import { FaultList } from './fault-list';
import type { Feed, Picture, ShownCall } from './feed';

export class Controls {
  private readonly cards: PartList<ShownCall, CallCard>;
  private readonly faults: FaultList;
  private readonly colleagues = element('select', {
    id: 'colleague',
    'aria-label': 'Colleague who transfers',
  });

  /** `desk` names the worker whose desktop is shown: he is rung. */
  constructor(feed: Feed, desk: () => string) {
    const cards = byId('cards');
    this.cards = new PartList(
      cards,
      (call) => call.key,
      (call) => new CallCard(call, feed),
    );
    this.faults = new FaultList(feed, desk);
    byId('ring').append(
      askButton('Ring a customer', () => feed.ring(desk()), 'A new customer rings', 'main'),
      element(
        'div',
        { class: 'transfer' },
        askButton(
          'Transfer in from',
          () => feed.transferIn(desk(), this.colleagues.value),
          'Transfer a call in',
        ),
        this.colleagues,
      ),
    );
  }

  update(picture: Picture, desk: string): void {
    const colleagues = picture.workers.filter((worker) => worker.role === 'colleague');
    if (this.colleagues.options.length !== colleagues.length) {
      this.colleagues.replaceChildren(
        ...colleagues.map((worker) => element('option', { value: worker.name }, worker.fullName)),
      );
    }
    const calls = picture.calls.filter((call) => call.worker === desk);
    this.cards.update(calls);
    setAttribute(byId('no-cards'), 'data-shown', String(calls.length === 0));
    this.faults.update(picture.faults);
  }
}
