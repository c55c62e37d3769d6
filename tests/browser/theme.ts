// Flex's own light or dark theme, as an admin's configuration chooses it.
import type { Page } from '@playwright/test';

interface FlexWindow {
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: { getInstance(): { updateConfig(change: { theme: { isLight: boolean } }): void } };
    };
  };
}

export type Theme = 'light' | 'dark';

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((isLight) => {
    (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance().updateConfig({ theme: { isLight } });
  }, theme === 'light');
}
