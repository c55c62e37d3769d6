/** Web Locks as far as the plugin uses them: one holder of a name, the others in line. */
export function navigatorLocks(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  const pending = new Set<{ name: string }>();
  const request = async (
    name: string,
    { ifAvailable, signal }: LockOptions,
    act: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    await Promise.resolve(); // a browser never answers in the same turn
    if (ifAvailable && held.has(name)) return act(null);
    const waiting = { name };
    pending.add(waiting);
    signal?.addEventListener('abort', () => pending.delete(waiting));
    while (held.has(name)) await held.get(name);
    pending.delete(waiting);
    signal?.throwIfAborted();
    const lasting = Promise.resolve(act({ name, mode: 'exclusive' })).finally(() => held.delete(name));
    held.set(name, lasting);
    return lasting;
  };
  const query = () => Promise.resolve({ pending: [...pending] });
  return { request, query } as unknown as LockManager;
}
