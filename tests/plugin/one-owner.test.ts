import { describe, expect, it, vi } from 'vitest';
import { claimCalls } from '../../plugin/src/one-owner';
import { navigatorLocks } from './locks-double';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** What a page was told of the calls, in order. */
function claimant(locks: LockManager | null) {
  const told: string[] = [];
  const claim = claimCalls(
    'agent',
    { granted: () => told.push('granted'), elsewhere: () => told.push('elsewhere') },
    locks,
  );
  return { told, ...claim };
}

describe('P34: the calls of an agent', () => {
  it('are the first page’s until it stops, and then the next one’s', async () => {
    const locks = navigatorLocks();
    const [first, second, third] = [claimant(locks), claimant(locks), claimant(locks)];
    await Promise.all([first.answered, second.answered, third.answered]);
    expect([first.told, second.told, third.told]).toEqual([['granted'], ['elsewhere'], ['elsewhere']]);
    second.stop(); // gives up waiting
    first.stop();
    await settle();
    expect([second.told, third.told]).toEqual([['elsewhere'], ['elsewhere', 'granted']]);
    third.stop();
    await settle();
    const fourth = claimant(locks);
    await fourth.answered;
    expect(fourth.told).toEqual(['granted']);
  });

  it('are not those of a page that stopped before it was answered', async () => {
    const locks = navigatorLocks();
    const stopped = claimant(locks);
    stopped.stop();
    await stopped.answered;
    await settle();
    const next = claimant(locks);
    await next.answered;
    expect([stopped.told, next.told]).toEqual([[], ['granted']]);
  });

  it('are the only page’s where the browser has no locks, or refuses them', async () => {
    const refusing = { request: () => Promise.reject(new Error('SecurityError')) };
    for (const locks of [null, refusing as unknown as LockManager]) {
      const page = claimant(locks);
      await page.answered;
      expect(page.told).toEqual(['granted']);
    }
  });

  it('are taken over once and kept, also when taking them over throws', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const locks = navigatorLocks();
    let granted = 0;
    const throwing = claimCalls(
      'agent',
      {
        granted: () => {
          granted += 1;
          throw new Error('a part');
        },
        elsewhere: () => {},
      },
      locks,
    );
    await throwing.answered;
    await settle();
    expect([granted, error.mock.calls.length]).toEqual([1, 1]);
    const next = claimant(locks);
    await next.answered;
    expect(next.told).toEqual(['elsewhere']);
    error.mockRestore();
  });
});
