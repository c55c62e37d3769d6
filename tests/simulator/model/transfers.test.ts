// A task handed from one worker to another.
import { describe, expect, it } from 'vitest';
import { answered, hungUp, ringWorker } from '../../../web/simulator/model/calls';
import { joinedOf, modify } from '../../../web/simulator/model/conferences';
import { transferIn } from '../../../web/simulator/model/outside';
import { setReservation } from '../../../web/simulator/model/tasks';
import { cancelTransfer, transfer } from '../../../web/simulator/model/transfers';
import { agent, newWorld, onCall, present } from './world-under-test';

const accept = (world: Parameters<typeof answered>[0], reservation: Parameters<typeof ringWorker>[1]) =>
  answered(world, ringWorker(world, reservation, `client:${reservation.worker.name}`)?.sid ?? '');

describe('a warm transfer in', () => {
  it('is a second reservation of the same task: customer and colleague are in the conference', () => {
    const { world } = newWorld();
    const reservation = transferIn(world, agent(world), agent(world, 'carl'), { from: '+15550001' });
    expect(present(reservation.task)).toBe('agent+customer');
    accept(world, reservation);
    expect(present(reservation.task)).toBe('agent+customer+agent');
    expect(reservation.transfer?.status).toBe('complete');
  });

  it('goes on with the customer when the colleague leaves, who wraps up', () => {
    const { world } = newWorld();
    const reservation = transferIn(world, agent(world), agent(world, 'carl'), { from: '+15550001' });
    accept(world, reservation);
    hungUp(world, joinedOf(reservation.task)[0]?.callSid ?? '');
    expect(present(reservation.task)).toBe('customer+agent');
    expect(reservation.transfer?.from.status).toBe('wrapping');
    expect([reservation.status, reservation.task.status]).toEqual(['accepted', 'assigned']);
  });

  it('leaves the colleague with the customer when it is refused', () => {
    const { world } = newWorld();
    const reservation = transferIn(world, agent(world), agent(world, 'carl'), { from: '+15550001' });
    setReservation(world, reservation, 'rejected');
    expect(present(reservation.task)).toBe('agent+customer');
    expect(reservation.task.status).toBe('assigned');
  });
});

describe('a transfer to a colleague', () => {
  it('that is cold lets go of the customer at once', () => {
    const { world } = newWorld();
    const from = onCall(world, (one) => ringWorker(world, one, 'client:ann'));
    transfer(world, { from, to: agent(world, 'bob'), mode: 'COLD' });
    expect(present(from.task)).toBe('customer');
    expect(from.status).toBe('wrapping');
  });

  it('that is taken back takes the colleague’s reservation with it', () => {
    const { world } = newWorld();
    const from = onCall(world, (one) => ringWorker(world, one, 'client:ann'));
    const [own] = joinedOf(from.task);
    if (own) modify(world, from.task, own, { endConferenceOnExit: false });
    const reservation = transfer(world, { from, to: agent(world, 'bob'), mode: 'WARM' });
    if (reservation.transfer) cancelTransfer(world, reservation.transfer);
    expect(reservation.status).toBe('canceled');
    expect(present(from.task)).toBe('agent+customer');
  });
});
