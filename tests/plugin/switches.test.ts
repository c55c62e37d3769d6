// What each switch took, told of the real core's steps.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId, Command, Event, LineId } from '../../js-glue/src';
import { loadCore } from '../../js-glue/src/load';
import { Session } from '../../js-glue/src/session';
import type { MultiCallSwitch } from '../../plugin/multi-call';
import { watchSwitches } from '../../plugin/src/telemetry/switches';
import { LogDouble } from '../glue/doubles/log';

let told: MultiCallSwitch[];
let clock: number;
let session: Session;
let stop: () => void;
/** Commands that are answered later, by hand; the others at once. */
let owed: Command[];

beforeEach(() => {
  told = [];
  clock = 0;
  owed = [];
  const switches = watchSwitches(
    (event) => told.push(event),
    () => clock,
  );
  stop = switches.stop;
  const carryOut = (command: Command): void => {
    if (['silence', 'hold', 'unhold'].includes(command.type)) owed.push(command);
    else session.post({ type: 'commandSucceeded', command: command.id });
  };
  session = new Session(loadCore, carryOut, () => undefined, new LogDouble(), switches.witness);
  post({ type: 'configured', maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties' });
});

const post = (event: object): void => session.post(event as Event);

/** Answers what is owed of a kind, `afterMs` later. */
function answer(type: Command['type'], afterMs: number, failure?: { final: boolean }): void {
  clock += afterMs;
  for (const command of owed.filter((one) => one.type === type)) {
    owed = owed.filter((one) => one !== command);
    if (failure)
      post({ type: 'commandFailed', command: command.id, reason: 'no', retryAfterMs: null, ...failure });
    else post({ type: 'commandSucceeded', command: command.id });
  }
}

/** A call that is accepted, rings and opens, with its customer: Twilio rings who accepts. */
function take(call: number): void {
  const [sid, task] = [`CA${call}`, `WR${call}`];
  const line = call === 1 ? 0 : call - 1;
  post({ type: 'taskAccepted', task, kind: 'voice' });
  answer('silence', 30);
  clock += 100;
  post({ type: 'callOffered', call: call as CallId, line: 0, sid, forwardable: true });
  post({ type: 'callOpened', call: call as CallId, line: line as LineId, sid });
  post({
    type: 'partiesChanged',
    task,
    sid,
    parties: [
      { party: `CUSTOMER${call}`, kind: 'customer', held: false },
      { party: sid, kind: 'own', held: false },
    ],
  });
}

describe('a switch', () => {
  it('is none with one call (P6)', () => {
    take(1);
    expect(told).toEqual([]);
  });

  it('is told once, when the other is silent, the call open and everyone held', () => {
    take(1);
    take(2);
    expect(told).toEqual([]);
    answer('hold', 500);
    expect(told).toEqual([
      { reason: 'accept', silencedMs: 30, openedMs: 130, holds: 1, failures: 0, complete: true },
    ]);
  });

  it('counts what failed, also what was tried again', () => {
    take(1);
    take(2);
    answer('hold', 500, { final: false });
    expect(told).toEqual([]);
    answer('hold', 500);
    expect(told).toMatchObject([{ holds: 1, failures: 1, complete: true }]);
  });

  it('says what made it, and that another came before it was done', () => {
    take(1);
    take(2);
    answer('hold', 10);
    told.splice(0);
    post({ type: 'switchRequested', task: 'WR1' });
    clock += 5;
    post({ type: 'switchRequested', task: 'WR2' });
    expect(told).toMatchObject([{ reason: 'swap', openedMs: null, complete: false }]);
    answer('silence', 30);
    for (const type of ['hold', 'unhold', 'hold', 'unhold'] as const) answer(type, 10);
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ reason: 'swap', complete: true });
  });

  it('is told of when its calls are over, too', () => {
    take(1);
    take(2);
    stop();
    expect(told).toMatchObject([{ reason: 'accept', complete: false }]);
  });

  it('tells of nobody', () => {
    take(1);
    take(2);
    answer('hold', 500);
    expect(JSON.stringify(told)).not.toMatch(/CA|WR|CUSTOMER/);
  });
});
