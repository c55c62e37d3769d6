/** The verbs, their options and the help. */

export type Verb = 'check' | 'plan' | 'apply' | 'undo';

interface OptionOfVerb {
  /** What stands for its value; null: it has none. */
  readonly value: string | null;
  readonly many?: boolean;
  readonly short?: string;
  readonly says: string;
}

export const OPTIONS = {
  workers: {
    value: 'EXPRESSION',
    says: 'which agents are to have several calls: a TaskRouter expression, or: all',
  },
  worker: { value: 'NAME', many: true, says: 'the same by name or sid; may be repeated' },
  'workers-file': { value: 'FILE', says: 'the same, one name or sid in each line' },
  'max-calls': { value: 'N', says: 'how many calls, 1 to 50 (default: as hosted, else 6)' },
  pilot: { value: null, says: 'switch the plugin on for these agents only, and not for all' },
  guard: { value: 'PLACE', many: true, says: 'only calls pass here: guard it' },
  'guard-calls': {
    value: 'PLACE=EXPRESSION',
    many: true,
    says: 'guard only the calls that pass here: those for which EXPRESSION is true',
  },
  leave: {
    value: 'PLACE',
    many: true,
    says: 'leave it unguarded; its calls can reach agents who are on a call',
  },
  'guard-known': { value: 'PLACE', many: true, says: 'guard the direct calls to known workers here as well' },
  profile: {
    value: 'NAME',
    short: 'p',
    says: 'a profile of the Twilio CLI; otherwise the environment, otherwise the active profile',
  },
  backup: { value: 'FILE', says: 'where the backup goes (default: a new file in ~/.multi-call-setup)' },
  resume: { value: 'BACKUP', says: 'go on with an apply that was interrupted' },
  'dry-run': { value: null, says: 'show what it would do, and change nothing' },
  force: { value: null, says: 'take the guards away although agents still have more than one call' },
  verbose: { value: null, says: 'list every agent' },
  json: { value: null, says: 'print one JSON document, for programs' },
  help: { value: null, short: 'h', says: 'show this' },
  version: { value: null, says: 'show the version' },
} as const satisfies Record<string, OptionOfVerb>;

export type OptionName = keyof typeof OPTIONS;

const ANSWERS = ['guard', 'guard-calls', 'leave', 'guard-known'] as const;
const PLANNING = ['workers', 'worker', 'workers-file', 'max-calls', 'pilot', 'backup', ...ANSWERS] as const;
const ALWAYS = ['profile', 'json', 'help', 'version'] as const;

interface VerbHelp {
  readonly form: string;
  readonly says: string;
  readonly options: readonly OptionName[];
  readonly ends: string;
}

export const VERBS: Readonly<Record<Verb, VerbHelp>> = {
  check: {
    form: 'check',
    says: 'looks at the account and lists what several calls need; changes nothing',
    options: ['max-calls', ...ANSWERS, ...ALWAYS],
    ends: '0: set up. 1: something is missing or unanswered. 2: it could not look.',
  },
  plan: {
    form: 'plan',
    says: 'shows every change that `apply` would make; changes nothing',
    options: [...PLANNING, 'verbose', ...ALWAYS],
    ends: '0: can be applied, or nothing to change. 1: questions are open. 2: it could not look.',
  },
  apply: {
    form: 'apply WORD | apply --resume BACKUP',
    says: 'makes the changes that `plan` showed, if they are still the same; writes a backup first. WORD is what the plan ended with',
    options: [...PLANNING, 'resume', ...ALWAYS],
    ends: '0: all made. 2: stopped; it says how to go on. 3: some were left alone.',
  },
  undo: {
    form: 'undo BACKUP',
    says: 'shows what it puts back, and puts it back. Guards stay while any agent has more than one call',
    options: ['dry-run', 'force', 'verbose', ...ALWAYS],
    ends: '0: all put back. 2: stopped; it says how to go on. 3: some were left alone.',
  },
};

const PLACES = `PLACE is a workflow by name or sid, or one filter of it: Sales, Sales#2 (its second filter), Sales#default, or: all.`;

export function usage(): string[] {
  return [
    'Sets up a Twilio Flex account for several simultaneous voice calls.',
    '',
    ...Object.values(VERBS).map(({ form, says }) => `  ${form.padEnd(36)}${says}`),
    '',
    '`help VERB` shows the options of a verb, `--version` the version. Start with `check`.',
  ];
}

export function usageOf(verb: Verb): string[] {
  const { form, says, options, ends } = VERBS[verb];
  return [
    `${form}: ${says}.`,
    '',
    ...options.map((name) => {
      const { value, says } = OPTIONS[name];
      return `  ${`--${name}${value === null ? '' : ` ${value}`}`.padEnd(32)}${says}`;
    }),
    ...(options.includes('guard') ? ['', PLACES] : []),
    '',
    `Exit code: ${ends}`,
  ];
}
