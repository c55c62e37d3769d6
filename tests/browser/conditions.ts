// What must hold in every browser test, whatever it tests: no error of ours, nothing unhandled, nothing unknown, no secret in sight.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Entry, Simulator } from '../../web/simulator';
import { EXCUSES, type Excuse } from './excuses';

/** A Twilio access token is a JWT; a connectToken is base64 of URI-encoded JSON, which begins with `{`. */
const JWT = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/;
const SECRETS = [JWT, /JTdCJTIy[\w+/=]{20,}/];

export function hasSecret(text: string): boolean {
  return SECRETS.some((secret) => secret.test(text));
}

/** Flex UI itself prints each renewed token (source: SessionState, `updateToken`); a plugin cannot keep it from that. */
const FLEX_PRINTS_ITS_TOKEN = new RegExp(`^DEBUG: Token updated in SessionState: ${JWT.source}$`);

/** How the plugin's own lines in the console begin. */
const OURS = '[multi-call]';

/** What Flex's own errors say beside their message. */
interface FlexErrorContent {
  readonly context?: string;
  readonly description?: string;
  readonly wrappedError?: unknown;
}

interface MultiCallWindow {
  readonly Twilio?: {
    readonly MultiCall?: { snapshot(): { readonly calls: readonly { readonly live: boolean }[] } };
    readonly Flex?: {
      readonly Manager: {
        getInstance():
          | {
              readonly voiceClient?: { readonly calls: readonly { status(): string }[] };
              readonly store: {
                getState(): { readonly flex: { readonly phone: { readonly listener?: object } } };
              };
            }
          | undefined;
      };
    };
  };
}

declare global {
  interface Window {
    __uncaught?: (what: 'error' | 'rejection', reason: string) => void;
  }
}

/** An error of ours that a test brings about. */
interface Expected {
  readonly text: string;
  readonly times: number;
  seen: number;
}

/** A line in a page's console, as Playwright's ConsoleMessage has it. */
export interface ConsoleLine {
  type(): string;
  text(): string;
}

/** The version of Flex UI in the page: FLEX_UI, or the one in package.json. */
function flexInUse(): string {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return process.env['FLEX_UI'] || (devDependencies['@twilio/flex-ui'] ?? '');
}

/** Watches the pages of one test, each from before its first script. */
export class Conditions {
  /** What has gone wrong so far. */
  readonly broken: string[] = [];
  /** What the pages wrote to their consoles, without what has a token in it. */
  private readonly said: { readonly at: number; readonly text: string }[] = [];
  private readonly since = Date.now();
  /** Requests of earlier tests: the simulator outlives a test, and so does its journal. */
  private readonly before: ReadonlySet<Entry>;
  /** For each excuse the requests that have explained an error already. */
  private readonly used = new Map<Excuse, Set<Entry>>();
  private readonly expected: Expected[] = [];

  constructor(
    private readonly simulator: Pick<Simulator, 'requests'>,
    private readonly flexVersion = flexInUse(),
  ) {
    this.before = new Set(simulator.requests);
  }

  /** The test brings about an error of ours: so many lines of the console begin with `[multi-call] ` and this text. */
  expectError(text: string, times = 1): void {
    this.expected.push({ text, times, seen: 0 });
  }

  /** What has gone wrong in the whole test: an expected error that did not happen is wrong, too. */
  atEnd(): string[] {
    const missed = this.expected.filter(({ seen, times }) => seen < times);
    return [
      ...this.broken,
      ...missed.map(({ text, times, seen }) => `expected ${times} × "${OURS} ${text}", seen ${seen}`),
    ];
  }

