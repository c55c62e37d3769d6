// Other plugins on the page: Flex loads one before ours and one after it, and a test says what each does.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PLUGIN } from './plugin';

/** Of Flex, what another plugin of these tests uses. It runs in the page and can use nothing from outside. */
export interface PageFlex {
  readonly Actions: {
    addListener(event: string, listener: (payload: never, abort: () => void) => unknown): void;
    replaceAction(
      action: string,
      act: (payload: unknown, original: (payload: unknown) => Promise<unknown>) => Promise<unknown>,
    ): void;
    invokeAction(action: string, payload?: unknown): Promise<unknown>;
  };
  readonly Manager: {
    getInstance(): {
      readonly store: {
        getState(): { readonly flex: { readonly phone: { readonly activeCall?: { disconnect(): void } } } };
      };
    };
  };
}

export type Order = 'before' | 'after';

const FILE = 'build/browser/other-plugin.js';
const BUNDLE = `
{
const name = document.currentScript.src.match(/other-(before|after)/)[0];
Twilio.Flex.Plugins.init(class {
  name = name;
  init(flex) { window[name]?.(flex); }
});
}
`;

/** The plugins of a page, in the order in which Flex starts them: for `options.plugins` of the simulator. */
export function pluginsAround(): { name: string; file: string }[] {
  mkdirSync('build/browser', { recursive: true });
  writeFileSync(FILE, BUNDLE);
  return [{ name: 'other-before', file: FILE }, PLUGIN, { name: 'other-after', file: FILE }];
}

/** What the plugin before or after ours does when Flex starts it; to be called before the page is opened. */
export async function otherPlugin(page: Page, order: Order, act: (flex: PageFlex) => void): Promise<void> {
  await page.addInitScript({ content: `window['other-${order}'] = ${act.toString()};` });
}
