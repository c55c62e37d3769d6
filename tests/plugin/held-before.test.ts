// Whom the policy has on hold outlives the page (P27).
import { describe, expect, it, vi } from 'vitest';
import type { CallView, Event, PartyView, Snapshot } from '../../js-glue/src/protocol';
import { AT_REST } from './session-double';
import { rememberHolds } from '../../plugin/src/held-before';

class StorageDouble {
  kept: string | null = null;
  getItem = (): string | null => this.kept;
  setItem = (_key: string, text: string): void => void (this.kept = text);
}

/** A page: what it told the core when it started, and what it has to draw. */
function page(storage: StorageDouble) {
  const told: Event[] = [];
  let listener: (snapshot: Snapshot) => void = () => {};
  rememberHolds(
    {
      post: (event) => void told.push(event),
      subscribe: (each) => ((listener = each), () => {}),
    },
    storage,
  );
  const draw = (...calls: CallView[]): void => listener({ ...AT_REST, calls });
  return { told, draw };
}

const party = (name: string, heldBy: PartyView['heldBy'], kind: PartyView['kind'] = 'customer') =>
  ({
    party: name,
    kind,
    held: heldBy !== 'none',
    heldBy,
    holdFailed: false,
    unholdFailed: false,
  }) as PartyView;
const call = (task: string | null, ...parties: PartyView[]) => ({ task, parties }) as unknown as CallView;
const recalled = (task: string, name: string) => ({ type: 'holdRecalled', task, party: name });

describe('a page that is loaded anew', () => {
  it('recalls whom the policy held, and neither the agent nor whom the agent held', () => {
    const storage = new StorageDouble();
    page(storage).draw(
      call('WR1', party('CAada', 'policy'), party('CAeve', 'agent'), party('CAme', 'policy', 'own')),
      call('WR2', party('CAbob', 'none')),
      call(null),
    );
    expect(page(storage).told).toEqual([recalled('WR1', 'CAada')]);
  });

  it('recalls them though the calls ended with the page before, and until they are released', () => {
    const storage = new StorageDouble();
    const before = page(storage);
    before.draw(call('WR1', party('CAada', 'policy')), call('WR2', party('CAbob', 'policy')));
    before.draw();
    const after = page(storage);
    expect(after.told).toEqual([recalled('WR1', 'CAada'), recalled('WR2', 'CAbob')]);
    after.draw(call('WR1', party('CAada', 'none')));
    expect(page(storage).told).toEqual([recalled('WR2', 'CAbob')]);
  });

  it('keeps the latest fifty tasks', () => {
    const storage = new StorageDouble();
    const before = page(storage);
    for (let n = 1; n <= 60; n++) before.draw(call(`WR${n}`, party('CA1', 'policy')));
    expect(page(storage).told).toHaveLength(50);
    expect(page(storage).told[0]).toEqual(recalled('WR11', 'CA1'));
  });

  it.each(['', '{', '{}', '[1]', '[["WR1"]]', '[["WR1", [1]]]', '[["", ["CA1"]]]'])(
    'recalls nothing from %j',
    (kept) => {
      const storage = new StorageDouble();
      storage.kept = kept;
      expect(page(storage).told).toEqual([]);
    },
  );

  it('goes on when nothing can be kept', () => {
    const storage = new StorageDouble();
    storage.setItem = () => {
      throw new Error('full');
    };
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    page(storage).draw(call('WR1', party('CAada', 'policy')));
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
