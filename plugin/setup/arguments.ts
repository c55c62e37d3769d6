/** What was asked for on the command line. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { options } from '../src/options';
import { parse } from './expression';
import { Failure } from './failure';

export const USAGE = `multi-call-setup check            what the account lacks for several calls at once
multi-call-setup plan             the changes that would be made, as a diff; writes nothing
multi-call-setup apply PLAN       makes them, if they are still those that \`plan\` showed; a backup first
multi-call-setup apply --resume BACKUP   goes on with one that was broken off
multi-call-setup undo BACKUP      puts back what was

  --workers EXPRESSION   which agents are to have several calls: a TaskRouter expression, or: all
  --worker NAME          the same by name or sid; may be repeated
  --workers-file FILE    the same, a name or sid a line
  --max-calls N          how many calls, 1 to 50 (default: as hosted, else 6)
  --guard WORKFLOW       its filters are all for calls: guard them (name, sid or: all; may be repeated)
  --leave WORKFLOW       leave its doubtful filters unguarded (the same)
  --profile NAME         a profile of the Twilio CLI; else the environment, else the active profile
  --backup FILE          where the backup goes
  --json                 check: for programs

check ends with 0 when all is set up and 1 when not. Any verb ends with 2 when it could not do its work.`;

export type Verb = 'check' | 'plan' | 'apply' | 'undo';

export interface Asked {
  readonly verb: Verb | 'help';
  /** PLAN of apply, BACKUP of undo. */
  readonly subject: string | undefined;
  readonly resume: string | undefined;
  /** An expression; null: all, or those named. */
  readonly workers: string | null;
  /** Names and sids; null: everyone the expression finds, or, when no expression either, nobody. */
  readonly named: readonly string[] | null;
  readonly nobody: boolean;
  readonly maxCalls: number | null;
  readonly guard: readonly string[];
  readonly leave: readonly string[];
  readonly profile: string | undefined;
  readonly backup: string | undefined;
  readonly json: boolean;
}

/** @throws Failure */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  const [verb = 'help', subject, ...more] = values.help ? [] : positionals;
  const tooMany = more.length > 0 || (subject !== undefined && verb !== 'apply' && verb !== 'undo');
  if (!isVerb(verb) || tooMany) throw new Failure(`Unknown: ${positionals.join(' ')}\n\n${USAGE}`);
  if (verb === 'undo' && subject === undefined)
    throw new Failure('Which backup? multi-call-setup undo BACKUP');
  if (verb === 'apply' && (subject === undefined) === (values.resume === undefined)) {
    throw new Failure(
      'Which plan? multi-call-setup apply PLAN, with the word that `plan` ended with; or: apply --resume BACKUP',
    );
  }
  const named = [
    ...(values.worker ?? []),
    ...(values['workers-file'] === undefined ? [] : linesOf(values['workers-file'])),
  ];
  if (values.workers !== undefined && named.length > 0)
    throw new Failure('Either --workers, or a list: not both.');
  return {
    verb,
    subject,
    resume: values.resume,
    workers: expressionOf(values.workers),
    named: named.length === 0 ? null : named,
    nobody: values.workers === undefined && named.length === 0,
    maxCalls: callsOf(values['max-calls']),
    guard: values.guard ?? [],
    leave: values.leave ?? [],
    profile: values.profile,
    backup: values.backup,
    json: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        workers: text,
        worker: texts,
        'workers-file': text,
        'max-calls': text,
        guard: texts,
        leave: texts,
        profile: { ...text, short: 'p' },
        backup: text,
        resume: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function isVerb(word: string): word is Asked['verb'] {
  return ['check', 'plan', 'apply', 'undo', 'help'].includes(word);
}

function expressionOf(text: string | undefined): string | null {
  if (text === undefined || text === 'all') return null;
  if (!parse(text)) throw new Failure(`--workers: this is not an expression that we can read: ${text}`);
  return text;
}

function callsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const { least, most } = options.max_calls;
  const calls = Number(text);
  if (!Number.isInteger(calls) || calls < least || calls > most) {
    throw new Failure(`--max-calls is a whole number from ${least} to ${most}.`);
  }
  return calls;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    throw new Failure(`--workers-file: ${(error as Error).message}`);
  }
}
