import { describe, expect, it } from 'vitest';
import { claimCalls } from '../../plugin/src/one-owner';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the calls of an agent', () => {
  it('are the first page’s until it stops, and then the next one’s', async () => {
    const granted: string[] = [];
    const claim = (page: string) => claimCalls('agent', () => granted.push(page), navigatorLocks());
    const first = await claim('first');
    const second = await claim('second');
    const third = await claim('third');
    expect([first.here, second.here, third.here]).toEqual([true, false, false]);
    expect(granted).toEqual(['first']);
    second.stop(); // gives up waiting
    first.stop();
    await settle();
    expect(granted).toEqual(['first', 'third']);
    third.stop();
  });

  it('are the only page’s where the browser has no locks, or refuses them', async () => {
    for (const locks of [null, { request: () => Promise.reject(new Error('SecurityError')) }]) {
      let granted = 0;
      expect((await claimCalls('agent', () => (granted += 1), locks as LockManager | null)).here).toBe(true);
      expect(granted).toBe(1);
    }
  });
});

const held = new Map<string, Promise<unknown>>();

/** Web Locks as far as they are used here: one holder, the others in line. */
function navigatorLocks(): LockManager {
  const request = async (
    name: string,
    { ifAvailable, signal }: LockOptions,
    act: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (ifAvailable && held.has(name)) return act(null);
    while (held.has(name)) await held.get(name);
    signal?.throwIfAborted();
    const lasting = Promise.resolve(act({ name, mode: 'exclusive' })).finally(() => held.delete(name));
    held.set(name, lasting);
    return lasting;
  };
  return { request } as unknown as LockManager;
}
