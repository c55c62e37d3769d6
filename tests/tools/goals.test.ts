// The goals of the bench can be missed.
import { expect, test, vi } from 'vitest';
import { atMost, missedGoals } from '../browser/bench/goals';
import { printTable } from '../browser/bench/statistics';

test('a goal is missed by any figure above it, and by none measured', () => {
  expect(atMost(12, 'µs', 12)).toEqual({ said: '≤ 12 µs', missed: false });
  expect(atMost(12, 'µs', 12.1)).toEqual({ said: '≤ 12 µs', missed: true });
  expect(atMost(0, 'ms', [0, 0], '0 ms')).toEqual({ said: '0 ms', missed: false });
  expect(atMost(0, 'ms', [0, 3], '0 ms').missed).toBe(true);
  expect(atMost(0, 'ms', []).missed).toBe(true);
  expect(atMost(5, 'ms', NaN).missed).toBe(true);
});

test('a missed goal is marked in its table and remembered', () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  printTable('the core', [
    { what: 'a dispatch', ours: '13.0 µs', baseline: '', goal: atMost(12, 'µs', 13) },
    { what: 'core ready', ours: '9.0 ms', baseline: '', goal: atMost(20, 'ms', 9) },
  ]);
  const text = printed.mock.calls.flat().join('\n');
  printed.mockRestore();
  expect(text).toContain('≤ 12 µs: MISSED');
  expect(text).not.toContain('≤ 20 ms: MISSED');
  expect(missedGoals()).toEqual(['the core: a dispatch: 13.0 µs, and the goal is ≤ 12 µs']);
});
