// What must hold in every browser test, whatever it tests: nothing unhandled, nothing unknown, no secret in sight.
import type { ConsoleMessage, Page } from '@playwright/test';

/** A Twilio access token is a JWT; a connectToken is base64 of URI-encoded JSON, which begins with `{`. */
const SECRETS = [/eyJ[\w-]{10,}\.[\w-]{10,}\./, /JTdCJTIy[\w+/=]{20,}/];

export function hasSecret(text: string): boolean {
  return SECRETS.some((secret) => secret.test(text));
}

/** Flex UI 2.17.1 itself prints each renewed token; a plugin cannot keep it from that. */
const FLEX_SAYS_ITS_TOKEN = /^DEBUG: Token updated/;

declare global {
  interface Window {
    __unhandled?: (reason: string) => void;
  }
}

/** Watches one page from before its first script. */
export class Conditions {
  readonly broken: string[] = [];

  async watch(page: Page): Promise<void> {
    page.on('pageerror', (error) => this.broken.push(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => this.read(message));
    page.on('crash', () => this.broken.push('the page crashed'));
    await page.exposeFunction('__unhandled', (reason: string) =>
      this.broken.push(`unhandled rejection: ${reason}`),
    );
    await page.addInitScript(() => {
      addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
        window.__unhandled?.(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
      });
    });
  }

  private read(message: ConsoleMessage): void {
    const text = message.text();
    if (FLEX_SAYS_ITS_TOKEN.test(text)) return;
    if (hasSecret(text)) {
      this.broken.push(`a token in the console (${message.type()}, ${text.length} characters)`);
    }
  }
}
