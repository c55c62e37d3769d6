/** The changes of a plan as the admin reads them: workflows as a diff, agents in groups. */
import type { CapacityChange, Change, OverrideChange } from './change';
import { nameOf } from './change';
import { canonical, type Json } from './json';
import { counted } from './output';

/** Agents of a group that are listed by name without --verbose. */
const LISTED = 5;

export function changeLines(changes: readonly Change[], verbose: boolean): string[] {
  return [
    ...changes.flatMap((change) => (change.kind === 'workflow' ? workflowLines(change) : [])),
    ...capacityLines(
      changes.filter((change) => change.kind === 'capacity'),
      verbose,
    ),
    ...overrideLines(
      changes.filter((change) => change.kind === 'override'),
      verbose,
    ),
    ...changes.flatMap((change) =>
      change.kind === 'options' ? [nameOf(change), ...diff(text(change.before), text(change.after)), ''] : [],
    ),
  ];
}

/** `3 workflows, 300 voice capacities, the hosted options`. */
export function totalLine(changes: readonly Change[]): string {
  const of = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const parts = [
    [of('workflow'), 'workflow'],
    [of('capacity'), 'voice capacity', 'voice capacities'],
    [of('override'), 'config_override'],
    [of('options'), 'hosted option set'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many))
    .join(', ');
}

function workflowLines(change: Extract<Change, { kind: 'workflow' }>): string[] {
  return [
    nameOf(change),
    ...change.edits.flatMap(({ where, before, after }) => [`@ ${where}`, ...diff(before, after)]),
    '',
  ];
}

function capacityLines(changes: readonly CapacityChange[], verbose: boolean): string[] {
  return grouped(changes, ({ before, after }) => `${before} → ${after}`, 'voice capacity of agents', verbose);
}

function overrideLines(changes: readonly OverrideChange[], verbose: boolean): string[] {
  const words = ({ path, before, after }: OverrideChange): string =>
    `${path.join('.')}: ${text(before) ?? 'absent'} → ${text(after) ?? 'absent'}`;
  return grouped(changes, words, 'plugin for single agents, in their attributes', verbose);
}

function grouped<T extends { name: string; sid: string }>(
  changes: readonly T[],
  words: (change: T) => string,
  title: string,
  verbose: boolean,
): string[] {
  if (changes.length === 0) return [];
  const groups = new Map<string, T[]>();
  for (const change of changes) groups.set(words(change), [...(groups.get(words(change)) ?? []), change]);
  const lines = [...groups].flatMap(([group, members]) => {
    const shown = verbose ? members : members.slice(0, LISTED);
    const more = members.length - shown.length;
    return [
      `  ${counted(members.length, 'agent')}: ${group}`,
      ...shown.map(({ name, sid }) => `    "${name}" (${sid})`),
      ...(more > 0 ? [`    and ${more} more (--verbose lists them)`] : []),
    ];
  });
  return [title, ...lines, ''];
}

function diff(before: string | null, after: string | null): string[] {
  return [...(before === null ? [] : [`- ${before}`]), ...(after === null ? [] : [`+ ${after}`])];
}

function text(value: Json | undefined): string | null {
  return value === undefined ? null : canonical(value);
}