  /** Watches every page of this page's context, also those that are opened later; none but this one has to survive. */
  async watch(page: Page): Promise<void> {
    const context = page.context();
    context.on('console', (message) => this.read(message));
    page.on('crash', () => this.broken.push('the page crashed'));
    await context.exposeFunction('__uncaught', (what: 'error' | 'rejection', reason: string) =>
      this.uncaught(what, reason),
    );
    // Playwright's own event for errors is one for rejections, too, and does not tell them apart.
    await context.addInitScript(() => {
      addEventListener('error', ({ error, message }: ErrorEvent) => {
        const { MultiCall, Flex } = (window as unknown as MultiCallWindow).Twilio ?? {};
        const live = MultiCall?.snapshot().calls.some((call) => call.live) ?? false;
        const ringing = Flex?.Manager.getInstance()?.voiceClient?.calls ?? [];
        const answers = ringing.some((call) => call.status() === 'connecting');
        const isOver = Flex && !Flex.Manager.getInstance()?.store.getState().flex.phone.listener;
        const circumstances = [
          live && 'Beside a live call: ',
          answers && 'While line 0 answers: ',
          isOver && 'After a logout: ',
        ];
        const reason = error instanceof Error ? (error.stack ?? message) : message;
        window.__uncaught?.('error', circumstances.filter(Boolean).join('') + reason);
      });
      addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
        const { stack, message, content } = (reason ?? {}) as Partial<Error> & { content?: FlexErrorContent };
        const wrapped = content && [content.context, content.description, String(content.wrappedError)];
        const { Flex } = (window as unknown as MultiCallWindow).Twilio ?? {};
        const isOver = Flex && !Flex.Manager.getInstance()?.store.getState().flex.phone.listener;
        const text = [stack ?? message ?? String(reason), ...(wrapped ?? [])].join('\n');
        window.__uncaught?.('rejection', (isOver ? 'After a logout: ' : '') + text);
      });
    });
  }

  /** Line by line, in order: what the pages said, and what was asked of the simulator. For tests that fail once in a while. */
  account(): string {
    const asked = this.simulator.requests
      .filter(({ at }) => at >= this.since)
      .map(({ at, via, what, body, status }) => ({
        at,
        text: `${via} ${what} ${JSON.stringify(body)} ${status ?? ''}`,
      }));
    return [...this.said, ...asked]
      .sort((one, other) => one.at - other.at)
      .map(({ at, text }) => `${new Date(at).toISOString().slice(11, 23)} ${text}\n`)
      .join('');
  }

  /** Judges an error or a rejection that nothing on the page handled. */
  uncaught(kind: 'error' | 'rejection', reason: string): void {
    const excused = EXCUSES.some(
      (excuse) =>
        excuse.kind === kind &&
        excuse.versions.includes(this.flexVersion) &&
        excuse.reason.test(reason) &&
        this.explains(excuse),
    );
    if (!excused) this.broken.push(`uncaught ${kind}: ${reason}`);
  }

  /** Judges a line in the console. */
  read(line: ConsoleLine): void {
    const text = line.text();
    if (FLEX_PRINTS_ITS_TOKEN.test(text)) return;
    if (hasSecret(text)) {
      this.broken.push(`a token in the console (${line.type()}, ${text.length} characters)`);
      return;
    }
    this.said.push({ at: Date.now(), text: `${line.type()}: ${text}` });
    if (line.type() === 'error' && text.startsWith(OURS) && !this.expects(text))
      this.broken.push(`an error of ours in the console: ${text}`);
  }

  private expects(text: string): boolean {
    const expected = this.expected.find(
      (one) => one.seen < one.times && text.startsWith(`${OURS} ${one.text}`),
    );
    if (expected) expected.seen += 1;
    return expected !== undefined;
  }

  /** Whether a request of this test explains one more such error; it then explains no other. */
  private explains(excuse: Excuse): boolean {
    const used = this.used.get(excuse) ?? new Set();
    this.used.set(excuse, used);
    const request = this.simulator.requests.find(
      (one) => !this.before.has(one) && !used.has(one) && excuse.explainedBy(one),
    );
    if (request) used.add(request);
    return request !== undefined;
  }
}
