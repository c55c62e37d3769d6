// Calls, reservations and conferences, as TaskRouter and Twilio's conferences let them be.
import { describe, expect, it } from 'vitest';
import { answered, hungUp, rejected, ringWorker } from '../../../web/simulator/model/calls';
import { joinedOf, legs, modify } from '../../../web/simulator/model/conferences';
import {
  addParty,
  callIn,
  monitor,
  partyHangsUp,
  participantNamed,
} from '../../../web/simulator/model/outside';
import { cancelTask, createTask, reserve, setReservation } from '../../../web/simulator/model/tasks';
import type { Reservation, World } from '../../../web/simulator/model/world';
import { agent, newWorld, onCall, present, ringing, ringingOne, told } from './world-under-test';

const ring = (world: World) => (reservation: Reservation) => ringWorker(world, reservation, 'client:ann');
const talking = () => {
  const under = newWorld();
  const reservation = onCall(under.world, ring(under.world));
  return { ...under, reservation, task: reservation.task };
};

describe('a call that comes in', () => {
  it('is accepted when the worker’s client answers, and not before', () => {
    const { world, facts } = newWorld();
    const reservation = callIn(world, agent(world), { from: '+15550001' });
    const call = ringWorker(world, reservation, 'client:ann');
    expect(reservation.status).toBe('pending');
    expect(call?.identity).toBe('ann');
    answered(world, call?.sid ?? '');
    expect(reservation.status).toBe('accepted');
    expect(present(reservation.task)).toBe('agent+customer');
    expect(told(facts)).toEqual([
      'worker added',
      'task created',
      'reservation created',
      'callPlaced',
      'reservation accepted',
      'agent join',
      'customer join',
      'task updated',
    ]);
  });

  it('is declined by the client: the reservation is rejected', () => {
    const { world } = newWorld();
    const reservation = callIn(world, agent(world), { from: '+15550001' });
    rejected(world, ringWorker(world, reservation, 'client:ann')?.sid ?? '');
    expect(reservation.status).toBe('rejected');
  });

  it.each(['timeout', 'rescinded', 'canceled', 'rejected'] as const)(
    'stops ringing when the reservation is %s',
    (status) => {
      const { world, facts } = newWorld();
      const reservation = callIn(world, agent(world), { from: '+15550001' });
      const call = ringWorker(world, reservation, 'client:ann');
      expect(setReservation(world, reservation, status)).toBe(true);
      expect(ringing(world)).toEqual([]);
      expect(told(facts).at(-1)).toBe('callEnded');
      expect(answered(world, call?.sid ?? '')).toBeNull();
    },
  );

  it('is cancelled when the customer gives up before anyone answered', () => {
    const { world } = newWorld();
    const reservation = callIn(world, agent(world), { from: '+15550001' });
    partyHangsUp(world, reservation.task);
    expect([reservation.status, reservation.task.status]).toEqual(['canceled', 'canceled']);
  });

  it('cannot be accepted after it is gone', () => {
    const { world } = newWorld();
    const reservation = callIn(world, agent(world), { from: '+15550001' });
    cancelTask(world, reservation.task);
    expect(ringWorker(world, reservation, 'client:ann')).toBeNull();
  });
});

describe('a call that goes out', () => {
  /** The worker is there, and the customer rings. */
  const dialling = () => {
    const { world } = newWorld();
    const worker = agent(world);
    const task = createTask(world, {
      channel: 'voice',
      queue: 'Everyone',
      attributes: { outbound_to: '+15559' },
      routingTarget: worker.sid,
    });
    const reservation = reserve(world, task, worker);
    answered(world, ringWorker(world, reservation, 'client:ann')?.sid ?? '');
    return { world, task, reservation, customer: ringingOne(world) };
  };

  it('rings the customer once the worker is there', () => {
    const { world, task, customer } = dialling();
    expect(present(task)).toBe('agent');
    expect([customer.identity, customer.to]).toEqual([null, '+15559']);
    answered(world, customer.sid);
    expect(present(task)).toBe('agent+customer');
  });

  it('is taken away from the worker when the customer is busy', () => {
    const { world, task, reservation, customer } = dialling();
    rejected(world, customer.sid);
    expect(present(task)).toBe('');
    expect([reservation.status, task.status, task.canceledReasonCode]).toEqual([
      'canceled',
      'canceled',
      45303,
    ]);
  });
});

