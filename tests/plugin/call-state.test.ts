import { describe, expect, it } from 'vitest';
import { durationText, stateOf } from '../../plugin/src/teams/call-state';

const worker = {
  participantType: 'worker',
  workerSid: 'WK1',
  callSid: 'CA1',
  status: 'joined',
  onHold: false,
};
const party = (onHold: boolean, callSid = 'CA2') => ({
  participantType: 'customer',
  callSid,
  status: 'joined',
  onHold,
});

describe("a worker's call", () => {
  it('is live when anyone in it is off hold', () => {
    expect(stateOf([worker, party(false)], [], 'WK1')).toBe('live');
    expect(stateOf([worker, party(true), party(false, 'CA3')], [], 'WK1')).toBe('live');
  });

  it('is on hold when everyone is', () => {
    expect(stateOf([worker, party(true)], [], 'WK1')).toBe('onHold');
    expect(stateOf([worker, party(true), party(true, 'CA3')], [], 'WK1')).toBe('onHold');
  });

  it('is on hold when the worker is, and the others talk on (P16)', () => {
    expect(stateOf([{ ...worker, onHold: true }, party(false), party(false, 'CA3')], [], 'WK1')).toBe(
      'onHold',
    );
  });

  it('is not called live beside another that is off hold: only one can be, and which is not known', () => {
    const others = (...onHold: boolean[]) => onHold.map((each) => [worker, party(each)]);
    expect(stateOf([worker, party(false)], others(true, false), 'WK1')).toBe('offHold');
    expect(stateOf([worker, party(true)], others(false), 'WK1')).toBe('onHold');
    expect(stateOf([worker, party(false)], [...others(true), [worker], undefined], 'WK1')).toBe('live');
  });

  it('is connecting while nobody else is in it, or nothing is known', () => {
    expect(stateOf([worker], [], 'WK1')).toBe('connecting');
    expect(stateOf(undefined, [], 'WK1')).toBe('connecting');
  });
});

it.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [36_061_000, '10:01:01'],
  [-5000, '0:00'],
])('%s ms read %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
