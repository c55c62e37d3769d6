import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event, TaskSid } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { TaskWatch } from '../../plugin/src/watch/tasks';
import { FlexDouble, joined, me, type TaskDouble } from './flex-double';

vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper };
});

const call: TaskDouble = { sid: 'WR1', taskSid: 'WT1', status: 'accepted' };
const customer = joined('customer', 'CA1');

describe('the watch over tasks', () => {
  let flex: FlexDouble;
  let posted: Event[];
  let watch: TaskWatch;

  beforeEach(() => {
    flex = new FlexDouble();
    posted = [];
    watch = new TaskWatch({ post: (event) => void posted.push(event) }, new FlexFacts(flex.manager));
    flex.manager.store.subscribe(() => watch.look());
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
