import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HostRefusal } from '../../js-glue/src/host';
import type { PartyId, TaskSid } from '../../js-glue/src/protocol';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { FlexHost } from '../../plugin/src/flex-host';
import { isMarked } from '../../plugin/src/hooks/mark';
import { ShownCall } from '../../plugin/src/shown-call';
import { rollOf, type Roll } from '../../plugin/src/watch/parties';
import { FlexDouble, joined, me, type Actions as ActionsDouble, type TaskDouble } from './flex-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});
// The host takes little from the glue; the rest of it, with the WASM inside, is not what is tested here.
vi.mock('../../js-glue/src', async () => ({
  HostRefusal: (await import('../../js-glue/src/host')).HostRefusal,
  nextTask: (await import('../../js-glue/src/next-task')).nextTask,
}));

const actions: ActionsDouble = Actions;
const WR1 = 'WR1' as TaskSid;
const party = (sid: string): PartyId => sid as PartyId;
const customer = joined('customer', 'CA1', { participantSid: 'UT1' });
const colleague = joined('worker', 'CA2', { workerSid: 'WKco', participantSid: 'UT2' });
const external = joined('external', 'CA3', { participantSid: 'UT3' });

describe('the host', () => {
  let flex: FlexDouble;
  let host: FlexHost;
  let rolls: { task: TaskSid; roll: Roll }[];
  let told: TaskSid[];
  let asked: string[];
  let task: TaskDouble;

  beforeEach(() => {
    actions.reset();
    flex = new FlexDouble();
    rolls = [];
    told = [];
    asked = [];
    task = {
      sid: WR1,
      taskSid: 'WT1',
      status: 'accepted',
      holdParticipant: (...args) => Promise.resolve(void asked.push(`hold ${args.join(' ')}`)),
      unholdParticipant: (sid) => Promise.resolve(void asked.push(`unhold ${sid}`)),
    };
    flex.setTask(task);
    flex.setConference('WT1', [me, customer, colleague, external]);
    flex.state.participants.bySid['UT3'] = { type: 'external' };
    const facts = new FlexFacts(flex.manager);
    host = new FlexHost({
      flex: facts,
      shown: new ShownCall(flex.manager, facts),
      tellRoll: (sid, roll) => void rolls.push({ task: sid, roll }),
      tellDirect: (sid) => void told.push(sid),
      tell: () => {},
    });
  });

  it.each([
    ['CA1', 'customer', 'CA1'],
    ['CA2', 'worker', 'WKco'],
    ['CA3', 'external', 'UT3'],
  ])(
    'holds and releases %s, a %s, by Flex’s actions and marked as ours',
    async (sid, participantType, targetSid) => {
      await host.hold(WR1, party(sid));
      await host.unhold(WR1, party(sid));
      expect(actions.invoked.map(({ name }) => name)).toEqual(['HoldParticipant', 'UnholdParticipant']);
      for (const { payload } of actions.invoked) {
        expect(payload).toMatchObject({ targetSid, participantType });
        expect(isMarked(payload)).toBe(true);
      }
    },
  );

  it('never asks for the same twice in one payload, which Flex would refuse while the first is pending', async () => {
    await Promise.all([host.hold(WR1, party('CA1')), host.hold(WR1, party('CA1'))]);
    const [first, second] = actions.invoked;
    expect(first?.payload).not.toEqual(second?.payload);
  });

  it('asks for a hold after what was asked for in the same breath: who is to be heard waits for it', async () => {
    await Promise.all([host.hold(WR1, party('CA1')), host.unhold(WR1, party('CA2'))]);
    expect(actions.invoked.map(({ name }) => name)).toEqual(['UnholdParticipant', 'HoldParticipant']);
  });

  it('hands a refusal on with what it says', async () => {
    const thrown = new Error('Request failed with status code 404. Not found');
    actions.body('HoldParticipant', () =>
      Promise.reject(Object.assign(new Error('x'), { content: { wrappedError: thrown } })),
    );
    const refusal = await host.hold(WR1, party('CA1')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HostRefusal);
    expect(refusal).toMatchObject({ reason: thrown.message, final: true });
  });

  it.each([
    ['a task that is gone', 'WRgone', 'CA1'],
    ['a party that has left', 'WR1', 'CAgone'],
  ])('refuses %s for good', async (_, sid, who) => {
    await expect(host.hold(sid as TaskSid, party(who))).rejects.toMatchObject({ final: true });
    expect(actions.invoked).toEqual([]);
  });

  it('never lets Flex hold the customer in place of an external party that it does not know', async () => {
    delete flex.state.participants.bySid['UT3'];
    await expect(host.hold(WR1, party('CA3'))).rejects.toMatchObject({ final: true });
    expect(actions.invoked).toEqual([]);
  });

  it('asks the task itself while Flex’s action would refuse on its own account', async () => {
    flex.setTask({ ...task, canHold: false });
    await host.hold(WR1, party('CA2'));
    await host.unhold(WR1, party('CA2'));
    expect(asked.map((each) => each.trim())).toEqual(['hold WKco', 'unhold WKco']);
    expect(actions.invoked).toEqual([]);
  });

  it('asks the task itself for the music that the admin has configured', async () => {
    flex.state.config = { holdMusicUrl: 'https://example.com/music', holdMusicMethod: 'GET' };
    flex.setTask({ ...task, canHold: false });
    await host.hold(WR1, party('CA2'));
    expect(asked).toEqual(['hold WKco https://example.com/music GET']);
  });

  describe('a call of which Flex has no conference', () => {
    const end = party('other_end_of_WR2');
    const WR2 = 'WR2' as TaskSid;
    beforeEach(() =>
      flex.setTask({ sid: WR2, taskSid: 'WT2', status: 'accepted', attributes: { client_call: true } }),
    );

    it('is held and released by the actions that its own plugin handles and cancels (P31)', async () => {
      for (const name of ['HoldCall', 'UnholdCall'])
        actions.addListener(`before${name}`, (...args) => (args[1] as () => void)());
      await host.hold(WR2, end);
      await host.unhold(WR2, end);
      expect(actions.invoked.map(({ name }) => name)).toEqual(['HoldCall', 'UnholdCall']);
      for (const { payload } of actions.invoked) expect(isMarked(payload)).toBe(true);
    });

    it('is not held when nobody handles it and Flex’s own hold fails', async () => {
      actions.body('HoldCall', () => Promise.reject(new Error('Request failed with status code 404')));
      await expect(host.hold(WR2, end)).rejects.toMatchObject({ final: true });
    });

    it('is looked at again by what is known of it', async () => {
      await host.recheck(WR2);
      expect([told, rolls]).toEqual([[WR2], []]);
    });
  });

  it('takes an external party for held once that is seen, though Flex waits for an event it has missed', async () => {
    actions.body('HoldParticipant', () => new Promise(() => {}));
    const held = host.hold(WR1, party('CA3'));
    await vi.waitUntil(() => actions.invoked.length > 0);
    flex.setConference('WT1', [me, customer, colleague, { ...external, onHold: true }]);
    await held;
    expect(flex.listening).toBe(0);
  });

  describe('looking again', () => {
    const answer = [
      { type: 'customer', participantSid: 'UT1', mediaProperties: { callSid: ['CA1'], hold: ['true'] } },
    ];

    it('asks the Interactions API and tells what it says, though the store says otherwise', async () => {
      const channels: string[] = [];
      flex.setTask({
        ...task,
        getParticipants: (channel) => Promise.resolve((channels.push(channel), answer)),
      });
      await host.recheck(WR1);
      expect(channels).toEqual(['UO1']);
      const parties = [{ party: 'CA1', kind: 'customer', held: true }];
      expect(rolls).toEqual([{ task: 'WR1', roll: { sid: null, parties } }]);
    });

    it('tells what the store has of a conference without such an API', async () => {
      flex.setConference('WT1', [me, customer], 'WT1');
      await host.recheck(WR1);
      expect(rolls[0]?.roll).toEqual(rollOf([me, customer], 'WKme'));
    });

    it('fails when it cannot', async () => {
      flex.setTask({
        ...task,
        getParticipants: () => Promise.reject(new Error('GET request failed: Bad Gateway')),
      });
      await expect(host.recheck(WR1)).rejects.toBeInstanceOf(HostRefusal);
      expect(rolls).toEqual([]);
    });

    it('is done with a task that is gone', async () => {
      await host.recheck('WRgone' as TaskSid);
      expect(rolls).toEqual([]);
    });
  });
});
