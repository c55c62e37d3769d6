/** The command before a service on loopback, with a clock of its own that never waits. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RequestClient } from 'twilio';
import { run } from '../../plugin/setup/main';
import { accountOf, type Wanted } from './account-double';
import { Service } from './service';

/** Of this repository. */
export const CLONE = join(import.meta.dirname, '../..');
const HOSTS = ['taskrouter.twilio.com', 'flex-api.twilio.com'];
type Options<T> = Parameters<typeof RequestClient.prototype.request<T>>[0];
type Answer<T> = ReturnType<typeof RequestClient.prototype.request<T>>;

/** The library's own, but that it reaches only the service: any other host is a mistake. */
class ToLoopback extends RequestClient {
  constructor(private readonly url: string) {
    super();
  }

  override request<T>(options: Options<T>): Answer<T> {
    const { host, pathname, search } = new URL(options.uri);
    if (!HOSTS.includes(host)) throw new Error(`Not for loopback: ${host}`);
    return super.request({ ...options, uri: `${this.url}/${host}${pathname}${search}` });
  }
}

export interface Said {
  code: number;
  /** What was asked for. */
  printed: string;
  /** How it went, and what went wrong. */
  told: string;
}

export class Stage {
  private constructor(
    readonly service: Service,
    readonly folder: string,
    private readonly clock: { time: number },
  ) {}

  static async set(wanted: Wanted): Promise<Stage> {
    const clock = { time: Date.parse('2026-11-23T00:00:00Z') };
    const service = new Service(accountOf(wanted), () => clock.time);
    await service.start();
    return new Stage(service, mkdtempSync(join(tmpdir(), 'setup-')), clock);
  }

  async clear(): Promise<void> {
    await this.service.stop();
    rmSync(this.folder, { recursive: true });
  }

  get account(): Service['account'] {
    return this.service.account;
  }

  /** Simulated: how long the command has waited for Twilio's limits and for better times. */
  get waitedMs(): number {
    return this.clock.time - Date.parse('2026-11-23T00:00:00Z');
  }

  /** In the order in which they were made. */
  get backups(): string[] {
    const folder = join(this.folder, '.multi-call-setup');
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  }

  async run(...given: readonly (string | AbortSignal)[]): Promise<Said> {
    const args = given.filter((each) => typeof each === 'string');
    const interrupt = given.find((each) => typeof each !== 'string');
    const { account, clock } = this;
    const [printed, told]: [string[], string[]] = [[], []];
    const code = await run(args, {
      environment: {
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_API_KEY: account.user,
        TWILIO_API_SECRET: account.secret,
      },
      home: this.folder,
      clone: CLONE,
      version: '1.2.3',
      ...(interrupt ? { interrupt } : {}),
      print: (text) => printed.push(text),
      tell: (text) => told.push(text),
      httpClient: new ToLoopback(this.service.url),
      clock: {
        now: () => clock.time,
        wait: (ms) => {
          clock.time += ms;
          return Promise.resolve();
        },
      },
    });
    return { code, printed: printed.join('\n'), told: told.join('\n') };
  }

  /** Plans, and applies what was planned. */
  async apply(...args: readonly (string | AbortSignal)[]): Promise<Said> {
    const { printed } = await this.run('plan', ...args.filter((each) => typeof each === 'string'));
    return this.run('apply', /Plan (\w+):/.exec(printed)?.[1] ?? '', ...args);
  }
}
