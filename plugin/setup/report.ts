/** What the admin reads. */
import type { Account } from './account';
import type { Fate, Progress } from './apply';
import { nameOf, type Change } from './change';
import type { Finding, Level } from './findings';
import { canonical, type Json } from './json';
import type { Plan } from './plan';

const MARK: Readonly<Record<Level, string>> = { good: '✓', know: '·', lacking: '✗' };

export function reportText(account: Account, findings: readonly Finding[]): string {
  const lines = findings.map(({ level, about, says }) => `${MARK[level]} ${about}: ${says}`);
  const ready = findings.every(({ level }) => level !== 'lacking');
  const end = ready
    ? 'Several calls at once are set up.'
    : 'Several calls at once are not set up: see `multi-call-setup plan`.';
  return [`Account ${account.accountSid}, workspace ${account.workspaceSid}`, ...lines, end].join('\n');
}

export function reportJson(account: Account, findings: readonly Finding[]): string {
  const { accountSid, workspaceSid } = account;
  const ready = findings.every(({ level }) => level !== 'lacking');
  return JSON.stringify({ accountSid, workspaceSid, ready, findings }, null, 2);
}

/** The changes as a diff, what is asked and what is to be known. */
export function planText(plan: Plan): string {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  return [
    ...plan.changes.map(diffOf),
    ...part('To know:', plan.notes),
    ...part('Left as they are, so that their calls reach agents who are on a call:', plan.warnings),
    ...part(
      'To be answered, with --guard WORKFLOW (only calls) or --leave WORKFLOW (not to be guarded):',
      plan.questions,
    ),
    '',
    plan.changes.length === 0
      ? 'There is nothing to change.'
      : `Plan ${plan.fingerprint}: ${plan.changes.length} changes. Nothing has been written.`,
  ].join('\n');
}

function diffOf(change: Change): string {
  const lines = (before: string | null, after: string | null): string[] => [
    ...(before === null ? [] : [`- ${before}`]),
    ...(after === null ? [] : [`+ ${after}`]),
  ];
  switch (change.kind) {
    case 'workflow':
      return [
        nameOf(change),
        ...change.edits.flatMap(({ where, before, after }) => [`@ ${where}`, ...lines(before, after)]),
      ].join('\n');
    case 'capacity':
      return [
        nameOf(change),
        ...lines(`voice capacity ${change.before}`, `voice capacity ${change.after}`),
      ].join('\n');
    case 'options':
      return [nameOf(change), ...lines(jsonText(change.before), jsonText(change.after))].join('\n');
    default:
      return change satisfies never;
  }
}

function jsonText(value: Json): string | null {
  return value === null ? null : canonical(value);
}

const WORDS: Readonly<Record<Fate, string>> = {
  done: 'changed',
  already: 'was so already',
  moved: 'left alone: somebody has changed it since',
  gone: 'left alone: it is not there any more',
};

export function progressText({ change, fate, count, total }: Progress): string {
  return `${count}/${total} ${nameOf(change)}: ${WORDS[fate]}`;
}

export function summaryText(fates: readonly Fate[]): string {
  const left = fates.filter((fate) => fate === 'moved' || fate === 'gone').length;
  return left === 0
    ? `All ${fates.length} changes are made.`
    : `${fates.length - left} changes are made, ${left} left alone (see above).`;
}
