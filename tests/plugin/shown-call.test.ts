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

  it('is the given one for as long as an act lasts, whoever comes between, and the core hears of nothing', async () => {
    shown.show(one);
    posted.length = 0;
    let release = (): void => {};
    const act = shown.during(two, () => new Promise<void>((resolve) => (release = resolve)));
    dispatch('PHONE_ADD_CALL', one);
    expect(active()).toBe(two);
    expect(posted).toEqual([]);
    release();
    await act;
    expect(posted).toEqual([{ type: 'shownObserved', call: 2 }]);
  });

  it('is after the act what the core wanted during it', async () => {
    shown.show(one);
    await shown.during(two, () => {
      shown.show(null); // the call ended while Flex hung it up, and nothing else is to be shown
      return Promise.resolve();
    });
    expect(active()).toBeUndefined();
    expect(posted.at(-1)).toEqual({ type: 'shownObserved', call: null });
  });

  it('is let go of after an act that fails', async () => {
    shown.show(one);
    await expect(shown.during(two, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    shown.show(one);
    expect(active()).toBe(one);
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
