/**
 * The options of `multi_call`, each said once: its default, what it may be and what it is for. From this table come
 * the reading of a configuration (config.ts), the JSON Schema that is shipped (plugin/multi_call.schema.json) and the
 * README's table (`npm run generate`). All are flat and scalar: the template's admin panel shows one control for each.
 */

/** True or false; text of either is taken, too, as the admin panel may store it. */
interface Switch {
  readonly kind: 'switch';
  readonly usual: boolean;
  readonly says: string;
}
/** A whole number within bounds, both of which it may be. */
interface Count {
  readonly kind: 'count';
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly says: string;
}
/** One of some words, the first of which is usual. */
interface Choice {
  readonly kind: 'choice';
  readonly words: readonly [string, ...string[]];
  readonly says: string;
}
export type Option = Switch | Count | Choice;

export const options = {
  enabled: {
    kind: 'switch',
    usual: false,
    says: 'only `true` itself switches the plugin on',
  },
  max_calls: {
    kind: 'count',
    usual: 6,
    least: 1,
    most: 50, // TaskRouter's maximum of a channel (P25)
    says: 'calls that an agent may have at once',
  },
  resume_on_end: {
    kind: 'choice',
    words: ['off', 'previous'],
    says: '`previous`: when the other side ends the live call, the one before it is live again',
  },
  multi_party_hold: {
    kind: 'choice',
    words: ['parties', 'agent'],
    says: '`agent`: a conference of three or more is left by holding only the agent, so that the others go on talking',
  },
  warm_line: {
    kind: 'switch',
    usual: true,
    says: '`false`: no Device more is kept ready while the agent is on a call; the next call is then heard later, by more the farther Twilio is',
  },
  disable_multi_call_alert: {
    kind: 'switch',
    usual: true,
    says: '`false`: Flex goes on asking whether to end an outbound call before an incoming one is taken',
  },
  notify_holds: {
    kind: 'switch',
    usual: true,
    says: '`false`: the agent is not told when somebody could not be put on hold; they are silent to each other all the same',
  },
  hold_reminder_seconds: {
    kind: 'count',
    usual: 120,
    least: 0,
    most: 3600,
    says: 'with several calls, a hold this long is pointed out to the agent, and again after as long; `0`: none is',
  },
  waiting_tone: {
    kind: 'switch',
    usual: true,
    says: '`false`: no soft tone is heard while a call waits beside those that the agent is on',
  },
  media_keys: {
    kind: 'switch',
    usual: false,
    says: "`true`: during a call the keyboard's and headset's media keys mute (play, pause), go to the next call and hang up",
  },
  debug_view: {
    kind: 'switch',
    usual: false,
    says: '`true`: a further view, at `/multi-call`, shows the calls as the core has them, and the journal',
  },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** What an option is when nothing, or nothing usable, was said. */
export function usualOf(option: Option): boolean | number | string {
  return option.kind === 'choice' ? option.words[0] : option.usual;
}

type Of<O extends Option> = O extends Choice ? O['words'][number] : O extends Count ? number : boolean;
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** The values that are in force, under the names they have in code: `max_calls` is `maxCalls`. */
export type Values = { -readonly [Name in OptionName as Camel<Name>]: Of<(typeof options)[Name]> };
