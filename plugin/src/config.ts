/**
 * The options an admin gives in flex-config, `custom_data.features.multi_call`, a worker's attribute
 * `config_overrides` merged over them. Read once, when Flex loads the plugin.
 */

export interface Options {
  /** Calls an agent may have at once, 1..50: 50 is TaskRouter's maximum of a channel (P25). */
  maxCalls: number;
  /** What becomes live when the live call ends (P19). */
  resumeOnEnd: 'off' | 'previous';
  /** Whether leaving a conference of three holds its parties or the agent's own leg (P16). */
  multiPartyHold: 'parties' | 'agent';
  /** Whether a Device more is kept ready while the agent is on a call, so that the next one is heard sooner. */
  warmLine: boolean;
}

export interface Configuration {
  enabled: boolean;
  options: Options;
  /** The fields whose value could not be used as given, in one sentence each; for one warning. */
  warnings: readonly string[];
}

type Bag = Readonly<Record<string, unknown>>;

const CALLS = { least: 1, most: 50, usual: 6 };

/**
 * Reads the options. Neither argument is changed: Flex hands both out by reference.
 * @param customData `manager.configuration.custom_data`
 * @param workerAttributes attributes of the worker who is logged in
 */
export function readConfiguration(customData: unknown, workerAttributes: unknown): Configuration {
  const given = {
    ...featureOf(customData),
    ...featureOf(bag(workerAttributes)['config_overrides']),
  };
  const warnings: string[] = [];
  return {
    enabled: given['enabled'] === true,
    options: {
      maxCalls: wholeNumber('max_calls', given['max_calls'], warnings),
      resumeOnEnd: oneOf('resume_on_end', given['resume_on_end'], ['off', 'previous'], warnings),
      multiPartyHold: oneOf('multi_party_hold', given['multi_party_hold'], ['parties', 'agent'], warnings),
      warmLine: yesOrNo('warm_line', given['warm_line'], true, warnings),
    },
    warnings,
  };
}

/** Both places nest alike: `features.multi_call`, as the template's own overrides do. */
function featureOf(container: unknown): Bag {
  return bag(bag(bag(container)['features'])['multi_call']);
}

function bag(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

function wholeNumber(field: string, value: unknown, warnings: string[]): number {
  if (value === undefined || value === null || value === '') return CALLS.usual;
  // The template's admin panel stores what was typed, so a number may come as text.
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    warnings.push(`${field} must be a number; ${CALLS.usual} is used`);
    return CALLS.usual;
  }
  const clamped = Math.min(CALLS.most, Math.max(CALLS.least, Math.trunc(number)));
  if (clamped !== number) {
    warnings.push(`${field} must be a whole number from ${CALLS.least} to ${CALLS.most}; ${clamped} is used`);
  }
  return clamped;
}

function yesOrNo(field: string, value: unknown, usual: boolean, warnings: string[]): boolean {
  if (value === undefined || value === null || value === '') return usual;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  warnings.push(`${field} must be true or false; ${usual} is used`);
  return usual;
}

function oneOf<T extends string>(
  field: string,
  value: unknown,
  allowed: readonly [T, ...T[]],
  warnings: string[],
): T {
  if (value === undefined || value === null || value === '') return allowed[0];
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    warnings.push(`${field} must be one of ${allowed.join(', ')}; ${allowed[0]} is used`);
  return found ?? allowed[0];
}
