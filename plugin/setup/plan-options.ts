/** The plugin's options: hosted for everybody, or for chosen workers only. */
import { readOptions } from '../src/config';
import { options, usualOf, type Option } from '../src/options';
import { OPTIONS_PATH, OVERRIDE_PATH, type Account, type Worker } from './account';
import type { OptionsChange, OverrideChange } from './change';
import { isObject, same, valueAt, type Json, type JsonObject } from './json';
import type { Wishes } from './plan';

/** The hosted options, brought within their bounds as the plugin itself would bring them. */
export function hostedOptions({
  uiAttributes,
}: Pick<Account, 'uiAttributes'>): ReturnType<typeof readOptions> & { enabled: boolean } {
  const hosted = valueAt(uiAttributes, OPTIONS_PATH);
  const given = isObject(hosted) ? hosted : {};
  return { ...readOptions(given), enabled: given['enabled'] === true };
}

export function maxCallsOf(
  account: Pick<Account, 'uiAttributes'>,
  { maxCalls }: Pick<Wishes, 'maxCalls'>,
): number {
  return maxCalls ?? hostedOptions(account).values.maxCalls;
}

/** The options are written out in full: the template's admin panel has a control for each that is there. */
export function planOptions(account: Account, { maxCalls }: Wishes): OptionsChange[] {
  const hosted = valueAt(account.uiAttributes, OPTIONS_PATH);
  const usual = Object.fromEntries(
    Object.entries<Option>(options).map(([name, option]) => [name, usualOf(option)]),
  );
  const wanted = {
    ...usual,
    ...(isObject(hosted) ? hosted : {}),
    ...(maxCalls === null ? {} : { max_calls: maxCalls }),
    enabled: true,
  };
  return same(hosted, wanted)
    ? []
    : [{ kind: 'options', ...written(account.uiAttributes, OPTIONS_PATH, wanted) }];
}

/**
 * Flex's own configuration does not know single workers. The plugin, and Twilio's template, merge the worker's attribute
 * `config_overrides` over the hosted options (plugin/src/config.ts).
 */
export function planOverrides(chosen: readonly Worker[], { maxCalls }: Wishes): OverrideChange[] {
  return chosen.flatMap(({ sid, name, capacity, attributes }): OverrideChange[] => {
    if (capacity === 0 || attributes === null) return [];
    const there = valueAt(attributes, OVERRIDE_PATH);
    const wanted = {
      ...(isObject(there) ? there : {}),
      ...(maxCalls === null ? {} : { max_calls: maxCalls }),
      enabled: true,
    };
    if (same(there, wanted)) return [];
    return [{ kind: 'override', sid, name, ...written(attributes, OVERRIDE_PATH, wanted) }];
  });
}

/** Written as far as the way exists and one key further, so that undoing leaves nothing behind. */
function written(
  root: JsonObject,
  whole: readonly string[],
  wanted: Json,
): { path: string[]; before: Json | undefined; after: Json } {
  const missing = whole.findIndex((_, i) => !isObject(valueAt(root, whole.slice(0, i + 1))));
  const path = whole.slice(0, missing === -1 ? whole.length : missing + 1);
  const after = whole.slice(path.length).reduceRight<Json>((value, key) => ({ [key]: value }), wanted);
  return { path, before: valueAt(root, path), after };
}
