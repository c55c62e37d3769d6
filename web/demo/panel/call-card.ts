// One call among the controls: what other people and programs can do to it.
import { askButton } from './ask';
import { element, PartList, setAttribute, setText, type Part } from './element';
import type { CallWish, Feed, ShownCall, ShownParty } from './feed';
import { icon } from './icons';

const KIND: Record<ShownParty['kind'], string> = {
  customer: 'the caller',
  worker: 'colleague',
  supervisor: 'supervisor',
  external: 'external number',
};

class PartyLine implements Part<ShownParty> {
  readonly root: HTMLElement;
  private readonly name = element('span', { class: 'party-name' });
  private readonly kind = element('span', { class: 'party-kind' });
  private readonly hold: HTMLButtonElement;
  private party: ShownParty;

  constructor(party: ShownParty, call: () => ShownCall, feed: Feed) {
    this.party = party;
    const button = (text: string, wish: CallWish, label: string): HTMLButtonElement =>
      askButton(text, () => feed.wish(wish, call(), this.party), label);
    const who = `${party.name} of ${call().title}`;
    this.hold = askButton(
      'Hold',
      () => feed.wish(this.party.music ? 'unhold' : 'hold', call(), this.party),
      `Another program puts ${who} on hold, or takes them off`,
    );
    const buttons =
      party.kind === 'supervisor'
        ? (['listen', 'coach', 'barge'] as const).map((how) => button(how, how, `${who}: ${how}`))
        : [this.hold, button('Hang up', 'hangUp', `${who} hangs up`)];
    this.root = element(
      'li',
      { class: 'party' },
      element('span', { class: 'party-who' }, this.name, this.kind),
      ...buttons,
    );
    this.kind.before(icon('music'));
  }

  update(party: ShownParty): void {
    this.party = party;
    setText(this.name, party.name);
    setText(this.kind, party.music ? 'on hold music' : KIND[party.kind]);
    setAttribute(this.root, 'data-music', String(party.music));
    setText(this.hold, party.music ? 'Unhold' : 'Hold');
  }
}

export class CallCard implements Part<ShownCall> {
  readonly root: HTMLElement;
  private readonly title = element('h3');
  private readonly stage = element('span', { class: 'card-stage' });
  private readonly parties: PartList<ShownParty>;
  private readonly ringing: HTMLElement;
  private readonly open: HTMLElement;
  private readonly cut: HTMLButtonElement;
  private readonly ends: HTMLButtonElement;
  private call: ShownCall;

  constructor(call: ShownCall, feed: Feed) {
    this.call = call;
    const button = (text: string, wish: CallWish, label: string): HTMLButtonElement =>
      askButton(text, () => feed.wish(wish, this.call), `${call.title}: ${label}`);
    const list = element('ul', { class: 'parties' });
    this.parties = new PartList(
      list,
      (party) => party.key,
      (party) => new PartyLine(party, () => this.call, feed),
    );
    this.cut = button('Cut media', 'cutMedia', 'cut or mend its media path');
    this.ends = button('', 'endWithAgent', 'whether it ends with the agent’s leg');
    this.ringing = element(
      'div',
      { class: 'card-buttons' },
      button('Caller gives up', 'giveUp', 'the caller gives up'),
      button('Times out', 'timeOut', 'the reservation times out'),
      button('Rescind', 'rescind', 'it goes to somebody else'),
      button('Cancel', 'cancel', 'a program cancels the task'),
    );
    this.open = element(
      'div',
      { class: 'card-buttons' },
      button('Add number', 'addExternal', 'an external number is dialled in'),
      button('Add colleague', 'addColleague', 'a colleague is dialled in'),
      this.cut,
      this.ends,
    );
    this.root = element(
      'li',
      { class: 'card' },
      element('div', { class: 'card-head' }, this.title, this.stage),
      list,
      this.ringing,
      this.open,
    );
  }

  update(call: ShownCall): void {
    this.call = call;
    const isRinging = call.stage === 'ringing';
    setText(this.title, call.title);
    setText(this.stage, isRinging ? 'ringing' : call.number);
    setText(this.cut, call.cut ? 'Mend media' : 'Cut media');
    setText(this.ends, call.endsWithWorker ? 'Ends with agent' : 'Outlives agent');
    setAttribute(this.root, 'data-stage', call.stage);
    this.ringing.hidden = !isRinging;
    this.open.hidden = isRinging;
    this.parties.update(call.parties);
  }
}
