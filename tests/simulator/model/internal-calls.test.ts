// Calls between two agents, each of whom TaskRouter's `call` instruction rings.
import { describe, expect, it } from 'vitest';
import { answered, callWorker, hungUp, rejected } from '../../../web/simulator/model/calls';
import { legs } from '../../../web/simulator/model/conferences';
import { dialColleague, twimlUrlOf } from '../../../web/simulator/model/internal-calls';
import { createWorld, type Reservation, type World } from '../../../web/simulator/model/world';
import { agent, newWorld, present, ringingOne } from './world-under-test';

const instruct = (world: World, reservation: Reservation, accept = true) =>
  callWorker(world, reservation, {
    from: 'client:ann',
    url: twimlUrlOf(reservation.task),
    to: `client:${reservation.worker.name}`,
    accept,
  });

function dial(world: World): { dialling: Reservation; asked: () => Reservation } {
  const dialling = dialColleague(world, agent(world), agent(world, 'carl'));
  return {
    dialling,
    asked() {
      const found = [...world.reservations.values()].find(({ worker }) => worker.name === 'carl');
      if (!found) throw new Error('Carl has not been asked');
      return found;
    },
  };
}

describe('the call instruction', () => {
  it('accepts before it rings, and writes the CallSid of the leg to the task', () => {
    const { world } = newWorld();
    const { dialling } = dial(world);
    const call = instruct(world, dialling);
    expect(dialling.status).toBe('accepted');
    expect(ringingOne(world)).toBe(call);
    expect(call).toMatchObject({ identity: 'ann', from: 'client:ann', to: 'client:ann' });
    expect(dialling.task.attributes['worker_call_sid']).toBe(call?.sid);
  });

  it('accepts when it is answered, where the fault says so', () => {
    const { world } = newWorld();
    const late = { ...world, acceptsLate: () => true };
    const { dialling } = dial(late);
    const call = instruct(late, dialling);
    expect(dialling.status).toBe('pending');
    answered(late, call?.sid ?? '');
    expect(dialling.status).toBe('accepted');
  });

  it('leaves the reservation alone without `accept`', () => {
    const { world } = newWorld();
    const { dialling } = dial(world);
    answered(world, instruct(world, dialling, false)?.sid ?? '');
    expect(dialling.status).toBe('pending');
  });

  it('is refused for a reservation that is not pending', () => {
    const { world } = newWorld();
    const { dialling } = dial(world);
    instruct(world, dialling);
    expect(instruct(world, dialling)).toBeNull();
  });

  it('rejects a reservation that is still pending when the ring is declined', () => {
    const { world } = newWorld();
    const { dialling } = dial(world);
    rejected(world, instruct(world, dialling, false)?.sid ?? '');
    expect(dialling.status).toBe('rejected');
  });

  it('hangs up a leg whose TwiML leads nowhere', () => {
    const { world } = newWorld();
    const { dialling } = dial(world);
    const url = 'https://functions.example/agent-join-conference?conferenceName=nobody';
    const call = callWorker(world, dialling, { from: '', url, to: 'client:ann', accept: true });
    answered(world, call?.sid ?? '');
    expect(call?.status).toBe('ended');
  });
});

describe('an internal call', () => {
  it('asks the colleague when the dialling leg has joined', () => {
    const { world } = newWorld();
    const { dialling, asked } = dial(world);
    const call = instruct(world, dialling);
    expect(asked).toThrow();
    answered(world, call?.sid ?? '');
    expect(asked().task.attributes).toMatchObject({
      client_call: true,
      from: 'client:ann',
      conferenceSid: dialling.task.sid,
      conference: { friendlyName: dialling.task.sid },
    });
    expect(dialling.task.attributes['conference']).toEqual({
      sid: dialling.task.conference?.sid,
      participants: { worker: call?.sid, taskSid: asked().task.sid },
    });
  });

  it('puts both legs in one conference, which either of them ends for both tasks', () => {
    const { world } = newWorld();
    const { dialling, asked } = dial(world);
    answered(world, instruct(world, dialling)?.sid ?? '');
    const answeredCall = instruct(world, asked());
    answered(world, answeredCall?.sid ?? '');
    expect(asked().task.conference).toBe(dialling.task.conference);
    expect(present(dialling.task)).toBe('agent+agent');
    expect(legs(world)).toHaveLength(2);
    hungUp(world, answeredCall?.sid ?? '');
    expect([dialling.status, asked().status]).toEqual(['wrapping', 'wrapping']);
    expect(legs(world)).toEqual([]);
  });
});

describe('wrap-up', () => {
  it('comes as late as the world says', () => {
    const waiting: (() => void)[] = [];
    const world = createWorld({
      emit: () => undefined,
      now: () => 0,
      salt: 'test',
      wrapUp: (act) => waiting.push(act),
    });
    const { dialling } = dial(world);
    const call = instruct(world, dialling);
    answered(world, call?.sid ?? '');
    hungUp(world, call?.sid ?? '');
    expect([dialling.status, present(dialling.task)]).toEqual(['accepted', '']);
    waiting.forEach((act) => act());
    expect(dialling.status).toBe('wrapping');
  });
});
