/** Lines that the admin reads: findings, progress, results. */
import type { Identity } from './account';
import { placeName } from './answers';
import type { Outcome, Progress } from './apply';
import { nameOf } from './change';
import type { Fate } from './fate';
import { isOpen, type Finding, type Level } from './finding';
import { counted } from './output';

const MARK: Readonly<Record<Level, string>> = { good: '✓', know: '·', question: '?', lacking: '✗' };
/** Only an answer that leaves it alone helps here. */
const UNREADABLE = ['workflow.unreadable', 'target.unreadable'];

export function accountLine({ accountSid, workspaceSid, domain }: Identity, origin: string): string {
  return `Account ${accountSid}${domain === null ? '' : `, Flex at ${domain}`}, workspace ${workspaceSid}, by ${origin}`;
}

export function findingLines(finding: Finding): string[] {
  const { workflow, level, says, code } = finding;
  const line = `${MARK[level]} ${workflow ? `workflow "${workflow.name}": ` : ''}${says}`;
  if (level !== 'question') return [line];
  const place = placeName(finding).replaceAll("'", `'\\''`);
  const leave = `--leave '${place}' (not guarded)`;
  if (UNREADABLE.includes(code)) return [line, `    answer: ${leave}`];
  const guard =
    finding.place === 'default'
      ? `--guard '${place}' (a guarded filter in front of the default: all its tasks then wait for an agent who has no call)`
      : `--guard '${place}' (only calls)`;
  return [
    line,
    `    answer: ${guard}, --guard-calls '${place}=EXPRESSION' (the calls among others), or ${leave}`,
  ];
}

export function checkLines(findings: readonly Finding[]): string[] {
  const open = findings.filter(isOpen).length;
  const left = findings.filter(({ code }) => code.endsWith('.left')).length;
  const end =
    open > 0
      ? `${counted(open, 'thing')} to do or to answer (✗ and ?) before agents can have several calls safely.`
      : left > 0
        ? `Several calls are set up. ${counted(left, 'place')} can still give an agent a queue's call during another, as you said.`
        : 'Several calls are set up, as far as this tool can see (·: what it cannot).';
  return [...findings.flatMap(findingLines), '', end];
}

const WORDS: Readonly<Record<Fate, string>> = {
  done: 'changed',
  already: 'was so already',
  moved: 'left alone: somebody has changed it since',
  gone: 'left alone: it is not there any more',
  kept: 'kept: agents still have more than one call',
};

export function progressLine({ change, fate, count, total }: Progress): string {
  return `${count}/${total} ${nameOf(change)}: ${WORDS[fate]}`;
}

export function countsOf(outcomes: readonly Outcome[]): Record<Fate, number> {
  const counts = { done: 0, already: 0, moved: 0, gone: 0, kept: 0 };
  for (const { fate } of outcomes) counts[fate]++;
  return counts;
}

/** Changed, already so, left alone: each with its own number. */
export function summaryLine(outcomes: readonly Outcome[], undoing: boolean): string {
  const { done, already, moved, gone, kept } = countsOf(outcomes);
  const parts = [
    `${counted(done, 'change')} ${undoing ? 'undone' : 'made'}`,
    ...(already > 0 ? [`${already} ${already === 1 ? 'was' : 'were'} so already`] : []),
    ...(moved > 0 ? [`${moved} left alone because somebody has changed them since`] : []),
    ...(gone > 0 ? [`${gone} left alone because they are not there any more`] : []),
    ...(kept > 0 ? [`${kept} kept because agents still have more than one call`] : []),
  ];
  return `${parts.join(', ')}.`;
}

export function isPartial(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ fate }) => fate !== 'done' && fate !== 'already');
}
