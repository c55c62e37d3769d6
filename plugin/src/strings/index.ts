/** Puts our words among Flex's, under those an admin has set, and fills a word's {{blanks}}. */
import type { Manager } from '@twilio/flex-ui';
import { en, type StringKey } from './en';
import { stringsFor } from './languages';

export type { StringKey } from './en';

export function registerStrings(manager: Manager, locale: string | undefined): void {
  // Flex's type names only its own keys, yet documents adding others this way.
  (manager as { strings: object }).strings = { ...stringsFor(locale), ...manager.strings };
}

export type Words = (key: StringKey, blanks?: Readonly<Record<string, string>>) => string;

/** Reads a word as it stands now in Flex's table, so that an admin's override holds. */
export function wordsOf(manager: Manager): Words {
  return (key, blanks = {}) => {
    const template = (manager.strings as unknown as Partial<Record<StringKey, string>>)[key] ?? en[key];
    return fill(template, blanks);
  };
}

export function fill(template: string, blanks: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => blanks[name] ?? '');
}
