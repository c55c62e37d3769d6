// A world without sockets whose facts are kept, and the few things tests ask of it again and again.
import { answered } from '../../../web/simulator/model/calls';
import type { Fact } from '../../../web/simulator/model/facts';
import { callIn } from '../../../web/simulator/model/outside';
import {
  createWorld,
  type Call,
  type Reservation,
  type Task,
  type World,
} from '../../../web/simulator/model/world';
import { addWorker } from '../../../web/simulator/model/workers';

export interface WorldUnderTest {
  readonly world: World;
  readonly facts: Fact[];
  /** Clock of the world, seconds. */
  clock: number;
}

export function newWorld(): WorldUnderTest {
  const facts: Fact[] = [];
  const under: WorldUnderTest = {
    facts,
    clock: 1000,
    world: createWorld({ emit: (fact) => facts.push(fact), now: () => under.clock, salt: 'test' }),
  };
  return under;
}

export const agent = (world: World, name = 'ann') => addWorker(world, { name, fullName: `${name} Agent` });

/** The calls that still ring, oldest first. */
export const ringing = (world: World): Call[] =>
  [...world.calls.values()].filter(({ status }) => status === 'ringing');

export function ringingOne(world: World): Call {
  const [call, ...others] = ringing(world);
  if (!call || others.length > 0) throw new Error(`${others.length + (call ? 1 : 0)} calls ring`);
  return call;
}

/** "agent+customer" of those joined; a star marks one on hold. */
export const present = (task: Task): string =>
  (task.conference?.participants ?? [])
    .filter(({ joined }) => joined)
    .map(({ kind, hold }) => kind + (hold ? '*' : ''))
    .join('+');

/** The sequence of what facts say, in short. */
export const told = (facts: readonly Fact[]): string[] =>
  facts.map((fact) => {
    switch (fact.type) {
      case 'reservationChanged':
        return fact.created ? 'reservation created' : `reservation ${fact.reservation.status}`;
      case 'taskChanged':
        return `task ${fact.what}`;
      case 'participantChanged':
        return `${fact.participant.kind} ${fact.cause}`;
      case 'workerChanged':
        return `worker ${fact.what}`;
      case 'transferChanged':
        return `transfer ${fact.transfer.status}`;
      case 'conferenceEnded':
      case 'callPlaced':
      case 'callEnded':
        return fact.type;
      default:
        return fact satisfies never;
    }
  });

/** A customer is on the phone with the worker named. */
export function onCall(
  world: World,
  ring: (reservation: Reservation) => Call | null,
  name = 'ann',
): Reservation {
  const worker = [...world.workers.values()].find((one) => one.name === name) ?? agent(world, name);
  const reservation = callIn(world, worker, { from: '+15550001' });
  const call = ring(reservation);
  if (call) answered(world, call.sid);
  return reservation;
}
