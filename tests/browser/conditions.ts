// What must hold in every browser test, whatever it tests: nothing unhandled, nothing unknown, no secret in sight.
import type { ConsoleMessage, Page } from '@playwright/test';
import type { Entry, Simulator } from '../../web/simulator';

/** A Twilio access token is a JWT; a connectToken is base64 of URI-encoded JSON, which begins with `{`. */
const SECRETS = [/eyJ[\w-]{10,}\.[\w-]{10,}\./, /JTdCJTIy[\w+/=]{20,}/];

export function hasSecret(text: string): boolean {
  return SECRETS.some((secret) => secret.test(text));
}

/** Flex UI 2.17.1 itself prints each renewed token; a plugin cannot keep it from that. */
const FLEX_SAYS_ITS_TOKEN = /^DEBUG: Token updated/;

/**
 * At each change of a conference Flex UI 2.17.1 itself says whether it ends with the agent's leg, and waits for no answer
 * (source: WorkerState, `updateEndConferenceOnExitForTask`): when that leg has just left, Twilio's refusal goes unhandled.
 */
const NOBODY_THERE =
  /^REQUEST_INVALID: Request failed with status code 404\. The requested resource participant/;

function isFlexsOwnRefused({ what, body, status }: Entry): boolean {
  const asked = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return status === 404 && /\/WorkerParticipant$/.test(what) && asked.includes('EndConferenceOnExit');
}

/**
 * The Voice SDK itself plays a call's sound and waits for no answer (2.11.1, rtc/peerconnection, `_onAddTrack`): when the
 * call ends before its first sample, the browser's refusal goes unhandled. Nothing of ours plays an element.
 */
const ENDED_BEFORE_IT_SOUNDED = /^The play\(\) request was interrupted by a call to pause\(\)/;

/**
 * Five seconds after an accept Flex UI 2.8.2 looks whether there is a call, and throws out of its timer if it has ended by
 * then (source: WorkerActions, `acceptTask`, the "stuck task" check). Beside a live call it would be right: Flex shows none (P17).
 */
const OVER_WITHIN_FIVE_SECONDS = /^Error: no active call\n/;

/**
 * When Twilio says `connected`, as after each new token, the Voice SDK itself offers every call's connection again, and
 * throws for one that it is just answering (2.11.1, call.ts, `_onConnected`): the call is none the worse for it. On a
 * further line it would be ours to prevent, and is prevented.
 */
const TOKEN_WHILE_ANSWERED =
  /^While line 0 answers: TypeError: Cannot read properties of null \(reading 'sdp'\)\n.*\bgetSDP\b.*\n.*\b_onConnected\b/;

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
          { readonly voiceClient?: { readonly calls: readonly { status(): string }[] } } | undefined;
      };
    };
  };
}

declare global {
  interface Window {
    __uncaught?: (what: 'error' | 'rejection', reason: string) => void;
  }
}

/** Watches one page from before its first script. */
export class Conditions {
  readonly broken: string[] = [];
  /** What the pages wrote to their consoles, without what has a token in it. */
  private readonly said: { readonly at: number; readonly text: string }[] = [];
  private readonly since = Date.now();
  /** Refused requests of Flex's own, each of which explains one rejection. */
  private readonly explained = new Set<Entry>();

  constructor(private readonly simulator: Pick<Simulator, 'requests'>) {}

  async watch(page: Page): Promise<void> {
    page.on('console', (message) => this.read(message));
    page.on('crash', () => this.broken.push('the page crashed'));
    await page.exposeFunction('__uncaught', (what: string, reason: string) => this.uncaught(what, reason));
    // Playwright's own event for errors is one for rejections, too, and does not tell them apart.
    await page.addInitScript(() => {
      addEventListener('error', ({ error, message }: ErrorEvent) => {
        const { MultiCall, Flex } = (window as unknown as MultiCallWindow).Twilio ?? {};
        const live = MultiCall?.snapshot().calls.some((call) => call.live) ?? false;
        const ringing = Flex?.Manager.getInstance()?.voiceClient?.calls ?? [];
        const answers = ringing.some((call) => call.status() === 'connecting');
        const circumstances = [live && 'Beside a live call: ', answers && 'While line 0 answers: '];
        const reason = error instanceof Error ? (error.stack ?? message) : message;
        window.__uncaught?.('error', circumstances.filter(Boolean).join('') + reason);
      });
      addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
        const { stack, message, content } = (reason ?? {}) as Partial<Error> & { content?: FlexErrorContent };
        const wrapped = content && [content.context, content.description, String(content.wrappedError)];
        window.__uncaught?.('rejection', [stack ?? message ?? String(reason), ...(wrapped ?? [])].join('\n'));
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

  private uncaught(what: string, reason: string): void {
    if (what === 'rejection' && ENDED_BEFORE_IT_SOUNDED.test(reason)) return;
    if (what === 'error' && OVER_WITHIN_FIVE_SECONDS.test(reason)) return;
    if (what === 'error' && TOKEN_WHILE_ANSWERED.test(reason)) return;
    const refused = this.simulator.requests.find(
      (request) => isFlexsOwnRefused(request) && !this.explained.has(request),
    );
    if (what === 'rejection' && NOBODY_THERE.test(reason) && refused) this.explained.add(refused);
    else this.broken.push(`uncaught ${what}: ${reason}`);
  }

  private read(message: ConsoleMessage): void {
    const text = message.text();
    if (FLEX_SAYS_ITS_TOKEN.test(text)) return;
    if (hasSecret(text)) {
      this.broken.push(`a token in the console (${message.type()}, ${text.length} characters)`);
    } else this.said.push({ at: Date.now(), text: `${message.type()}: ${text}` });
  }
}
