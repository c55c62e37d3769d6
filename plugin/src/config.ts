/**
 * The options an admin gives in flex-config, `custom_data.features.multi_call`, a worker's attribute
 * `config_overrides` merged over them. Read once, when Flex loads the plugin. Keys that we do not know are let be.
 */
import { options, usualOf, type Option, type Values } from './options';

/** What the agent sees and is told. */
export type Desktop = Pick<
  Values,
  'notifyHolds' | 'holdReminderSeconds' | 'waitingTone' | 'mediaKeys' | 'debugView'
>;

/** What the session goes by. */
export type Options = Omit<Values, 'enabled' | 'disableMultiCallAlert' | keyof Desktop>;

export interface Configuration {
  enabled: boolean;
  options: Options;
  /** Whether Flex's question whether to end an outbound call for an incoming one is left out. */
  disableMultiCallAlert: boolean;
  desktop: Desktop;
  /** The fields whose value could not be used as given, in one sentence each; for one warning. */
  warnings: readonly string[];
}

type Bag = Readonly<Record<string, unknown>>;

/**
 * Reads the options. Neither argument is changed: Flex hands both out by reference.
 * @param customData `manager.configuration.custom_data`
 * @param workerAttributes attributes of the worker who is logged in
 */
export function readConfiguration(customData: unknown, workerAttributes: unknown): Configuration {
  const given = { ...featureOf(customData), ...featureOf(bag(workerAttributes)['config_overrides']) };
  const { values, warnings } = readOptions(given);
  const {
    enabled,
    disableMultiCallAlert,
    notifyHolds,
    holdReminderSeconds,
    waitingTone,
    mediaKeys,
    debugView,
    ...session
  } = values;
  return {
    // The text 'true' does not switch it on, as in the template.
    enabled: enabled && given['enabled'] === true,
    options: session,
    disableMultiCallAlert,
    desktop: { notifyHolds, holdReminderSeconds, waitingTone, mediaKeys, debugView },
    warnings,
  };
}

/** Reads what one place says of `multi_call`: each option as given, else as near to it as it may be, else as usual. */
export function readOptions(given: Bag): { values: Values; warnings: string[] } {
  const warnings: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const [value, warning] = read(option, given[name]);
    values[camel(name)] = value;
    if (warning !== undefined) warnings.push(`${name} ${warning}`);
  }
  // The table names every field of Values: its type is made from it.
  return { values: values as Values, warnings };
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Both places nest alike: `features.multi_call`, as the template's own overrides do. */
function featureOf(container: unknown): Bag {
  return bag(bag(bag(container)['features'])['multi_call']);
}

function bag(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

/** The value in force, and what is to be said of one that could not be used as it was given. */
type Reading = readonly [value: boolean | number | string, warning?: string];

function read(option: Option, value: unknown): Reading {
  const usual = usualOf(option);
  if (value === undefined || value === null || value === '') return [usual];
  switch (option.kind) {
    case 'switch':
      if (value === true || value === 'true') return [true];
      if (value === false || value === 'false') return [false];
      return [usual, `must be true or false; ${usual} is used`];
    case 'count': {
      // The template's admin panel stores what was typed, so a number may come as text.
      const number = typeof value === 'string' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        return [usual, `must be a number; ${usual} is used`];
      }
      const clamped = Math.min(option.most, Math.max(option.least, Math.trunc(number)));
      if (clamped === number) return [number];
      return [clamped, `must be a whole number from ${option.least} to ${option.most}; ${clamped} is used`];
    }
    case 'choice': {
      const found = option.words.find((word) => word === value);
      return found !== undefined
        ? [found]
        : [usual, `must be one of ${option.words.join(', ')}; ${usual} is used`];
    }
    default:
      return option satisfies never;
  }
}
