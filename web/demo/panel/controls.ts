// The panel beside Flex: from here a person is the callers, the colleagues, the other program and the bad luck.
import { askButton } from './ask';
import { CallCard } from './call-card';
import { byId, element, PartList, setAttribute, setText } from './element';
import { FaultList } from './fault-list';
import type { Feed, Picture, ShownCall } from './feed';
import { AGENT } from './picture-of';

export class Controls {
  private readonly cards: PartList<ShownCall, CallCard>;
  private readonly faults: FaultList;
  private readonly colleagues = element('select', {
    id: 'colleague',
    'aria-label': 'Colleague who transfers',
  });

  /** Rings whose desktop is shown, when that is not the agent's: a supervisor has calls too. */
  private readonly ringDesk: HTMLButtonElement;

  /** `desk` names the worker whose desktop is shown. */
  constructor(feed: Feed, desk: () => string) {
    const cards = byId('cards');
    this.cards = new PartList(
      cards,
      (call) => call.key,
      (call) => new CallCard(call, feed),
    );
    this.faults = new FaultList(feed, desk);
    this.ringDesk = askButton('Ring the supervisor', () => feed.ring(desk()));
    byId('ring').append(
      askButton('Ring a customer', () => feed.ring(AGENT), undefined, 'main'),
      this.ringDesk,
      element(
        'div',
        { class: 'transfer' },
        askButton(
          'Transfer from',
          () => feed.transferIn(AGENT, this.colleagues.value),
          'A colleague transfers a call in',
        ),
        this.colleagues,
        askButton('Chat', () => feed.chat(AGENT), 'A customer writes'),
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
    const shown = picture.workers.find((worker) => worker.name === desk);
    this.ringDesk.hidden = desk === AGENT;
    setText(this.ringDesk, `Ring ${shown?.fullName ?? ''}`);
    const calls = picture.calls.filter(
      (call) => !call.monitored && (call.worker === AGENT || call.worker === desk),
    );
    this.cards.update(calls);
    setAttribute(byId('no-cards'), 'data-shown', String(calls.length === 0));
    this.faults.update(picture.faults);
  }
}
