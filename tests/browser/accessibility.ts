// What axe-core finds in a part of a page.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Each breach in one line: the rule, and the elements that break it. */
export async function breachesOf(page: Page, selector: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(selector).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
