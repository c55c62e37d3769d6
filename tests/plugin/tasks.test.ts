import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event, TaskSid } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { TaskWatch } from '../../plugin/src/watch/tasks';
import { FlexDouble, joined, me, type TaskDouble } from './flex-double';
import { call as callHere, SessionDouble } from './session-double';

vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper };
});

const call: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'accepted' };
const customer = joined('customer', 'CA1');

describe('the watch over tasks', () => {
  let flex: FlexDouble;
  let double: SessionDouble;
  let posted: Event[];
  let watch: TaskWatch;

  beforeEach(() => {
    flex = new FlexDouble();
    double = new SessionDouble();
    ({ posted } = double);
    watch = new TaskWatch(double.session, new FlexFacts(flex.manager));
    flex.manager.store.subscribe(() => watch.look());
    double.subscribe(() => watch.endWhatIsOver());
  });

  const parties = () => posted.filter((event) => event.type === 'partiesChanged');

  it('tells who has joined, once for each change', () => {
    flex.setTask(call);
    flex.setConference('WT1', [me, customer]);
    flex.setConference('WT1', [me, customer]); // a new object of Flex's that says the same
    flex.changed();
    expect(posted).toEqual([
      {
        type: 'partiesChanged',
        task: 'WR1',
        sid: 'CAme',
        parties: [
          { party: 'CA1', kind: 'customer', held: false },
          { party: 'CAme', kind: 'own', held: false },
        ],
      },
    ]);
    flex.setConference('WT1', [me, { ...customer, onHold: true }]);
    expect(parties()).toHaveLength(2);
  });

  it('tells that all have left', () => {
    flex.setTask(call);
    flex.setConference('WT1', [me, customer]);
    flex.setConference('WT1', [
      { ...me, status: 'left' },
      { ...customer, status: 'left' },
    ]);
    expect(parties().at(-1)).toMatchObject({ sid: null, parties: [] });
  });

  it.each(['wrapping', 'completed', 'canceled', 'rejected', 'timeout', 'rescinded'])(
    'tells once that a task has ended by being %s',
    (status) => {
      flex.setTask(call);
      flex.setTask({ ...call, status });
      flex.setTask({ sid: 'WR1', gone: true });
      expect(posted).toEqual([{ type: 'taskEnded', task: 'WR1' }]);
    },
  );

  it('knows a task that somebody else wrapped up until its leg here has ended (P31)', () => {
    flex.setTask(call);
    double.set({ calls: [callHere(1, 'WR1')] });
    flex.setTask({ ...call, status: 'wrapping' });
    flex.setConference('WT1', [me, customer]);
    expect(posted.map(({ type }) => type)).toEqual(['partiesChanged']);
    double.set({ calls: [] });
    expect(posted.at(-1)).toEqual({ type: 'taskEnded', task: 'WR1' });
    flex.setTask({ sid: 'WR1', gone: true });
    double.set({ calls: [] });
    expect(posted).toHaveLength(2);
  });

  it('knows a task no longer that somebody else completed, though its leg lives here (P31)', () => {
    flex.setTask(call);
    double.set({ calls: [callHere(1, 'WR1')] });
    flex.setTask({ ...call, status: 'completed' });
    expect(posted).toEqual([{ type: 'taskEnded', task: 'WR1' }]);
  });

  it.each(['voice', 'outbound', 'chat'] as const)(
    'tells once that a reservation became accepted, of a task of kind %s (P32)',
    (kind) => {
      const pending: TaskDouble = { ...call, status: 'pending', kind };
      flex.setTask(pending);
      flex.setTask({ ...pending, status: 'accepted' });
      flex.setTask({ ...pending, status: 'accepted' });
      expect(posted).toEqual([
        { type: 'acceptanceObserved', task: 'WR1', kind: kind === 'chat' ? 'other' : kind },
      ]);
    },
  );

  it('does not tell that a reservation is accepted which it met as such', () => {
    flex.setTask(call);
    expect(posted).toEqual([]);
  });

  describe('a call of which Flex has no conference', () => {
    const internal: TaskDouble = { ...call, attributes: { client_call: true } };
    const roll = (sid: string | null, held = false) => ({
      type: 'partiesChanged',
      task: 'WR1',
      sid,
      parties: [{ party: 'other_end_of_WR1', kind: 'customer', held }],
    });

    it('has one party, and the leg that the task names (P31)', () => {
      flex.setTask({ ...internal, status: 'pending' });
      expect(posted).toEqual([]);
      flex.setTask(internal);
      flex.setTask({ ...call, attributes: { client_call: true, worker_call_sid: 'CAme' } });
      const participants = { worker: 'CAtemplates' };
      flex.setTask({ ...call, attributes: { client_call: true, conference: { participants } } });
      expect(parties()).toEqual([roll(null), roll('CAme'), roll('CAtemplates')]);
    });

    it('is known by what TaskRouter wrote alone, whoever made it', () => {
      flex.setTask({ ...call, attributes: { worker_call_sid: 'CAme' } });
      expect(parties()).toEqual([roll('CAme')]);
    });

    it('is on hold as it was last told, once for each change and again when asked', () => {
      flex.setTask(internal);
      const WR1 = 'WR1' as TaskSid;
      watch.heldDirectly(WR1, true);
      watch.heldDirectly(WR1, true);
      expect(parties()).toEqual([roll(null), roll(null, true)]);
      watch.tellDirect(WR1);
      expect(parties()).toHaveLength(3);
      watch.heldDirectly(WR1, false);
      expect(parties().at(-1)).toEqual(roll(null));
    });

    it('is one of Flex’s own as soon as somebody has joined a conference of Flex’s', () => {
      flex.setTask(internal);
      flex.setConference('WT1', []);
      expect(parties()).toEqual([roll(null)]);
      flex.setConference('WT1', [me, customer]);
      expect(parties().at(-1)).toMatchObject({ sid: 'CAme', parties: [{ party: 'CA1' }, { party: 'CAme' }] });
    });
  });

  it('tells once that a task is gone', () => {
    flex.setTask({ ...call, status: 'pending' });
    flex.setTask({ sid: 'WR1', gone: true });
    flex.changed();
    expect(posted).toEqual([{ type: 'taskEnded', task: 'WR1' }]);
  });

  it('says nothing of tasks that had ended before it came, and of the conferences of chats', () => {
    flex.setTask({ ...call, status: 'wrapping' });
    flex.setTask({ sid: 'WR2', taskSid: 'WT2', status: 'accepted', kind: 'chat' });
    flex.setConference('WT2', [me, customer]);
    flex.setTask({ sid: 'WR1', gone: true });
    expect(posted).toEqual([]);
  });

  it('takes what was read elsewhere for its own, so that the store tells only of what differs from it', () => {
    flex.setTask(call);
    flex.setConference('WT1', [me, customer]);
    const held = { sid: null, parties: [] };
    watch.tell('WR1' as TaskSid, held);
    watch.tell('WR1' as TaskSid, held); // told again, since it was asked for again
    expect(parties()).toHaveLength(3);
    flex.setConference('WT1', []);
    expect(parties()).toHaveLength(3);
    watch.tell('WRunknown' as TaskSid, held);
    expect(parties()).toHaveLength(3);
  });
});
