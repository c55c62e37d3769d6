/** What every verb works with. */
import type { RequestClient } from 'twilio';
import type { Hosted } from './account';
import type { Asked } from './arguments';
import type { Credentials } from './credentials';
import { visible } from './output';
import type { Clock } from './requests';
import type { Twin } from './twilio';

/** What is around the tool; tests have their own. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The folder of the clone, in which no backup is written. */
  readonly clone: string;
  readonly version: string;
  /** A line of what was asked for. */
  readonly print: (line: string) => void;
  /** A line of how it goes on. */
  readonly tell: (line: string) => void;
  /** Aborted when the admin presses Ctrl-C: then it is told how to go on. */
  readonly interrupt?: AbortSignal;
  readonly clock?: Clock;
  readonly httpClient?: RequestClient;
}

/** The exit codes. */
export const DONE = 0;
/** Something is missing, or a question is open. */
export const LACKING = 1;
/** The work was not done, or not to its end. */
export const FAILED = 2;
/** All was tried, and some was left alone. */
export const PARTIAL = 3;

export class Stuff {
  /** What is said when the admin presses Ctrl-C. */
  onInterrupt: readonly string[] = ['Interrupted. Nothing was changed.'];

  constructor(
    readonly asked: Asked,
    readonly credentials: Credentials,
    readonly world: World,
    readonly clock: Clock,
    readonly twin: Twin,
  ) {
    world.interrupt?.addEventListener('abort', () => this.onInterrupt.forEach(this.tell), { once: true });
  }

  /** For people. With --json the document stands alone. */
  say(...lines: readonly string[]): void {
    if (!this.asked.json) for (const line of lines) this.world.print(visible(line));
  }

  readonly tell = (line: string): void => this.world.tell(visible(line));

  /** For programs. `schema` grows when a field changes its meaning or goes. */
  document({ accountSid, workspaceSid, domain }: Hosted, rest: object): void {
    if (!this.asked.json) return;
    const account = { accountSid, workspaceSid, domain, by: this.credentials.origin };
    this.world.print(JSON.stringify({ schema: 1, verb: this.asked.verb, account, ...rest }, null, 2));
  }

  /** The option by which the same credentials are found again. */
  get profile(): string[] {
    return this.asked.profile === undefined ? [] : ['--profile', this.asked.profile];
  }
}
