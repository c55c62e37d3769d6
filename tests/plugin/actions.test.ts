import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallView } from '../../js-glue/src';
import { actions as ours } from '../../plugin/src/actions';
import { addShortcuts } from '../../plugin/src/actions/shortcuts';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { ShownCall } from '../../plugin/src/shown-call';
import { FlexDouble, joined, me, type Actions as ActionsDouble } from './flex-double';
import { isOwnAct } from '../../plugin/src/flex/own-act';
import { AT_REST, call, SessionDouble, voice } from './session-double';

interface Shortcut {
  readonly action: () => void;
  readonly name: string;
}

const { Actions, KeyboardShortcutManager } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  const none: Record<string, Shortcut> = {};
  return {
    Actions: new double.Actions(),
    KeyboardShortcutManager: {
      keyboardShortcuts: none,
      addShortcuts(more: Record<string, Shortcut>) {
        Object.assign(this.keyboardShortcuts, more);
      },
      deleteShortcuts(keys: string[]) {
        for (const key of keys) delete this.keyboardShortcuts[key];
      },
    },
  };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions, KeyboardShortcutManager };
});

const actions: ActionsDouble = Actions;
const live = { live: true, silenced: false };
const away = { live: false, silenced: true };

let flex: FlexDouble;
let double: SessionDouble;
let stops: (() => void)[];

beforeEach(() => {
  actions.reset();
  flex = new FlexDouble();
  for (const n of [1, 2, 3]) flex.setTask({ sid: `WR${n}`, taskSid: `WT${n}`, status: 'accepted' });
  double = new SessionDouble();
  double.snapshot = { ...AT_REST, calls: [call(1, 'WR1', live), call(2, 'WR2', away), call(3, 'WR3', away)] };
  double.onPost = (event) => {
    if (event.type === 'switchRequested') goLive(event.task);
    if (event.type === 'callSwitchRequested') goLiveCall(event.call);
  };
  const facts = new FlexFacts(flex.manager);
  const parts = { session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) };
  stops = ours.map((on) => on(parts));
});

const goLive = (task: string) =>
  double.set({
    calls: double.snapshot.calls.map((each) => ({ ...each, ...(each.task === task ? live : away) })),
  });
const goLiveCall = (id: number) =>
  double.set({
    calls: double.snapshot.calls.map((each) => ({
      ...each,
      ...((each.call as number) === id ? live : away),
    })),
  });
const change = (id: number, more: Partial<CallView>) =>
  double.set({
    calls: double.snapshot.calls.map((each) => (each.call === id ? { ...each, ...more } : each)),
  });
const act = (name: string, payload: object = {}) => actions.invokeAction(name, payload as never);
const selected = () =>
  actions.invoked.filter(({ name }) => name === 'SelectTask').map(({ payload }) => payload['sid']);

describe('MultiCallSwap', () => {
  it.each([{ sid: 'WR2' }, { task: { sid: 'WR2' } }])(
    'asks for the call of the task, and selects it once it is heard: %j',
    async (payload) => {
      double.onPost = () => {};
      const swapping = act('MultiCallSwap', payload);
      await vi.waitFor(() => expect(double.posted).toEqual([{ type: 'switchRequested', task: 'WR2' }]));
      change(2, { live: true, silenced: true });
      await Promise.resolve();
      expect(selected()).toEqual([]);
      change(2, { silenced: false });
      await swapping;
      expect(selected()).toEqual(['WR2']);
    },
  );

  it('refuses a task that has no open call', async () => {
    change(2, { stage: 'ringing' });
    for (const sid of ['WR2', 'WR9', undefined])
      await expect(act('MultiCallSwap', { sid })).rejects.toThrow();
    expect(double.posted).toEqual([]);
  });

  it('fails when the call is not heard in time', async () => {
    double.onPost = () => {};
    const swapping = act('MultiCallSwap', { sid: 'WR2' });
    const failed = expect(swapping).rejects.toThrow();
    await vi.waitFor(() => expect(double.posted).toHaveLength(1));
    double.timeOut();
    await failed;
    expect(selected()).toEqual([]);
  });

  it('has before and after events, as every action of Flex', async () => {
    const heard: string[] = [];
    actions.addListener('beforeMultiCallSwap', () => heard.push('before'));
    actions.addListener('afterMultiCallSwap', () => heard.push('after'));
    await act('MultiCallSwap', { sid: 'WR2' });
    expect(heard).toEqual(['before', 'after']);
  });
});

describe('P31: a call without a task', () => {
  beforeEach(() => change(2, { task: null, sid: 'CA2' as never }));

  it('is made live by its CallSid, and no task is selected', async () => {
    await act('MultiCallSwap', { callSid: 'CA2' });
    expect(double.posted).toEqual([{ type: 'callSwitchRequested', call: 2 }]);
    expect(selected()).toEqual([]);
  });

  it('has its turn in MultiCallNext', async () => {
    await act('MultiCallNext');
    await act('MultiCallNext');
    expect(double.posted).toEqual([
      { type: 'callSwitchRequested', call: 2 },
      { type: 'switchRequested', task: 'WR3' },
    ]);
  });

  it('is muted and unmuted by its CallSid', async () => {
    await act('MultiCallToggleMute', { callSid: 'CA2' });
    change(2, { agentMuted: true });
    await act('MultiCallToggleMute', { callSid: 'CA2' });
    expect(double.posted).toEqual([
      { type: 'muteRequested', call: 2, muted: true },
      { type: 'muteRequested', call: 2, muted: false },
    ]);
  });

  it('cannot be put on hold, which MultiCallHoldAll says', async () => {
    goLiveCall(2);
    await expect(act('MultiCallHoldAll')).rejects.toThrow('no task');
  });

  it('is not taken for another: a payload that names none is refused', async () => {
    for (const name of ['MultiCallSwap', 'MultiCallToggleMute', 'MultiCallHangUp'])
      for (const payload of [{}, { callSid: 'CA9' }, { callSid: null }, { sid: 'CA2' }])
        await expect(act(name, payload)).rejects.toThrow('no such open call');
    expect(double.posted).toEqual([]);
  });
});

