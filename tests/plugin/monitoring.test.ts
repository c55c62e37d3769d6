/** The watch over the call that a supervisor listens to. */
import { beforeEach, expect, it } from 'vitest';
import type { Event } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import type { Parts } from '../../plugin/src/parts';
import { watchMonitoring } from '../../plugin/src/watch/monitoring';
import { FlexDouble, OWN_WORKER, type TaskDouble } from './flex-double';
import { SessionDouble } from './session-double';

const [NONE, WAITING, MONITORING] = [0, 1, 2];
const task: TaskDouble = { sid: 'WRtheirs', taskSid: 'WT1', status: 'accepted' };
const ownLeg = { routingProperties: { workerSid: OWN_WORKER }, mediaProperties: { callSid: 'CAme' } };

let flex: FlexDouble;
let posted: Event[];

beforeEach(() => {
  flex = new FlexDouble();
  const double = new SessionDouble();
  ({ posted } = double);
  const facts = new FlexFacts(flex.manager);
  facts.subscribe(watchMonitoring({ session: double.session, flex: facts } as unknown as Parts));
});

const monitor = (status: number, monitored: TaskDouble | null = task): void => {
  flex.state.supervisor = { callMonitoring: { task: monitored, status } };
  flex.changed();
};

it('links the monitored call by the own leg, once', () => {
  monitor(WAITING);
  expect(posted).toEqual([]);
  flex.setConference('WT1', [], 'UO1', [ownLeg]);
  monitor(MONITORING);
  expect(posted).toEqual([{ type: 'partiesChanged', task: 'WRtheirs', sid: 'CAme', parties: [] }]);
});

it('tells once that monitoring has ended, though Flex keeps the task', () => {
  monitor(WAITING);
  flex.setConference('WT1', [], 'UO1', [ownLeg]);
  posted.length = 0;
  monitor(NONE);
  monitor(NONE);
  expect(posted).toEqual([{ type: 'taskEnded', task: 'WRtheirs' }]);
});

it('tells that another is monitored instead', () => {
  monitor(WAITING);
  monitor(WAITING, { ...task, sid: 'WRother', taskSid: 'WT2' });
  expect(posted).toEqual([{ type: 'taskEnded', task: 'WRtheirs' }]);
});

it('tells of monitoring the same call again', () => {
  flex.setConference('WT1', [], 'UO1', [ownLeg]);
  for (const status of [MONITORING, NONE, MONITORING]) monitor(status);
  expect(posted.map(({ type }) => type)).toEqual(['partiesChanged', 'taskEnded', 'partiesChanged']);
});
