// Faults: which request meets which, when its effect happens, and how often.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, type Answer } from '../../web/simulator/doors/answer';
import { createFaultBox, kindOf, NO_FAULTS, type FaultBox } from '../../web/simulator/faults';

let faults: FaultBox;
let done: string[];
const effect = (name: string) => (): Answer => {
  done.push(name);
  return ok(name);
};

beforeEach(() => {
  vi.useFakeTimers();
  faults = createFaultBox(() => undefined);
  done = [];
});
afterEach(() => {
  faults.close();
  vi.useRealTimers();
});

describe('a request', () => {
  it('is told by what it asks for', () => {
    expect(kindOf({ TaskSid: 'WT1', Hold: true })).toBe('hold');
    expect(kindOf({ TaskSid: 'WT1', Hold: 'false' })).toBe('unhold');
    expect(kindOf({ media_properties: { hold: true } })).toBe('hold');
    expect(kindOf({ Instruction: 'conference' })).toBe('accept');
    expect(kindOf({ RoutingTarget: 'WK1' })).toBe('createTask');
    expect(kindOf({ ActivitySid: 'WA1' })).toBe('other');
  });

  it('takes effect as it arrives, and its answer is late', async () => {
    faults.set({ holdLatencyMs: 700 });
    let answer: Answer | null = null;
    void faults.carry('hold', effect('held')).then((one) => (answer = one));
    expect(done).toEqual(['held']);
    await vi.advanceTimersByTimeAsync(699);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toEqual(ok('held'));
  });

  it('takes effect as its answer leaves, if so wished', async () => {
    faults.set({ holdLatencyMs: 700, effect: 'answer' });
    void faults.carry('hold', effect('held'));
    await vi.advanceTimersByTimeAsync(699);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['held']);
  });

  it('other than a hold has a latency of its own', async () => {
    faults.set({ holdLatencyMs: 700, latencyMs: 150 });
    const answered: string[] = [];
    void faults.carry('hold', effect('hold')).then(() => answered.push('hold'));
    void faults.carry('accept', effect('accept')).then(() => answered.push('accept'));
    await vi.advanceTimersByTimeAsync(150);
    expect(answered).toEqual(['accept']);
  });
});

describe('a refusal', () => {
  it('has no effect, and says when to come again', async () => {
    faults.set({ hold: 429, retryAfterSeconds: 2 });
    const answer = await faults.carry('hold', effect('held'));
    expect([answer.status, answer.headers]).toEqual([429, { 'retry-after': '2' }]);
    expect(done).toEqual([]);
  });

  it('is spent after so many times', async () => {
    faults.set({ hold: 500, holdTimes: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await faults.carry('hold', effect('held'))).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(faults.now()).toEqual(NO_FAULTS);
  });

  it('of holds lets unholds through', async () => {
    faults.set({ hold: 500, holdDirection: 'hold' });
    expect((await faults.carry('unhold', effect('unheld'))).status).toBe(200);
    expect((await faults.carry('hold', effect('held'))).status).toBe(500);
  });

  it('that is silent never answers and does nothing', async () => {
    faults.set({ hold: 'silent' });
    let isAnswered = false;
    void faults.carry('hold', effect('held')).then(() => (isAnswered = true));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([isAnswered, done]).toEqual([false, []]);
  });

  it('of an accept leaves the rest alone', async () => {
    faults.set({ accept: 503 });
    expect((await faults.carry('other', effect('other'))).status).toBe(200);
    expect((await faults.carry('accept', effect('accept'))).status).toBe(503);
  });

  it('of dialling out lasts until it is cleared', async () => {
    faults.set({ createTask: 503 });
    expect((await faults.carry('accept', effect('accept'))).status).toBe(200);
    for (let i = 0; i < 2; i++)
      expect((await faults.carry('createTask', effect('createTask'))).status).toBe(503);
  });
});