describe('MultiCallHangUp', () => {
  const invoked = () => actions.invoked.slice(1);

  it("leaves a call with an accepted task to Flex's own action", async () => {
    await act('MultiCallHangUp', { sid: 'WR2' });
    expect(invoked()).toEqual([
      { name: 'HangupCall', payload: expect.objectContaining({ sid: 'WR2' }) as object },
    ]);
    expect(double.posted).toEqual([]);
  });

  it.each([
    ['wrapping', { sid: 'WR2' }],
    ['completed', { sid: 'WR2' }],
    ['gone', { callSid: 'CA2' }],
  ])('P31: ends the call itself when its task is %s, as our own act', async (status, payload) => {
    const ended: boolean[] = [];
    const leg = { ...voice('CA2'), disconnect: () => void ended.push(isOwnAct()) };
    double.voices.set(2, leg);
    if (status === 'gone') change(2, { task: null, sid: 'CA2' as never });
    else flex.setTask({ sid: 'WR2', taskSid: 'WT2', status });
    await act('MultiCallHangUp', payload);
    expect(ended).toEqual([true]);
    expect(isOwnAct()).toBe(false);
    expect(invoked()).toEqual([]);
  });

  it('stops listening to a monitored call', async () => {
    flex.setTask({ sid: 'WR2', gone: true });
    const monitored = { sid: 'WR2', taskSid: 'WT2', status: 'accepted' };
    flex.state.supervisor.callMonitoring.task = monitored;
    await act('MultiCallHangUp', { sid: 'WR2' });
    expect(invoked()).toEqual([
      { name: 'StopMonitoringCall', payload: expect.objectContaining({ task: monitored }) as object },
    ]);
  });
});

describe('MultiCallNext', () => {
  it('goes round the open calls', async () => {
    change(2, { stage: 'forwarding' });
    await act('MultiCallNext');
    await act('MultiCallNext');
    expect(selected()).toEqual(['WR3', 'WR1']);
  });

  it('goes to the first when none is live, and nowhere when there is no other', async () => {
    change(1, away);
    await act('MultiCallNext');
    expect(selected()).toEqual(['WR1']);
    double.set({ calls: double.snapshot.calls.slice(0, 1) });
    await act('MultiCallNext');
    double.set({ calls: [] });
    await act('MultiCallNext');
    expect(double.posted).toHaveLength(1);
  });
});

describe('MultiCallHoldAll', () => {
  const party = (sid: string, kind: string, held = false) => ({ party: sid, kind, held }) as never;

  it("is the agent's own hold of everybody off hold in the live call", async () => {
    const colleague = joined('worker', 'CA2', { workerSid: 'WKco' });
    flex.setConference('WT1', [me, joined('customer', 'CA1'), colleague, joined('external', 'CA3')]);
    change(1, {
      parties: [
        party('CA1', 'customer'),
        party('CA2', 'worker'),
        party('CA3', 'external', true),
        party('CAme', 'own'),
      ],
    });
    await act('MultiCallHoldAll');
    const holds = actions.invoked.filter(({ name }) => name === 'HoldParticipant');
    expect(holds.map(({ payload }) => payload)).toEqual([
      { sid: 'WR1', participantType: 'customer', targetSid: 'CA1' },
      { sid: 'WR1', participantType: 'worker', targetSid: 'WKco' },
    ]);
  });

  it('P31: holds a call whole that Flex has no conference for', async () => {
    await act('MultiCallHoldAll');
    expect(actions.invoked.slice(1)).toEqual([
      { name: 'HoldCall', payload: expect.objectContaining({ sid: 'WR1' }) as object },
    ]);
  });

  it('has nothing to do when no call is live', async () => {
    change(1, { ...away, parties: [party('CA1', 'customer')] });
    await act('MultiCallHoldAll');
    expect(actions.invoked.map(({ name }) => name)).toEqual(['MultiCallHoldAll']);
  });
});

describe('the keys', () => {
  const flexs: Shortcut = { action: () => {}, name: "Flex's own" };
  beforeEach(() => {
    KeyboardShortcutManager.keyboardShortcuts = { H: flexs };
  });

  it('invoke the actions, and go with the plugin', () => {
    const stop = addShortcuts((key) => `word ${key}`);
    const { X, F } = KeyboardShortcutManager.keyboardShortcuts;
    expect([X?.name, F?.name]).toEqual(['word MultiCallShortcutNext', 'word MultiCallShortcutHoldAll']);
    X?.action();
    F?.action();
    expect(actions.invoked.map(({ name }) => name)).toEqual(['MultiCallNext', 'MultiCallHoldAll']);
    stop();
    expect(KeyboardShortcutManager.keyboardShortcuts).toEqual({ H: flexs });
  });

  it('that somebody else has stay theirs', () => {
    KeyboardShortcutManager.keyboardShortcuts = { X: flexs };
    addShortcuts((key) => key)();
    expect(KeyboardShortcutManager.keyboardShortcuts).toEqual({ X: flexs });
  });
});

it('a stopped plugin’s actions refuse', async () => {
  for (const stop of stops) stop();
  await expect(act('MultiCallNext')).rejects.toThrow('stopped');
});
