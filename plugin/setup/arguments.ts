/** What was asked for on the command line. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { options } from '../src/options';
import type { Typed } from './answers';
import { callsOf } from './calls';
import { parse } from './expression';
import { Failure } from './failure';
import { command } from './output';
import { OPTIONS, VERBS, type OptionName, type Verb } from './usage';

export interface Asked {
  readonly verb: Verb;
  /** WORD of apply, BACKUP of undo. */
  readonly subject: string | undefined;
  readonly resume: string | undefined;
  /** An expression; null: all, or those named. */
  readonly workers: string | null;
  /** Names and sids; null: everyone the expression finds, or, when no expression either, nobody. */
  readonly named: readonly string[] | null;
  readonly nobody: boolean;
  readonly maxCalls: number | null;
  readonly pilot: boolean;
  readonly answers: readonly Typed[];
  readonly profile: string | undefined;
  readonly backup: string | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
  /** The options as they were typed, to be typed again with another verb. Without those that only change the output. */
  readonly typed: readonly string[];
}

export type Wanted =
  Asked | { readonly verb: 'help'; readonly of: Verb | undefined } | { readonly verb: 'version' };

/** @throws Failure that names the word or the option */
export function readArguments(args: readonly string[]): Wanted {
  const { values, positionals, typed } = parsed(args);
  const [verb, subject, ...more] = positionals;
  if (values.version === true) return { verb: 'version' };
  if (verb === undefined || verb === 'help' || values.help === true) {
    const of = verb === 'help' ? subject : verb;
    if (of !== undefined && !isVerb(of)) throw unknown(of);
    return { verb: 'help', of };
  }
  if (!isVerb(verb)) throw unknown(verb);
  const hint = [`See: ${command('help', verb)}`];
  const stray = [...(takesSubject(verb) ? [] : [subject]), ...more].find((word) => word !== undefined);
  if (stray !== undefined) throw new Failure(`${verb} does not take "${stray}".`, hint);
  for (const name of Object.keys(values)) {
    if (!VERBS[verb].options.includes(name as OptionName))
      throw new Failure(`${verb} has no option --${name}.`, hint);
  }
  if (verb === 'undo' && subject === undefined) throw new Failure('undo needs the name of a backup.', hint);
  if (verb === 'apply') checkApply(subject, values, hint);
  const named = [
    ...(values.worker ?? []),
    ...(values['workers-file'] === undefined ? [] : linesOf(values['workers-file'])),
  ];
  if (values.workers !== undefined && named.length > 0) {
    throw new Failure('--workers goes with neither --worker nor --workers-file.', hint);
  }
  return {
    verb,
    subject,
    resume: values.resume,
    workers: expressionOf(values.workers),
    named: values.worker === undefined && values['workers-file'] === undefined ? null : named,
    nobody: values.workers === undefined && named.length === 0,
    maxCalls: callsOption(values['max-calls']),
    pilot: values.pilot ?? false,
    answers: [
      ...(values.guard ?? []).map((text) => ({ say: 'guard' as const, text })),
      ...(values.leave ?? []).map((text) => ({ say: 'leave' as const, text })),
      ...(values['guard-known'] ?? []).map((text) => ({ say: 'known' as const, text })),
      ...(values['guard-calls'] ?? []).map(answerWithCalls),
    ],
    profile: values.profile,
    backup: values.backup,
    dryRun: values['dry-run'] ?? false,
    force: values.force ?? false,
    verbose: values.verbose ?? false,
    json: values.json ?? false,
    typed,
  };
}

interface Values {
  workers?: string;
  worker?: string[];
  'workers-file'?: string;
  'max-calls'?: string;
  pilot?: boolean;
  guard?: string[];
  'guard-calls'?: string[];
  leave?: string[];
  'guard-known'?: string[];
  profile?: string;
  backup?: string;
  resume?: string;
  'dry-run'?: boolean;
  force?: boolean;
  verbose?: boolean;
  json?: boolean;
  help?: boolean;
  version?: boolean;
}

function parsed(args: readonly string[]): { values: Values; positionals: string[]; typed: string[] } {
  const known = Object.entries<(typeof OPTIONS)[OptionName]>(OPTIONS).map(([name, option]) => [
    name,
    {
      type: option.value === null ? 'boolean' : 'string',
      multiple: 'many' in option,
      ...('short' in option ? { short: option.short } : {}),
    },
  ]);
  try {
    const options = Object.fromEntries(known) as NonNullable<
      NonNullable<Parameters<typeof parseArgs>[0]>['options']
    >;
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options,
      tokens: true,
    });
    const typed = tokens.flatMap((token) =>
      token.kind !== 'option' || token.name === 'verbose' || token.name === 'json'
        ? []
        : [`--${token.name}`, ...(token.value === undefined ? [] : [token.value])],
    );
    return { values: { ...values }, positionals, typed };
  } catch (error) {
    throw new Failure((error as Error).message.split('. ')[0] ?? '', [`See: ${command('help')}`]);
  }
}

function unknown(word: string): Failure {
  return new Failure(`"${word}" is no verb of this tool.`, [`See: ${command('help')}`]);
}

function isVerb(word: string): word is Verb {
  return Object.hasOwn(VERBS, word);
}

function takesSubject(verb: Verb): boolean {
  return verb === 'apply' || verb === 'undo';
}

function checkApply(subject: string | undefined, values: Values, hint: string[]): void {
  if ((subject === undefined) === (values.resume === undefined)) {
    throw new Failure('apply needs either the word that a plan ended with, or --resume BACKUP.', hint);
  }
  const ofPlan = Object.keys(values).find(
    (name) => !['resume', 'profile', 'json'].includes(name) && values.resume !== undefined,
  );
  if (ofPlan !== undefined)
    throw new Failure(`--resume does not go with --${ofPlan}: the backup knows it.`, hint);
}

/** `PLACE=EXPRESSION`; the place ends at the first `=` after which an expression can be read. */
function answerWithCalls(text: string): Typed {
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    const calls = text.slice(at + 1);
    if (!parse(calls)) continue;
    callsOf(calls);
    return { say: 'calls', text: text.slice(0, at), calls };
  }
  throw new Failure(`--guard-calls: write PLACE=EXPRESSION, and not: ${text}`);
}

function expressionOf(text: string | undefined): string | null {
  if (text === undefined || text.toLowerCase() === 'all') return null;
  if (!parse(text)) throw new Failure(`--workers: this is no expression that this tool can read: ${text}`);
  return text;
}

function callsOption(text: string | undefined): number | null {
  if (text === undefined) return null;
  const { least, most } = options.max_calls;
  const calls = Number(text);
  if (!/^\d+$/.test(text) || calls < least || calls > most) {
    throw new Failure(`--max-calls: write a whole number from ${least} to ${most}, and not: ${text}`);
  }
  return calls;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    throw new Failure(`--workers-file: ${(error as Error).message}`);
  }
}
