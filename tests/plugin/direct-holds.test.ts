/** Who is on hold in a call of which Flex has no conference: what its own plugin did is all there is to go by. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FlexFacts } from '../../plugin/src/flex-facts';
import type { Parts, Stop } from '../../plugin/src/parts';
import { watchDirectHolds } from '../../plugin/src/watch/direct-holds';
import type { TaskWatch } from '../../plugin/src/watch/tasks';
import { FlexDouble, joined, type Actions as ActionsDouble, type TaskDouble } from './flex-double';

const { Actions } = await vi.hoisted(async () => {
  const double = await import('./flex-double');
  return { Actions: new double.Actions() };
});
vi.mock('@twilio/flex-ui', async () => {
  const { TaskHelper } = await import('./flex-double');
  return { TaskHelper, Actions };
});

const actions: ActionsDouble = Actions;
const task: TaskDouble = {
  sid: 'WR1',
  taskSid: 'WT1',
  status: 'accepted',
  attributes: { client_call: true },
};

let flex: FlexDouble;
let heard: [string, boolean][];
let stop: Stop;

beforeEach(() => {
  actions.reset();
  flex = new FlexDouble();
  flex.setTask(task);
  heard = [];
  const tasks = { heldDirectly: (sid: string, held: boolean) => void heard.push([sid, held]) };
  stop = watchDirectHolds({ flex: new FlexFacts(flex.manager) } as Parts, tasks as unknown as TaskWatch);
});
afterEach(() => stop());

const act = (name: string): Promise<unknown> => actions.invokeAction(name, { task }).catch(() => undefined);

it('is told when its own plugin has done it and cancelled Flex’s action', async () => {
  for (const name of ['HoldCall', 'UnholdCall'])
    actions.addListener(`before${name}`, (...args) => (args[1] as () => void)());
  await act('HoldCall');
  await act('UnholdCall');
  expect(heard).toEqual([
    ['WR1', true],
    ['WR1', false],
  ]);
});

it('is told when a replacement or Flex itself has done it', async () => {
  await act('HoldCall');
  actions.replaceAction('UnholdCall', () => Promise.resolve());
  await act('UnholdCall');
  expect(heard).toEqual([
    ['WR1', true],
    ['WR1', false],
  ]);
});

it('is not told when Flex could not do it', async () => {
  actions.body('HoldCall', () => Promise.reject(new Error('404')));
  await act('HoldCall');
  expect(heard).toEqual([]);
});

it('is not told of a call that Flex has a conference of', async () => {
  flex.setConference('WT1', [joined('customer', 'CA1')]);
  await act('HoldCall');
  expect(heard).toEqual([]);
});

it('leaves nothing when it stops', () => {
  stop();
  expect([actions.listenerCount(), actions.isFlexsOwn('HoldCall')]).toEqual([0, true]);
});
