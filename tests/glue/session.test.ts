// The loop: one event at a time, to the end; every command carried out once and answered once; a core that dies is replaced.
import { beforeEach, expect, test } from 'vitest';
import type { CallId, Command, CommandId, Event, TaskSid } from '../../js-glue/src/protocol';
import { Session, type Core } from '../../js-glue/src/session';
import { CoreDouble, type Script } from './doubles/core';
import { LogDouble } from './doubles/log';

const configured: Event = { type: 'configured', maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties' };
const selected = (task: string): Event => ({ type: 'taskSelected', task: task as TaskSid });
const silence = { type: 'silence', call: 1 as CallId } as const;

let log: LogDouble;
let carriedOut: Command[];
let gaveUp: number;

beforeEach(() => {
  log = new LogDouble();
  carriedOut = [];
  gaveUp = 0;
});

/** A session whose cores follow the script, and whose commands are carried out by `act`. */
function sessionOf(
  script: Script,
  act: (command: Command) => void = () => {},
): { session: Session; cores: CoreDouble[] } {
  const cores: CoreDouble[] = [];
  const boot = (): Core => {
    const core = new CoreDouble(script);
    cores.push(core);
    return core;
  };
  const carryOut = (command: Command): void => {
    carriedOut.push(command);
    act(command);
  };
  return { session: new Session(boot, carryOut, () => (gaveUp += 1), log), cores };
}

const types = (events: readonly Event[] = []): string[] => events.map(({ type }) => type);

test('An event posted while another is handled waits its turn', () => {
  const { session, cores } = sessionOf(
    ({ type }) => (type === 'configured' ? [silence, silence] : []),
    () => session.post(selected('WR1')),
  );
  session.post(configured);
  expect(types(cores[0]?.told)).toEqual(['configured', 'taskSelected', 'taskSelected']);
  expect(carriedOut.map(({ id }) => id)).toEqual([1, 2]);
});

test('When post returns, what its commands answered at once has been taken in', () => {
  const { session, cores } = sessionOf(
    ({ type }) => (type === 'taskAccepted' ? [silence] : []),
    ({ id }) => session.post({ type: 'commandSucceeded', command: id }),
  );
  session.post({ type: 'taskAccepted', task: 'WR1' as TaskSid, kind: 'voice' });
  expect(types(cores[0]?.told)).toEqual(['taskAccepted', 'commandSucceeded']);
  expect(session.snapshot.accepting).toEqual([]);
});

test('Listeners hear once of a turn, after its commands were carried out', () => {
  const heard: number[] = [];
  const { session } = sessionOf(
    ({ type }) => (type === 'configured' ? [silence] : []),
    ({ id }) => session.post({ type: 'commandSucceeded', command: id }),
  );
  const stop = session.subscribe(({ accepting }) => heard.push(accepting.length));
  session.post(configured);
  expect(heard).toEqual([0]);
  stop();
  session.post(selected('WR1'));
  expect(heard).toEqual([0]);
});

test('A listener that throws keeps neither the others nor the loop from going on', () => {
  let heard = 0;
  const { session, cores } = sessionOf(() => []);
  session.subscribe(() => {
    throw new Error('broken view');
  });
  session.subscribe(() => (heard += 1));
  session.post(configured);
  session.post(selected('WR1'));
  expect(heard).toBe(2);
  expect(cores[0]?.told).toHaveLength(2);
  expect(log.lines).toContain('error A listener to snapshots threw: Error: broken view');
});

test('A refused event is logged as a TypeError that names the field, and is not thrown', () => {
  const { session } = sessionOf(({ type }) =>
    type === 'taskSelected' ? { error: { field: 'task', message: 'expected a string' } } : [],
  );
  session.post(configured);
  session.post(selected('WR1'));
  expect(log.lines).toEqual(['error TypeError: taskSelected was refused: task: expected a string']);
});

test('An event that no text can be made of is logged, and the loop goes on', () => {
  const { session, cores } = sessionOf(() => []);
  const circular: Record<string, unknown> = { type: 'taskSelected' };
  circular['task'] = circular;
  session.post(circular as unknown as Event);
  session.post(configured);
  expect(log.lines[0]).toMatch(/^error taskSelected was not handled to the end: TypeError/);
  expect(cores[0]?.told).toHaveLength(1);
});

test('until resolves at once when it is so already, later when it becomes so, and rejects after its deadline', async () => {
  const { session } = sessionOf(({ type }) => (type === 'configured' ? [silence] : []));
  await expect(session.until(({ accepting }) => accepting.length === 0, 1000)).resolves.toBe(
    session.snapshot,
  );
  const later = session.until(({ accepting }) => accepting.length === 1, 1000);
  session.post(configured);
  await expect(later).resolves.toMatchObject({ accepting: ['WR1'] });
  await expect(session.until(() => false, 1)).rejects.toThrow('Not so within 1 ms');
});

/** Throws at the n-th time that it is asked of an event of this type, over all the cores. */
function trapping(type: Event['type'], times: number, script: Script): Script {
  let left = times;
  return (event, core) => {
    if (event.type === type && left > 0) {
      left -= 1;
      throw new Error('unreachable executed');
    }
    return script(event, core);
  };
}

test('After a trap a new core is told everything before it, and the event once more', () => {
  const { session, cores } = sessionOf(trapping('taskSelected', 1, () => []));
  session.post(configured);
  session.post({ type: 'taskAccepted', task: 'WR1' as TaskSid, kind: 'voice' });
  session.post(selected('WR1'));
  session.post(selected('WR2'));
  expect(cores).toHaveLength(2);
  expect(types(cores[1]?.told)).toEqual(['configured', 'taskAccepted', 'taskSelected', 'taskSelected']);
  expect(log.lines).toEqual(['error The core trapped on taskSelected: Error: unreachable executed']);
});

test('An event on which the core traps twice is dropped, by name, and the next is handled', () => {
  const { session, cores } = sessionOf(trapping('taskSelected', 2, () => []));
  session.post(configured);
  session.post(selected('WR1'));
  session.post(selected('WR2'));
  expect(cores).toHaveLength(3);
  expect(cores[2]?.told).toEqual([configured, selected('WR2')]);
  expect(log.lines.at(-1)).toBe('error taskSelected was dropped');
});

test('What the core ignored is not told again', () => {
  const ignoring: Script = ({ type }) => (type === 'taskEnded' ? { ignored: 'unknown task' } : []);
  const { session, cores } = sessionOf(trapping('taskSelected', 1, ignoring));
  session.post(configured);
  session.post({ type: 'taskEnded', task: 'WR1' as TaskSid });
  session.post(selected('WR1'));
  expect(types(cores[1]?.told)).toEqual(['configured', 'taskSelected']);
});

test('Commands of a replay are not carried out a second time, answered or still under way', () => {
  const script: Script = ({ type }) => (type === 'configured' ? [silence, { type: 'show', call: null }] : []);
  const { session, cores } = sessionOf(trapping('taskSelected', 1, script), ({ id, type }) => {
    if (type === 'silence') session.post({ type: 'commandSucceeded', command: id });
  });
  session.post(configured);
  session.post(selected('WR1'));
  expect(cores).toHaveLength(2);
  expect(carriedOut.map(({ id }) => id)).toEqual([1, 2]);
  session.post({ type: 'commandSucceeded', command: 2 as CommandId });
  expect(session.snapshot.accepting).toEqual([]);
});

test('Without a core that bears the journal the session gives up once, and posting stays harmless', () => {
  let boots = 0;
  const boot = (): Core => {
    boots += 1;
    if (boots > 1) throw new Error('out of memory');
    return {
      dispatch() {
        throw new Error('unreachable executed');
      },
    };
  };
  const session = new Session(
    boot,
    () => {},
    () => (gaveUp += 1),
    log,
  );
  session.post(configured);
  session.post(selected('WR1'));
  expect(gaveUp).toBe(1);
  expect(log.lines).toContain('error There can be no new core: Error: out of memory');
});

test('No core at the start is told by throwing (P28)', () => {
  const none = (): Core => {
    throw new Error('CompileError');
  };
  expect(
    () =>
      new Session(
        none,
        () => {},
        () => {},
        log,
      ),
  ).toThrow('CompileError');
});

test('A core at rest with a long journal is replaced by one that is told only what still holds', () => {
  const { session, cores } = sessionOf(trapping('taskAccepted', 1, () => []));
  const parties = (task: string): Event => ({
    type: 'partiesChanged',
    task: task as TaskSid,
    sid: null,
    parties: [],
  });
  session.post(selected('WR0'));
  session.post(parties('WR2'));
  session.post(configured);
  session.post(parties('WR1'));
  session.post(parties('WR2'));
  session.post({ type: 'taskEnded', task: 'WR1' as TaskSid });
  for (let n = 0; n < 600; n++) session.post(selected(`WR${n}`));
  expect(cores).toHaveLength(2);
  session.post({ type: 'taskAccepted', task: 'WR3' as TaskSid, kind: 'voice' });
  expect(cores).toHaveLength(3);
  expect(cores[2]?.told.length).toBeLessThan(150);
  expect(cores[2]?.told.slice(0, 3)).toEqual([configured, parties('WR2'), selected('WR494')]);
});

test('What a new core asks for and was never carried out is carried out', () => {
  const asks: Script = ({ type }) => (type === 'configured' ? [silence] : []);
  const { session, cores } = sessionOf(asks, ({ id }) =>
    session.post({ type: 'commandSucceeded', command: id }),
  );
  session.post(configured);
  for (let n = 0; n < 600; n++) session.post(selected('WR1'));
  expect(cores).toHaveLength(2);
  expect(carriedOut.map(({ id, type }) => [id, type])).toEqual([
    [1, 'silence'],
    [1, 'silence'],
  ]);
  expect(session.snapshot.accepting).toEqual([]);
});

test('A closed session hears nothing more', () => {
  const { session, cores } = sessionOf(() => []);
  session.close();
  session.post(configured);
  expect(cores[0]?.told).toEqual([]);
});

test('A core of which the journal could not keep everything is not brought back with the wrong idea', () => {
  const script: Script = ({ type }) => (type === 'configured' ? [silence] : []);
  const { session, cores } = sessionOf(trapping('taskAccepted', 1, script));
  session.post(configured);
  for (let n = 0; n < 20_001; n++) session.post(selected('WR1'));
  session.post({ type: 'taskAccepted', task: 'WR1' as TaskSid, kind: 'voice' });
  expect(cores).toHaveLength(1);
  expect(gaveUp).toBe(1);
  expect(log.lines).toContain(
    'error There can be no new core: Error: there were too many events to tell it all',
  );
});
