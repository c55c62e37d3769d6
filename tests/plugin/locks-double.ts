/** Web Locks as far as the plugin uses them: one holder of a name, the others in line. */
export function navigatorLocks(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  const request = async (
    name: string,
    { ifAvailable, signal }: LockOptions,
    act: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    await Promise.resolve(); // a browser never answers in the same turn
    if (ifAvailable && held.has(name)) return act(null);
    while (held.has(name)) await held.get(name);
    signal?.throwIfAborted();
    const lasting = Promise.resolve(act({ name, mode: 'exclusive' })).finally(() => held.delete(name));
    held.set(name, lasting);
    return lasting;
  };
  return { request } as unknown as LockManager;
}
