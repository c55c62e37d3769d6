/**
 * Of several pages of one agent in one browser, one has the calls. Twilio rings them all, and each Flex would accept: the
 * calls would be torn between pages that know nothing of one another. A Web Lock says whose they are; the browser frees it
 * when its page closes, reloads or crashes.
 */
import type { Stop } from './parts';

export interface Claim {
  /** Whether the calls are this page's from the start. */
  readonly here: boolean;
  readonly stop: Stop;
}

/**
 * Resolves when it is known whose the calls are, which takes a millisecond. `granted` is called once they are this page's,
 * at once or when the page that has them is gone. Where there are no locks they are.
 * @param name the agent's own
 */
export async function claimCalls(
  name: string,
  granted: () => void,
  locks: Pick<LockManager, 'request'> | null = 'locks' in navigator ? navigator.locks : null,
): Promise<Claim> {
  const nothing: Stop = () => {};
  if (!locks) {
    granted();
    return { here: true, stop: nothing };
  }
  let release = nothing;
  const released = new Promise<void>((resolve) => (release = resolve));
  const hold = (): Promise<void> => {
    granted();
    return released;
  };
  const here = await new Promise<boolean>((resolve) => {
    const answered = (lock: Lock | null): Promise<void> => {
      resolve(lock !== null);
      return lock ? hold() : Promise.resolve();
    };
    locks.request(name, { ifAvailable: true }, answered).catch(() => {
      // A page that may not use locks, as one without an origin: there is none to share the calls with.
      granted();
      resolve(true);
    });
  });
  const waiting = new AbortController();
  if (!here) locks.request(name, { signal: waiting.signal }, hold).catch(nothing);
  return {
    here,
    stop: () => {
      waiting.abort();
      release();
    },
  };
}
