/** Asks Twilio with patience: no faster than it allows, again after a fault, and with a clear sentence when it fails. */
import { Failure, Gone, Stale } from './failure';

/** Lists with an expression are refused after three a second. */
const BETWEEN_SEARCHES_MS = 400;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 32_000;
/** Tries of one request when Twilio answers that there are too many: pauses of 95 s in all, more when others wait too. */
const TRIES_WHEN_HURRIED = 8;
/** Tries of one request when it fails on the way. Every request of ours may be made twice: it says what is to be. */
const TRIES_WHEN_LOST = 4;

export interface Clock {
  now(): number;
  wait(ms: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** As much as we look at of what the `twilio` library, or the network under it, throws. */
interface Trouble {
  status?: number;
  code?: string | number;
  message?: string;
  /** Of a request that got no answer. Its other fields hold the credentials. */
  config?: { url?: string };
}

export class Requests {
  private searchAllowedAt = 0;
  /** No request before this: Twilio has asked for patience, and means all of us. */
  private pausedUntil = 0;
  private lastTold = '';

  /** @param place region and edge, and where they were set: said when Twilio cannot be reached */
  constructor(
    private readonly clock: Clock,
    private readonly tell: (text: string) => void,
    private readonly place: string,
  ) {}

  /** @param what what is done, after "Twilio would not let us": "read the workflows" */
  async ask<T>(what: string, request: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      await this.clock.wait(Math.max(0, this.pausedUntil - this.clock.now()));
      try {
        return await request();
      } catch (error) {
        if (!isTrouble(error)) throw error;
        await this.pauseOrFail(what, error, tries);
      }
    }
  }

  /** A list with an expression. */
  async search<T>(what: string, request: () => Promise<T>): Promise<T> {
    return this.ask(what, async () => {
      const at = Math.max(this.clock.now(), this.searchAllowedAt);
      this.searchAllowedAt = at + BETWEEN_SEARCHES_MS;
      await this.clock.wait(at - this.clock.now());
      return request();
    });
  }

  private async pauseOrFail(what: string, trouble: Trouble, tries: number): Promise<void> {
    const { status } = trouble;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
    if (status === 429 && tries < TRIES_WHEN_HURRIED) {
      this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + pause);
      this.tellOnce(`Twilio asks for fewer requests: going on in ${pause / 1000} s`);
      return;
    }
    if ((status === undefined || status >= 500) && tries < TRIES_WHEN_LOST) {
      this.tellOnce(`${this.sentence(what, trouble)} Trying again in ${pause / 1000} s`);
      await this.clock.wait(pause);
      return;
    }
    const Kind = status === 404 ? Gone : status === 412 ? Stale : Failure;
    throw new Kind(this.sentence(what, trouble));
  }

  /** Requests that are under way together fail alike: one line is enough. */
  private tellOnce(line: string): void {
    if (line !== this.lastTold) this.tell(line);
    this.lastTold = line;
  }

  private sentence(what: string, { status, code, message, config }: Trouble): string {
    switch (status) {
      case undefined: {
        const host = config?.url === undefined ? '' : ` at ${new URL(config.url).host}`;
        return `Twilio could not be reached${host} to ${what} (${code}; ${this.place}).`;
      }
      case 401:
        return 'Twilio does not accept the credentials (401): look at TWILIO_ACCOUNT_SID and the key or token, or at the profile.';
      case 403:
        return `These credentials have no right to ${what} (403): a Standard or Main API key, or the auth token, has.`;
      case 404:
        return `Twilio knows nothing there to ${what} (404).`;
      case 429:
        return `Twilio went on asking for fewer requests when we wanted to ${what} (429): try again later.`;
      default:
        return `Twilio would not let us ${what} (${status}${code === undefined ? '' : `, ${code}`}): ${message ?? ''}`;
    }
  }
}

/** Whether it came from Twilio (a status) or the network under it (a code), rather than from a mistake of ours. */
function isTrouble(error: unknown): error is Trouble {
  const { status, code } = error as Trouble;
  return status !== undefined || typeof code === 'string';
}
