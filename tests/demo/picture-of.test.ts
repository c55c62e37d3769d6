// The simulator's snapshot as the panel draws it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pictureOf } from '../../web/demo/panel/picture-of';
import type { Picture } from '../../web/demo/panel/feed';
import { startSimulator, type Simulator } from '../../web/simulator';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    media: 'none',
    workers: [
      { name: 'agent1', fullName: 'Ann Agent' },
      { name: 'bob', fullName: 'Bob Okafor' },
      { name: 'sup1', fullName: 'Sue Supervisor', roles: ['supervisor'] },
    ],
  });
});
afterEach(() => simulator.close());

const picture = (cut: readonly string[] = []): Picture => pictureOf(simulator.snapshot(), new Set(cut));

it('GivesEachWorkerARole', () => {
  expect(picture().workers.map(({ name, role }) => [name, role])).toEqual([
    ['agent1', 'agent'],
    ['bob', 'colleague'],
    ['sup1', 'supervisor'],
  ]);
});

it('ShowsARingingCallByTheNameThatFlexShows', () => {
  simulator.ring({ worker: 'agent1', from: '+12125550117', name: 'Ada Fuller' });
  expect(picture().calls).toMatchObject([
    {
      worker: 'agent1',
      title: 'Ada Fuller',
      number: '+1 212 555 0117',
      stage: 'ringing',
      monitored: false,
    },
  ]);
});

it('ShowsACallWithoutANameByItsNumberAlone', () => {
  simulator.ring({ worker: 'agent1', from: '+12125550117' });
  expect(picture().calls).toMatchObject([{ title: '+1 212 555 0117', number: '' }]);
});

it('ShowsTheColleagueAndTheCustomerOfATransferredCall', () => {
  simulator.transferIn({ worker: 'agent1', colleague: 'bob', from: '+12125550117', name: 'Ada Fuller' });
  const call = picture().calls.find(({ worker }) => worker === 'agent1');
  expect(call?.stage).toBe('ringing');
  expect(call?.parties.map(({ name, kind, music }) => [name, kind, music]).sort()).toEqual([
    ['Bob Okafor', 'worker', false],
    ['Customer', 'customer', false],
  ]);
});

it('LeavesChatsOut', () => {
  simulator.chat({ worker: 'agent1' });
  expect(picture().calls).toEqual([]);
});
