import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { hooks } from '../../plugin/src/hooks';
import { mark } from '../../plugin/src/hooks/mark';
import { stopAll, type Stop } from '../../plugin/src/parts';
import { ShownCall } from '../../plugin/src/shown-call';
import {
  FlexDouble,
  joined,
  me,
  OWN_WORKER,
  type Actions as ActionsDouble,
  type TaskDouble,
} from './flex-double';
import { call, SessionDouble, voice } from './session-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});

const actions: ActionsDouble = Actions;
const task: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'accepted' };
const other: TaskDouble = { sid: 'WR2', taskSid: 'WT2', status: 'accepted' };
const customer = joined('customer', 'CA1', { participantSid: 'UT1' });
const colleague = joined('worker', 'CA2', { workerSid: 'WKco', participantSid: 'UT2' });

const voices = new Map([1, 2].map((id) => [id, voice(`call ${id}`)]));

describe('the hooks', () => {
  let flex: FlexDouble;
  let double: SessionDouble;
  let posted: Event[];
  let stops: Stop[];

  beforeEach(() => {
    actions.reset();
    flex = new FlexDouble();
    flex.setTask(task);
    flex.setTask(other);
    flex.setConference('WT1', [me, customer, colleague]);
    double = new SessionDouble();
    for (const [id, each] of voices) double.voices.set(id, each);
    ({ posted } = double);
    const facts = new FlexFacts(flex.manager);
    const parts = { session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) };
    stops = hooks.map((on) => on(parts));
  });

  const types = () => posted.map((event) => event.type);
  const act = (name: string, payload: object = {}) => actions.invokeAction(name, { task, ...payload });

  describe('holding', () => {
    it.each([
      ['HoldCall', 'holdRequested', {}, 'CA1'],
      ['UnholdCall', 'unholdRequested', {}, 'CA1'],
      ['HoldCall', 'holdRequested', { participantCallSid: 'CA1' }, 'CA1'],
      ['HoldParticipant', 'holdRequested', { targetSid: 'WKco' }, 'CA2'],
      ['UnholdParticipant', 'unholdRequested', { targetSid: 'WKco' }, 'CA2'],
      ['UnholdParticipant', 'unholdRequested', { targetSid: 'CA1' }, 'CA1'],
    ])('%s is %s of the party meant', async (name, type, payload, party) => {
      await act(name, payload);
      expect(posted).toEqual([{ type, task: 'WR1', party }]);
    });

    it('names no party when Flex knows of none', async () => {
      flex.setConference('WT1', []);
      await act('HoldCall');
      expect(posted).toEqual([{ type: 'holdRequested', task: 'WR1', party: null }]);
    });

    it('is not heard of when it is our own', async () => {
      await act('HoldParticipant', { targetSid: 'WKco', ...mark() });
      await act('UnholdParticipant', { targetSid: 'WKco', ...mark() });
      expect(posted).toEqual([]);
    });

    it("of the agent's own leg holds no party, and off it asks for the call (P13)", async () => {
      await act('HoldParticipant', { targetSid: OWN_WORKER });
      await act('UnholdParticipant', { targetSid: OWN_WORKER });
      expect(posted).toEqual([{ type: 'switchRequested', task: 'WR1' }]);
    });
  });

  describe('the mute button', () => {
    const muted: string[] = [];
    beforeEach(() => {
      muted.length = 0;
      actions.body('ToggleMute', () => {
        muted.push('by Flex');
        return Promise.resolve();
      });
      flex.dispatch({ type: 'PHONE_ADD_CALL', payload: voices.get(1) });
      posted.length = 0;
    });

    it('is Flex’s own with one call (P6)', async () => {
      double.set({ calls: [call(1, 'WR1')] });
      await actions.invokeAction('ToggleMute');
      expect([muted, posted]).toEqual([['by Flex'], []]);
    });

    it('asks the core about the shown call with more, and turns what the agent chose (P4, P5)', async () => {
      double.set({ calls: [call(1, 'WR1', { agentMuted: true, silenced: true }), call(2, 'WR2')] });
      await actions.invokeAction('ToggleMute');
      expect(muted).toEqual([]);
      expect(posted).toEqual([{ type: 'muteRequested', call: 1, muted: false }]);
    });
  });

  describe('hanging up', () => {
    const hungUp: unknown[] = [];
    beforeEach(() => {
      hungUp.length = 0;
      // As Flex does: whatever the task, the active call.
      for (const name of ['HangupCall', 'StopMonitoringCall']) {
        actions.body(name, () => Promise.resolve(void hungUp.push(flex.state.phone.activeCall)));
      }
      double.set({ calls: [call(1, 'WR1'), call(2, 'WR2')] });
      flex.dispatch({ type: 'PHONE_ADD_CALL', payload: voices.get(2) });
    });

    it('ends the call of the task it is given (S6)', async () => {
      await act('HangupCall');
      expect(hungUp).toEqual([voices.get(1)]);
    });

    it('ends what Flex shows when the task has no call of ours', async () => {
      await act('HangupCall', { task: { ...task, sid: 'WRother' } });
      expect(hungUp).toEqual([voices.get(2)]);
    });

    it('ends the monitored call when a supervisor stops, whatever Flex shows', async () => {
      flex.state.supervisor = { callMonitoring: { task } };
      await actions.invokeAction('StopMonitoringCall');
      expect(hungUp).toEqual([voices.get(1)]);
    });
  });

  it('tell of monitoring, and of its failure', async () => {
    await act('MonitorCall');
    actions.body('MonitorCall', () => Promise.reject(new Error('Failed to start monitoring')));
    await expect(act('MonitorCall')).rejects.toThrow();
    expect(types()).toEqual(['monitoringStarted', 'monitoringStarted', 'monitoringFailed']);
  });

  it('leave Flex as it was when they stop', async () => {
    stopAll(stops);
    expect(actions.listenerCount()).toBe(0);
    double.set({ calls: [call(1, 'WR1'), call(2, 'WR2')] });
    flex.dispatch({ type: 'PHONE_ADD_CALL', payload: voices.get(2) });
    const hungUp: unknown[] = [];
    actions.body('HangupCall', () => Promise.resolve(void hungUp.push(flex.state.phone.activeCall)));
    for (const name of ['AcceptTask', 'HoldCall', 'UnholdParticipant', 'ToggleMute', 'HangupCall'])
      await act(name);
    expect(hungUp).toEqual([voices.get(2)]);
    expect(posted).toEqual([]);
  });
});
