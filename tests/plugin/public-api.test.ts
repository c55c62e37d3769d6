import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../js-glue/src';
import type { MultiCallApi, MultiCallSnapshot } from '../../plugin/multi-call';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { PublicApi } from '../../plugin/src/public-api';
import { FlexDouble, type Actions as ActionsDouble } from './flex-double';
import { AT_REST, call, SessionDouble } from './session-double';

const { Actions } = await vi.hoisted(async () => ({
  Actions: new (await import('./flex-double')).Actions(),
}));
vi.mock('@twilio/flex-ui', () => ({ Actions }));

const actions: ActionsDouble = Actions;
const two: Snapshot = {
  ...AT_REST,
  shown: 1 as never,
  calls: [
    call(1, 'WR1', {
      live: true,
      sid: 'CAown' as never,
      parties: [
        {
          party: 'CA1',
          kind: 'customer',
          held: true,
          heldBy: 'policy',
          holdFailed: false,
          unholdFailed: true,
        },
        { party: 'CAown', kind: 'own', held: false, heldBy: 'none', holdFailed: false },
      ] as never,
    }),
    call(2, 'WR2', { live: false, silenced: true, stage: 'forwarding', sid: null }),
  ],
};

let flex: FlexDouble;
let double: SessionDouble;
let events: EventEmitter;
let page: { MultiCall?: MultiCallApi };
let own: PublicApi;
let stop: () => void;

beforeEach(() => {
  actions.reset();
  actions.body('MultiCallSwap', () => Promise.resolve());
  flex = new FlexDouble();
  flex.setTask({ sid: 'WR1', taskSid: 'WT1', status: 'accepted' });
  double = new SessionDouble();
  events = new EventEmitter();
  page = {};
  own = new PublicApi(events);
  stop = own.publish(page);
});

const api = (): MultiCallApi => {
  if (!page.MultiCall) throw new Error('it is not published');
  return page.MultiCall;
};
const follow = () => own.follow({ session: double.session, flex: new FlexFacts(flex.manager) });

it('is there from the start, and is not active before there are calls to know of', () => {
  expect(api().version).toBe(1);
  expect(api().snapshot()).toEqual({ active: false, calls: [], showGivenUp: false });
  const unfollow = follow();
  expect(api().snapshot()).toEqual({ active: true, calls: [], showGivenUp: false });
  unfollow();
  expect(api().snapshot().active).toBe(false);
  stop();
  expect(page).toEqual({});
});

it("says how each call stands, in words that are not the core's own", () => {
  follow();
  double.set(two);
  expect(api().snapshot()).toEqual({
    active: true,
    calls: [
      {
        callSid: 'CAown',
        sid: 'WR1',
        taskSid: 'WT1',
        state: 'open',
        live: true,
        silenced: false,
        shown: true,
        muted: false,
        givenUp: 'none',
        recheckGivenUp: false,
        parties: [
          {
            callSid: 'CA1',
            kind: 'customer',
            held: true,
            heldBy: 'policy',
            holdFailed: false,
            unholdFailed: true,
          },
        ],
      },
      {
        callSid: null,
        sid: 'WR2',
        taskSid: null,
        state: 'ringing',
        live: false,
        silenced: true,
        shown: false,
        muted: false,
        givenUp: 'none',
        recheckGivenUp: false,
        parties: [],
      },
    ],
    showGivenUp: false,
  } satisfies MultiCallSnapshot);
});

it("names the task of a monitored call, which is another worker's", () => {
  flex.state.supervisor.callMonitoring.task = { sid: 'WR2', taskSid: 'WT2', status: 'accepted' };
  follow();
  double.set(two);
  expect(
    api()
      .snapshot()
      .calls.map(({ taskSid }) => taskSid),
  ).toEqual(['WT1', 'WT2']);
});

it('gives the same object until something has changed, which nobody else can change', () => {
  follow();
  double.set(two);
  const before = api().snapshot();
  double.set({ calls: [...two.calls] });
  expect(api().snapshot()).toBe(before);
  expect(() => Object.assign(before.calls[0] ?? {}, { live: false })).toThrow();
  expect(() => Object.assign(api(), { swap: null })).toThrow();
});

it("tells of each change once, to subscribers and to Flex's events, until they have had enough", () => {
  follow();
  const heard: MultiCallSnapshot[] = [];
  const listener = (snapshot: MultiCallSnapshot) => void heard.push(snapshot);
  const unsubscribe = api().subscribe('calls', listener);
  const again = api().subscribe('calls', listener);
  again();
  events.on('multiCall.calls', listener);
  double.set(two);
  double.set({ calls: [...two.calls] });
  expect(heard).toEqual([api().snapshot(), api().snapshot()]);
  unsubscribe();
  double.set({ calls: [] });
  expect(heard).toHaveLength(3);
});

it('keeps what a listener throws from the others, and from the session', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  follow();
  const heard: MultiCallSnapshot[] = [];
  const broken = () => {
    throw new Error('theirs');
  };
  api().subscribe('calls', broken);
  events.on('multiCall.calls', broken);
  api().subscribe('calls', (snapshot) => heard.push(snapshot));
  double.set(two);
  expect(heard).toHaveLength(1);
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

it('refuses to subscribe to what it never tells', () => {
  expect(() => api().subscribe('toString' as 'calls', () => {})).toThrow(TypeError);
});

it.each(['WR1', 'WT1'])('swaps by the Flex action, for either sid of the task: %s', async (sid) => {
  follow();
  double.set(two);
  await api().swap(sid);
  expect(actions.invoked).toEqual([{ name: 'MultiCallSwap', payload: { sid: 'WR1' } }]);
});

it('P31: swaps to a call without a task by its callSid', async () => {
  follow();
  double.set({ calls: two.calls.map((each) => ({ ...each, task: null })) });
  await api().swap('CAown');
  expect(actions.invoked).toEqual([{ name: 'MultiCallSwap', payload: { callSid: 'CAown' } }]);
});

it('fails to swap as the action fails', async () => {
  actions.body('MultiCallSwap', () => Promise.reject(new Error('the task has no open call')));
  await expect(api().swap('WR9')).rejects.toThrow('no open call');
});
