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

    it.each(['HoldParticipant', 'UnholdParticipant', 'HoldCall'])(
      '%s of a party that is not there holds nobody in its place (P38)',
      async (name) => {
        await act(name, { targetSid: 'CAgone' });
        const switched = [{ type: 'switchRequested', task: 'WR1' }];
        expect(posted).toEqual(name === 'UnholdParticipant' ? switched : []);
      },
    );

    it.each(['HangupCall', 'EndConferenceForAll', 'WrapupTask'])(
      'by another plugin in the course of %s does not ask for the call (P13, P35)',
      async (ending) => {
        actions.addListener(`before${ending}`, async () => {
          await act('UnholdParticipant', { targetSid: 'WKco' });
          await act('UnholdCall');
          await act('HoldParticipant', { targetSid: 'WKco' });
        });
        await act(ending).catch(() => {});
        const { calls } = double.snapshot;
        expect(calls).toEqual([]);
        expect(types().filter((type) => /hold|switch/.test(type))).toEqual([]);
      },
    );

    it('of another task meanwhile asks for its call as ever (P13)', async () => {
      actions.addListener('beforeHangupCall', () => act('UnholdCall', { task: other }));
      await act('HangupCall').catch(() => {});
      expect(types()).toContain('unholdRequested');
    });

    it("is told also where another plugin's listener throws", async () => {
      actions.addListener('beforeUnholdCall', () => {
        throw new Error('of another plugin');
      });
      stopAll(stops);
      const facts = new FlexFacts(flex.manager);
      const parts = { session: double.session, flex: facts, shown: new ShownCall(flex.manager, facts) };
      stops = hooks.map((on) => on(parts));
      await act('UnholdCall');
      expect(types()).toEqual(['unholdRequested']);
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
      double.set({ calls: [call(1, 'WR1', { live: true })] });
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
      flex.setConference('WT2', [{ ...me, callSid: 'CAtwo' }]);
      double.set({
        calls: [call(1, 'WR1', { sid: 'CAme' as never }), call(2, 'WR2', { sid: 'CAtwo' as never })],
      });
      flex.dispatch({ type: 'PHONE_ADD_CALL', payload: voices.get(2) });
    });

    it('ends the call of the task it is given (S6)', async () => {
      await act('HangupCall');
      expect(hungUp).toEqual([voices.get(1)]);
      expect(flex.state.phone.activeCall).toBe(voices.get(2));
    });

    it('ends no call when the task has none here, and wraps the task up (P30)', async () => {
      flex.setTask({ ...task, sid: 'WR3', taskSid: 'WT3' });
      await actions.invokeAction('HangupCall', { task: flex.state.worker.tasks.get('WR3') });
      expect(hungUp).toEqual([]);
      expect(actions.invoked.map(({ name, payload }) => [name, (payload['task'] as TaskDouble).sid])).toEqual(
        [
          ['HangupCall', 'WR3'],
          ['WrapupTask', 'WR3'],
        ],
      );
    });

    it('is left to Flex, with no call shown, when the task is over (P30)', async () => {
      await actions.invokeAction('HangupCall', { task: { ...task, sid: 'WRother' } });
      expect(hungUp).toEqual([undefined]);
    });

    it('waits for the core while the call is only guessed to be the task’s (P30)', async () => {
      flex.setConference('WT1', []);
      flex.setConference('WT2', []);
      await act('HangupCall');
      expect(hungUp).toEqual([]);
      expect(posted.at(-1)).toEqual({ type: 'hangUpRequested', task: 'WR1' });
    });

    it('ends an internal call at once, which its task names, beside calls that nobody has named', async () => {
      flex.state.conferences = { states: new Map() };
      flex.setTask({ ...task, attributes: { client_call: true, worker_call_sid: 'CAme' } });
      await act('HangupCall');
      expect(hungUp).toEqual([voices.get(1)]);
    });

    it('is plain Flex with one call and one task that nobody has linked yet (P6)', async () => {
      flex.setTask({ sid: 'WR2', gone: true });
      flex.setConference('WT1', []);
      double.set({ calls: [call(1, 'WR1', { task: null, sid: 'CAme' as never })] });
      await act('HangupCall');
      expect(hungUp).toEqual([voices.get(1)]);
    });

    it.each([
      'Wrapped up manually from hangup button',
      'Completed manually from button',
      'Completed via keyboard shortcut',
    ])('that Flex turned into wrapping up ends the call all the same (P30): %s', async (reason) => {
      await act('WrapupTask', { reason });
      expect(hungUp).toEqual([voices.get(1)]);
    });

    it('is not asked for by a CRM that wraps the task up', async () => {
      await act('WrapupTask', { reason: 'of a CRM' });
      expect(hungUp).toEqual([]);
    });

    it('ends the monitored call when a supervisor stops, whatever Flex shows', async () => {
      flex.setConference('WT1', [], 'UO1', [
        { routingProperties: { workerSid: OWN_WORKER }, mediaProperties: { callSid: 'CAme' } },
      ]);
      flex.state.supervisor = { callMonitoring: { task } };
      await actions.invokeAction('StopMonitoringCall');
      expect(hungUp).toEqual([voices.get(1)]);
    });

    it('ends the call that was monitored when the supervisor asked, not a later one (P30)', async () => {
      flex.setConference('WT1', [], 'UO1', [
        { routingProperties: { workerSid: OWN_WORKER }, mediaProperties: { callSid: 'CAme' } },
      ]);
      flex.state.supervisor = { callMonitoring: { task } };
      actions.replaceAction('StopMonitoringCall', async (payload, original) => {
        await Promise.resolve();
        flex.state.supervisor = { callMonitoring: { task: other } };
        return original({ ...payload });
      });
      await actions.invokeAction('StopMonitoringCall');
      expect(hungUp).not.toContain(voices.get(2));
    });
  });

  it('tell of monitoring, and of its failure', async () => {
    flex.state.supervisor = { callMonitoring: { task, status: 2 } };
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
