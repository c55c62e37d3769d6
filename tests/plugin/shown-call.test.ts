import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId, Event, MultiCall, VoiceCall } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { ShownCall } from '../../plugin/src/shown-call';
import { FlexDouble } from './flex-double';

type VoiceDouble = VoiceCall & { muted: boolean };

function voice(id: number): VoiceDouble {
  const double = { id, muted: false, isMuted: () => double.muted, status: () => 'open' };
  return double as unknown as VoiceDouble;
}

describe("Flex's active call", () => {
  const [one, two] = [voice(1), voice(2)];
  let flex: FlexDouble;
  let posted: Event[];
  let shown: ShownCall;

  beforeEach(() => {
    flex = new FlexDouble();
    posted = [];
    shown = new ShownCall(flex.manager, new FlexFacts(flex.manager));
    const session = {
      post: (event: Event) => void posted.push(event),
      callOf: (call: { id?: CallId }) => call.id || null,
    } as unknown as MultiCall;
    shown.tellTo(session);
    flex.manager.store.subscribe(() => shown.observe());
  });

  const active = () => flex.state.phone.activeCall;
  const dispatch = (type: string, payload?: unknown) => flex.dispatch({ type, payload });

  it('is told whoever changes it, once for each change', () => {
    dispatch('PHONE_ADD_CALL', one);
    flex.changed();
    dispatch('PHONE_TOGGLE_MUTE', two);
    dispatch('PHONE_ADD_CALL', voice(0)); // a call that is none of ours
    dispatch('PHONE_REMOVE_CALL');
    expect(posted).toEqual([1, 2, null, null].map((call) => ({ type: 'shownObserved', call })));
  });

  it('is the one the core wants, and stays untouched when it is so already', () => {
    shown.show(one);
    shown.show(one);
    expect(active()).toBe(one);
    shown.show(null);
    shown.show(null);
    expect(active()).toBeUndefined();
    expect(flex.dispatched).toEqual(['PHONE_ADD_CALL', 'PHONE_REMOVE_CALL']);
  });

  describe('for the turn of an act', () => {
    it('is the given one, and then the one before; the core hears of nothing', () => {
      shown.show(one);
      posted.length = 0;
      const seen: unknown[] = [];
      shown.actingOn(two, () => {
        seen.push(active());
        flex.changed();
      });
      shown.actingOn(null, () => seen.push(active()));
      expect(seen).toEqual([two, undefined]);
      expect(active()).toBe(one);
      expect(posted).toEqual([]);
    });

    it('leaves Flex alone when it is the one that is shown anyway (P6)', () => {
      shown.show(one);
      flex.dispatched.length = 0;
      shown.actingOn(one, () => {});
      expect(flex.dispatched).toEqual([]);
    });

    it('is afterwards what the core wanted during it', () => {
      shown.show(one);
      shown.actingOn(two, () => shown.show(null)); // the call ended in this turn, and nothing else is to be shown
      expect(active()).toBeUndefined();
      expect(posted.at(-1)).toEqual({ type: 'shownObserved', call: null });
    });

    it('is not put back when it is over by then', () => {
      const over = { ...voice(3), status: () => 'closed' } as unknown as VoiceCall;
      shown.show(over);
      shown.actingOn(two, () => {});
      expect(active()).toBeUndefined();
    });

    it('is the inner one for an act within an act', () => {
      shown.show(one);
      const seen: unknown[] = [];
      shown.actingOn(two, () => {
        shown.actingOn(null, () => seen.push(active()));
        seen.push(active());
      });
      expect(seen).toEqual([undefined, two]);
      expect(active()).toBe(one);
    });

    it('is put back after an act that throws', () => {
      shown.show(one);
      const fails = () =>
        shown.actingOn(two, () => {
          throw new Error('no');
        });
      expect(fails).toThrow('no');
      expect(active()).toBe(one);
    });
  });

  describe('hidden until something is over', () => {
    it('is none, whoever puts one there, and then the one that the core wants', async () => {
      shown.show(one);
      posted.length = 0;
      let release = (): void => {};
      const hidden = shown.hideUntil(new Promise((resolve) => (release = resolve)));
      void shown.hideUntil(Promise.resolve()); // hidden already
      dispatch('PHONE_ADD_CALL', one);
      expect(active()).toBeUndefined();
      shown.actingOn(one, () => expect(active()).toBe(one));
      expect(active()).toBeUndefined();
      shown.show(two);
      expect(posted).toEqual([]);
      release();
      await hidden;
      expect(active()).toBe(two);
    });

    it('is the one before when the core wants no other, also when what is waited for fails', async () => {
      shown.show(one);
      await shown.hideUntil(Promise.reject(new Error('no')));
      expect(active()).toBe(one);
    });
  });

  it('is drawn anew when its mute changes, and only then', () => {
    shown.show(one);
    flex.dispatched.length = 0;
    shown.drawMute();
    expect(flex.dispatched).toEqual([]);
    one.muted = true;
    shown.drawMute();
    shown.drawMute();
    expect(flex.dispatched).toEqual(['PHONE_TOGGLE_MUTE']);
    expect(active()).toBe(one);
    one.muted = false;
  });

  it('is left to Flex to draw when Flex muted it', () => {
    shown.show(one);
    one.muted = true;
    dispatch('PHONE_TOGGLE_MUTE', one);
    flex.dispatched.length = 0;
    shown.drawMute();
    expect(flex.dispatched).toEqual([]);
    one.muted = false;
  });
});
