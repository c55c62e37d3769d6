/**
 * Only one of several pages of one agent in one browser has the calls. Twilio rings all of them, and Flex would accept in
 * each: the calls would be divided among pages that do not know each other's. A Web Lock says whose they are. The browser
 * frees it when its page closes, reloads or crashes.
 */
import type { Stop } from './parts';

export interface Claim {
  /** The calls are this page's. Called once. */
  readonly granted: () => void;
  /** Another page has the calls for now. Called at most once, before `granted`. */
  readonly elsewhere: () => void;
}

export interface Claimed {
  /** Resolves when one of the two has been called, which takes a millisecond, or when the claim is stopped. */
  readonly answered: Promise<void>;
  /** Whether another page of the agent waits for the calls. */
  readonly isWanted: () => Promise<boolean>;
  /** Releases the lock, or ends the wait for it. Neither of the two is called any more. */
  readonly stop: Stop;
}

/**
 * Asks for the agent's calls. Where there are no locks, or the page may not use them, the calls are this page's.
 * @param name the agent's own
 */
export function claimCalls(
  name: string,
  { granted, elsewhere }: Claim,
  locks: LockManager | null = 'locks' in navigator ? navigator.locks : null,
): Claimed {
  const wait = new AbortController();
  const stopped = new Promise<void>((resolve) => wait.signal.addEventListener('abort', () => resolve()));
  let isAnswered = false;
  let answer = (): void => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));

  /** What a part throws is its own, and is not taken for a refusal of the lock. */
  const tell = (what: () => void): void => {
    isAnswered = true;
    try {
      if (!wait.signal.aborted) what();
    } catch (error) {
      console.error('[multi-call] The calls could not be taken over:', error);
    }
    answer();
  };
  const hold = (): Promise<void> => {
    tell(granted);
    return stopped;
  };
  /** A request rejects when its wait is stopped, and where the page may not use locks, as one without an origin. */
  const refused = (): void => {
    if (!isAnswered) tell(granted);
  };
  const first = (lock: Lock | null): Promise<void> => {
    if (lock) return hold();
    tell(elsewhere);
    if (!wait.signal.aborted) locks?.request(name, { signal: wait.signal }, hold).catch(() => {});
    return Promise.resolve();
  };

  if (locks) locks.request(name, { ifAvailable: true }, first).catch(refused);
  else refused();
  return {
    answered,
    isWanted: async () => {
      const waiting = (await locks?.query())?.pending ?? [];
      return waiting.some((lock) => lock.name === name);
    },
    stop: () => {
      wait.abort();
      answer();
    },
  };
}
