/** What counts as accepted (P32), with whatever other plugins do to AcceptTask. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { onAcceptTask } from '../../plugin/src/hooks/AcceptTask';
import { onMonitorCall } from '../../plugin/src/hooks/MonitorCall';
import { onStartOutboundCall } from '../../plugin/src/hooks/StartOutboundCall';
import { stopAll, type Stop } from '../../plugin/src/parts';
import { ShownCall } from '../../plugin/src/shown-call';
import { FlexDouble, type Actions as ActionsDouble, type TaskDouble } from './flex-double';
import { call, SessionDouble } from './session-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});

const actions: ActionsDouble = Actions;
const task: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'pending' };
const GRACE_MS = 1500;

let flex: FlexDouble;
let double: SessionDouble;
let posted: Event[];
let stops: Stop[];

beforeEach(() => {
  vi.useFakeTimers();
  actions.reset();
  flex = new FlexDouble();
  flex.setTask(task);
  double = new SessionDouble();
  ({ posted } = double);
  const facts = new FlexFacts(flex.manager);
  const parts = { session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) };
  stops = [onAcceptTask, onMonitorCall, onStartOutboundCall].map((on) => on(parts));
});
afterEach(() => {
  stopAll(stops);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const types = (): string[] => posted.map((event) => event.type);
const accept = (payload: object = {}): Promise<unknown> =>
  actions.invokeAction('AcceptTask', { task, ...payload });
const before = (listener: (payload: Record<string, unknown>, abort: () => void) => unknown): void =>
  actions.addListener('beforeAcceptTask', (...args) =>
    listener(args[0] as Record<string, unknown>, args[1] as () => void),
  );
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );

describe('accepting', () => {
  it('tells of a voice task and of any other before Flex acts', async () => {
    actions.body('AcceptTask', () => {
      expect(types()).toEqual(['taskAccepted']);
      return Promise.resolve();
    });
    await accept();
    expect(posted).toEqual([{ type: 'taskAccepted', task: 'WR1', kind: 'voice' }]);
    posted.length = 0;
    await accept({ task: { ...task, sid: 'WR2', kind: 'chat' } });
    expect(posted).toEqual([{ type: 'taskAccepted', task: 'WR2', kind: 'other' }]);
    posted.length = 0;
    await accept({ task: { ...task, sid: 'WR3', kind: 'outbound' } });
    expect(posted).toEqual([{ type: 'taskAccepted', task: 'WR3', kind: 'outbound' }]);
  });

  it('tells at once that Flex itself failed, and lets the failure be seen', async () => {
    actions.body('AcceptTask', () => Promise.reject(new Error('no')));
    expect(await outcome(accept())).toBe('no');
    expect(types()).toEqual(['taskAccepted', 'taskAcceptFailed']);
  });

  it('is told of though another plugin’s before-listener throws at once (P32)', async () => {
    stopAll(stops);
    before(() => {
      throw new Error('another plugin');
    });
    const facts = new FlexFacts(flex.manager);
    const parts = { session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) };
    stops = [onAcceptTask(parts)];
    double.set({ calls: [call(1, 'WRother')] });
    let began = false;
    actions.body('AcceptTask', () => Promise.resolve((began = true)));
    const accepting = accept();
    await vi.advanceTimersByTimeAsync(0);
    expect([types(), began]).toEqual([['taskAccepted'], false]); // P7: the other call still sounds
    double.set({ calls: [call(1, 'WRother', { silenced: true })] });
    await accepting;
    expect(began).toBe(true);
  });

  it('stands though another plugin’s after-listener throws at once', async () => {
    stopAll(stops);
    actions.addListener('afterAcceptTask', () => {
      throw new Error('another plugin');
    });
    const facts = new FlexFacts(flex.manager);
    stops = [
      onAcceptTask({ session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) }),
    ];
    await accept();
    flex.setTask({ ...task, status: 'accepted' });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
  });

  it('stands while the reservation becomes accepted, though another plugin cancelled it (P32)', async () => {
    before((_, abort) => {
      abort();
      setTimeout(() => flex.setTask({ ...task, status: 'accepted' }), GRACE_MS - 1);
    });
    expect(await outcome(accept())).toMatch(/cancelled/);
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
  });

  it.each<[string, () => void]>([
    ['is cancelled', () => before((_, abort) => abort())],
    ['is swallowed by a replacement', () => actions.replaceAction('AcceptTask', () => Promise.resolve())],
    ['comes to an end with nothing that rings', () => {}],
  ])('fails within two seconds when it %s and the reservation stays pending (P32)', async (_, arrange) => {
    arrange();
    await outcome(accept());
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
    expect(types()).toEqual(['taskAccepted']);
    await vi.advanceTimersByTimeAsync(1);
    expect(types()).toEqual(['taskAccepted', 'taskAcceptFailed']);
  });

  it('stands for as long as its call rings here', async () => {
    await accept();
    double.set({ calls: [call(1, 'WR1', { stage: 'ringing' })] });
    await vi.advanceTimersByTimeAsync(10 * GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
    double.set({ calls: [] });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted', 'taskAcceptFailed']);
  });

  it('stands when another plugin cancels it and invokes it again with a changed payload', async () => {
    before(async (payload, abort) => {
      if (payload['again']) return;
      abort();
      await actions.invokeAction('AcceptTask', { ...payload, again: true });
    });
    expect(await outcome(accept())).toMatch(/cancelled/);
    flex.setTask({ ...task, status: 'accepted' });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(new Set(types())).toEqual(new Set(['taskAccepted']));
  });

  it('stands when another plugin invokes it again after a question to the agent', async () => {
    before((payload, abort) => {
      if (payload['again']) return;
      abort();
      setTimeout(() => void actions.invokeAction('AcceptTask', { ...payload, again: true }), 5000);
    });
    await outcome(accept());
    await vi.advanceTimersByTimeAsync(4000);
    expect(types()).toEqual(['taskAccepted', 'taskAcceptFailed']); // the agent has yet to answer
    await vi.advanceTimersByTimeAsync(1500);
    flex.setTask({ ...task, status: 'accepted' });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted', 'taskAcceptFailed', 'taskAccepted']);
  });

  it('stands when another plugin tries Flex’s body twice, and the second time it works', async () => {
    let tries = 0;
    actions.body('AcceptTask', () => (++tries === 1 ? Promise.reject(new Error('503')) : Promise.resolve()));
    actions.replaceAction('AcceptTask', (payload, original) =>
      original({ ...payload }).catch(() => original({ ...payload })),
    );
    await accept();
    flex.setTask({ ...task, status: 'accepted' });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
  });

  it('leaves to the watch what ends a reservation', async () => {
    before((_, abort) => abort());
    await outcome(accept());
    flex.setTask({ ...task, status: 'rescinded' });
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
  });

  it('does not take the end of another invocation for its own', async () => {
    let finish = (): void => {};
    actions.body('AcceptTask', () => new Promise<void>((resolve) => (finish = resolve)));
    const accepting = accept();
    await actions.invokeAction('SelectTask', { task });
    await vi.advanceTimersByTimeAsync(2 * GRACE_MS);
    expect(types()).toEqual(['taskAccepted']);
    finish();
    await accepting;
    expect(types()).toEqual(['taskAccepted']);
  });
});

it('tells that monitoring failed when another plugin put nothing in the place of MonitorCall', async () => {
  actions.replaceAction('MonitorCall', () => Promise.resolve());
  await actions.invokeAction('MonitorCall', { task });
  expect(types()).toEqual(['monitoringStarted', 'monitoringFailed']);
});

describe('Flex’s own body', () => {
  it.each([
    ['AcceptTask', { task }],
    ['MonitorCall', { task }],
    ['StartOutboundCall', { destination: '+15550001' }],
  ])('of %s waits until every other call is silent (P7)', async (name, payload) => {
    double.set({ calls: [call(1, 'WRother')] });
    flex.setTask({ sid: 'WR1', gone: true });
    let began = false;
    actions.body(name, () => Promise.resolve((began = true)));
    actions.replaceAction(name, (given, original) => original({ ...given }));
    const acting = actions.invokeAction(name, payload);
    await vi.advanceTimersByTimeAsync(1000);
    expect(began).toBe(false);
    double.set({ calls: [call(1, 'WRother', { silenced: true })] });
    await vi.advanceTimersByTimeAsync(0);
    await acting;
    expect(began).toBe(true);
    stopAll(stops.splice(0));
    double.timeOut();
    await vi.runAllTimersAsync();
  });

  it('goes on when another call could not be silenced', async () => {
    double.set({ calls: [call(1, 'WRother')] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const accepting = accept();
    await vi.waitFor(() => expect(double.isWaitedFor).toBe(true));
    double.timeOut();
    await accepting;
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
