// Sync's notifications: whoever subscribes late misses nothing.
import { expect, it } from 'vitest';
import { createSubscriptions } from '../../../web/simulator/doors/sync/subscriptions';

interface Told {
  readonly event_type: string;
  readonly event: { readonly item_key?: string };
}

function stage() {
  let ticks = 0;
  const subscriptions = createSubscriptions(() => ++ticks);
  const told: string[] = [];
  const session = {
    notify(_type: string, payload: object): void {
      const { event_type: type, event } = payload as Told;
      told.push(event.item_key ?? type);
    },
  };
  const add = (key: string): number => {
    const map = { sid: 'MP1', uniqueName: 'WT1.CS', items: new Map([[key, {}]]) };
    subscriptions.mapChanged(map, key, 'map_item_added');
    return ticks;
  };
  const establish = (lastEventId: number): void =>
    subscriptions.establish(session, { sid: 'MP1', type: 'map', lastEventId }, 1);
  return { told, add, establish };
}

it('what happened between a read and its subscription is told when that is established, and nothing older', () => {
  const { told, add, establish } = stage();
  const read = add('CA1');
  add('CA2');
  establish(read);
  expect(told).toEqual(['CA2', 'subscription_established']);
  add('CA3');
  expect(told.at(-1)).toBe('CA3');
});
