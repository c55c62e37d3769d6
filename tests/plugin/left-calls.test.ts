/** Which calls a page offers to rejoin (P27, P40). */
import { beforeEach, expect, it, vi } from 'vitest';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { leftCalls } from '../../plugin/src/rejoin/left-calls';
import { followOwnLegs } from '../../plugin/src/rejoin/own-legs';
import { FlexDouble, joined, me } from './flex-double';
import { call, SessionDouble } from './session-double';

vi.mock('@twilio/flex-ui', async () => ({ TaskHelper: (await import('./flex-double')).TaskHelper }));

/** One browser's storage. */
let kept: Record<string, string>;
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, text: string) => void (kept[key] = text),
};
beforeEach(() => void (kept = {}));

/** A page of the agent: two tasks, each with a customer, and the agent's own leg in the first. */
function page(ownLeg: string | null) {
  const double = new FlexDouble();
  const worker = double.state.worker as { attributes?: object };
  worker.attributes = { contact_uri: 'client:me' };
  for (const [sid, taskSid] of [
    ['WR1', 'WT1'],
    ['WR2', 'WT2'],
  ] as const)
    double.setTask({ sid, taskSid, status: 'accepted' });
  const own = ownLeg === null ? [] : [{ ...me, callSid: ownLeg }];
  double.setConference('WT1', [joined('customer', 'CAada'), ...own]);
  double.setConference('WT2', [joined('customer', 'CAbob')]);
  const session = Object.assign(new SessionDouble(), { callWithSid: () => null });
  const { legs } = followOwnLegs(session.session, storage);
  const flex = new FlexFacts(double.manager);
  const left = () =>
    leftCalls({ flex, session: session.session }, new Set(), legs).map(({ task, lingers }) => ({
      task: task.sid,
      lingers,
    }));
  return { left, session };
}

const hadCall = (sid: string) => {
  const { session } = page(sid);
  session.set({ calls: [call(1, 'WR1', { sid: sid as never })] });
};

it('P40: none that another browser or another device of the agent has', () => {
  expect(page('CAelsewhere').left()).toEqual([]);
});

it('P27: one that a page of this browser had, its leg lingering or gone', () => {
  hadCall('CAmine');
  expect(page('CAmine').left()).toEqual([{ task: 'WR1', lingers: true }]);
  expect(page(null).left()).toEqual([{ task: 'WR1', lingers: false }]);
});

it('P40: none that the agent has meanwhile taken up on another device', () => {
  hadCall('CAmine');
  expect(page('CAelsewhere').left()).toEqual([]);
});

it('P27: one that loses its leg on this page, and none while it rings or is there', () => {
  const { left, session } = page(null);
  session.set({ calls: [call(1, 'WR1', { sid: 'CA1' as never, stage: 'ringing' })] });
  session.set({ calls: [] });
  expect(left()).toEqual([]);
  session.set({ calls: [call(1, 'WR1', { sid: 'CA1' as never })] });
  expect(left()).toEqual([]);
  session.set({ calls: [] });
  expect(left()).toEqual([{ task: 'WR1', lingers: false }]);
});

it('P27: keeps the latest 50 tasks, and ignores what others have written', () => {
  const { session } = page(null);
  const all = Array.from({ length: 60 }, (_, i) => call(i, `WR${i}`, { sid: `CA${i}` as never }));
  session.set({ calls: all });
  expect(JSON.parse(kept['multi-call.legs'] ?? '')).toHaveLength(50);
  for (const text of ['{', 'null', '[1, ["WR1"], ["WR1", 2], ["WR 1", "CA1"]]', '"x"']) {
    kept['multi-call.legs'] = text;
    expect(page(null).left()).toEqual([]);
  }
});
