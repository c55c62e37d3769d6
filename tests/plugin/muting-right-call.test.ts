/** P30: the mute button reaches the call that it meant when it was pressed, or none. It names no task. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentPage, MINE } from './agent-page';
import type { Actions as ActionsDouble } from './actions-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});
const actions: ActionsDouble = Actions;

const ACTION = 'ToggleMute';
const later: (() => unknown)[] = [];

/** Each lets time pass between the press of the button and Flex's act, or none. */
const PLUGINS: Readonly<Record<string, () => void>> = {
  'no other plugin': () => {},
  'a plugin that waits': () =>
    actions.replaceAction(ACTION, async (payload, original) => {
      await Promise.all(later.splice(0).map((act) => act()));
      return original(payload);
    }),
  'a plugin that waits, with a payload of its own': () =>
    actions.replaceAction(ACTION, async (payload, original) => {
      await Promise.all(later.splice(0).map((act) => act()));
      return original({ ...payload });
    }),
  'a plugin that throws in its listener': () =>
    actions.addListener(`before${ACTION}`, () => {
      throw new Error('of another plugin');
    }),
};

/** What happens between the press and the act. */
const MEANWHILE: Readonly<Record<string, (page: AgentPage) => void>> = {
  nothing: () => {},
  'another call is shown': (page) => page.show(page.other),
  'the call ends': (page) => page.endsAtTwilio(),
};

let page: AgentPage;
beforeEach(() => {
  later.length = 0;
  page = new AgentPage(actions, 'here');
  page.show(page.mine);
});
afterEach(() => page.end());

const muteRequests = () => page.double.posted.filter(({ type }) => type === 'muteRequested');

describe.each(Object.keys(MEANWHILE))('while %s', (meanwhile) => {
  describe.each(Object.keys(PLUGINS))('beside %s', (plugin) => {
    it.each(['before', 'after'])('loaded %s, the button means the call it was pressed for', async (order) => {
      const load = PLUGINS[plugin] as () => void;
      if (order === 'before') load();
      page.start();
      if (order === 'after') load();
      later.push(() => MEANWHILE[meanwhile]?.(page));
      await actions.invokeAction(ACTION, undefined).catch(() => {});
      const isOver = meanwhile === 'the call ends' && page.mine.timesEnded > 0;
      expect(muteRequests()).toEqual(isOver ? [] : [{ type: 'muteRequested', call: 1, muted: true }]);
      expect([page.mine.muted, page.other.muted]).toEqual([false, false]);
    });
  });
});

it('is remembered for each of two presses that wait together', async () => {
  const gates: (() => void)[] = [];
  actions.replaceAction(ACTION, async (payload, original) => {
    await new Promise<void>((open) => gates.push(open));
    return original(payload);
  });
  page.start();
  const first = actions.invokeAction(ACTION, { press: 1 });
  page.show(page.other);
  const second = actions.invokeAction(ACTION, { press: 2 });
  await vi.waitFor(() => expect(gates.length).toBe(2));
  for (const open of gates.reverse()) open();
  await Promise.all([first, second]);
  expect(muteRequests().map((event) => 'call' in event && event.call)).toEqual([2, 1]);
});

it("reaches no call while the selected task's own has yet to come (P30)", async () => {
  page.end();
  page = new AgentPage(actions, 'coming');
  page.start();
  page.flex.state.view.selectedTaskSid = MINE.sid;
  await expect(actions.invokeAction(ACTION)).rejects.toThrow('CANT_MUTE_WITH_NO_LIVE_CALLS');
  expect(muteRequests()).toEqual([]);
  expect(page.other.muted).toBe(false);
});

describe('of the only call, when that is silenced', () => {
  beforeEach(() => {
    page.end();
    page = new AgentPage(actions, 'here');
    page.other.ends();
    page.show(page.mine);
    page.start();
  });
  const silenced = (more: object) => {
    const [only] = page.double.snapshot.calls;
    if (!only) throw new Error('no call');
    page.double.set({ calls: [{ ...only, silenced: true, ...more }] });
    page.double.posted.length = 0;
  };

  it('makes it live (P31)', async () => {
    silenced({});
    await actions.invokeAction(ACTION);
    expect(page.double.posted).toEqual([{ type: 'switchRequested', task: 'WR1' }]);
    expect(page.mine.muted).toBe(false);
  });

  it('makes it live and takes the own mute off when it has no task (P31)', async () => {
    silenced({ task: null, agentMuted: true });
    await actions.invokeAction(ACTION);
    expect(page.double.posted).toEqual([
      { type: 'callSwitchRequested', call: 1 },
      { type: 'muteRequested', call: 1, muted: false },
    ]);
  });

  it("is Flex's own when it is live (P6)", async () => {
    page.double.posted.length = 0;
    await actions.invokeAction(ACTION);
    expect([page.mine.muted, page.double.posted]).toEqual([true, []]);
  });
});