describe('a conference', () => {
  it('ends with the customer who hangs up, and the worker wraps up', () => {
    const { world, task, reservation } = talking();
    partyHangsUp(world, task);
    expect(present(task)).toBe('');
    expect([reservation.status, task.status]).toEqual(['wrapping', 'wrapping']);
  });

  it('ends with the worker whose leg says so', () => {
    const { world, task, reservation } = talking();
    hungUp(world, joinedOf(task)[0]?.callSid ?? '');
    expect(present(task)).toBe('');
    expect(reservation.status).toBe('wrapping');
  });

  it('goes on without the worker whose leg says so; with the customer alone the task stays accepted', () => {
    const { world, task, reservation } = talking();
    const [own] = joinedOf(task);
    if (own) modify(world, task, own, { endConferenceOnExit: false });
    hungUp(world, own?.callSid ?? '');
    expect(present(task)).toBe('customer');
    expect(reservation.status).toBe('accepted');
  });

  it('goes on among the others when the worker leaves three of them, and the worker wraps up', () => {
    const { world, task, reservation } = talking();
    answered(world, addParty(world, task, { kind: 'external', name: '+1777' }).sid);
    const [own] = joinedOf(task);
    if (own) modify(world, task, own, { endConferenceOnExit: false });
    hungUp(world, own?.callSid ?? '');
    expect(present(task)).toBe('customer+external');
    expect(reservation.status).toBe('wrapping');
  });

  it('has a party from when it answers, not from when it is dialled', () => {
    const { world, task } = talking();
    const party = addParty(world, task, { kind: 'external', name: '+1777' });
    expect(present(task)).toBe('agent+customer');
    answered(world, party.sid);
    expect(present(task)).toBe('agent+customer+external');
  });

  it('holds one party and not the others', () => {
    const { world, task } = talking();
    const customer = participantNamed(task, 'customer');
    if (customer) modify(world, task, customer, { hold: true });
    expect(present(task)).toBe('agent+customer*');
    expect(legs(world).map(({ kind, hold }) => [kind, hold])).toEqual([
      ['agent', false],
      ['customer', true],
    ]);
  });

  it('tells of every change, even to what already is, with a rising sequence', () => {
    const { world, task, facts } = talking();
    const customer = participantNamed(task, 'customer');
    const from = facts.length;
    const before = customer?.sequence ?? 0;
    if (customer) for (const hold of [true, true, false]) modify(world, task, customer, { hold });
    expect(told(facts).slice(from)).toEqual(['customer hold', 'customer hold', 'customer unhold']);
    expect(customer?.sequence).toBeGreaterThan(before);
  });

  it('lets nobody change a party that has left', () => {
    const { world, task } = talking();
    const customer = participantNamed(task, 'customer');
    partyHangsUp(world, task);
    expect(customer && modify(world, task, customer, { hold: true })).toBe(false);
  });

  it('has a supervisor muted, who does not keep it going', () => {
    const { world, task, reservation } = talking();
    const call = monitor(world, reservation, agent(world, 'sue'), 'client:sue');
    answered(world, call.sid);
    expect(legs(world).at(-1)).toMatchObject({ kind: 'supervisor', muted: true, identity: 'sue' });
    partyHangsUp(world, task);
    expect(present(task)).toBe('');
  });
});

describe('a reservation', () => {
  it('refuses what TaskRouter refuses', () => {
    const { world, reservation } = talking();
    expect(setReservation(world, reservation, 'timeout')).toBe(false);
    expect(setReservation(world, reservation, 'wrapping')).toBe(true);
    expect(setReservation(world, reservation, 'completed')).toBe(true);
    expect(setReservation(world, reservation, 'accepted')).toBe(false);
  });
});
