/** One filter of a workflow: which of its targets get the guard, and what only the admin can say. */
import type { Answer } from './answers';
import { callsOf } from './calls';
import type { Edit } from './change';
import { channelOf } from './channel';
import { parse } from './expression';
import type { Finding } from './finding';
import { isAlways } from './guard';
import { isObject, type Json } from './json';
import { expressionOf, mayBeSkipped, readTarget, type Target, type TargetKind } from './target';

/** Much the same as the guard (docs/taskrouter/multitasking), but pending and wrapping reservations are not assigned tasks. */
const OWN_GUARD = /worker\.channel\.voice\.assigned_tasks\s*==?\s*0/;

/** What is said of one place. The workflow and the place are added by the caller. */
export type Remark = Pick<Finding, 'code' | 'level' | 'says' | 'count'>;

export interface FilterReading {
  readonly filter: Json;
  readonly edits: readonly Edit[];
  readonly remarks: readonly Remark[];
  /** Every task stays in it: it matches all, and none is skipped out of its last target. */
  readonly keepsAll: boolean;
  /** Tasks that find no free agent leave it, and fall on as if they had not matched (docs/taskrouter/worker-presence). */
  readonly leaks: boolean;
  /** The text of its expression. */
  readonly expression: string | undefined;
}

export function readFilter(
  filter: Json,
  number: number,
  answer: Answer | undefined,
  known: boolean,
): FilterReading {
  const targets = isObject(filter) && Array.isArray(filter['targets']) ? (filter['targets'] as Json[]) : null;
  if (!isObject(filter) || !targets) {
    const remark = asked(answer, 'filter.unreadable', `filter ${number} has no targets`);
    return { filter, edits: [], remarks: remark, keepsAll: false, leaks: true, expression: undefined };
  }
  const expression = expressionOf(filter);
  const name = filter['filter_friendly_name'];
  const title = `filter ${number}${typeof name === 'string' ? ` "${name}"` : ''}`;
  const leaks = mayBeSkipped(targets.at(-1));
  const exempt = answer?.say === 'calls' ? callsOf(answer.calls ?? '').exempt : undefined;
  const read = targets.map((target) => readTarget(target, exempt));
  const channel = channelOfFilter(expression);
  const { edits, remarks } = judge(read, { title, channel, answer, known });
  const change = new Map(edits.map(({ index, guarded }) => [index, guarded]));
  return {
    filter:
      edits.length === 0 ? filter : { ...filter, targets: targets.map((each, i) => change.get(i) ?? each) },
    edits: edits.map(({ edit }) => edit),
    remarks,
    keepsAll: targets.length > 0 && !leaks && isAlways(expression ?? undefined),
    leaks,
    expression: expression ?? undefined,
  };
}

function channelOfFilter(expression: string | undefined | null): ReturnType<typeof channelOf> | 'unreadable' {
  if (expression === undefined || expression?.trim() === '') return 'unknown';
  const parsed = expression === null ? null : parse(expression);
  return parsed ? channelOf(parsed) : 'unreadable';
}

interface Circumstances {
  readonly title: string;
  readonly channel: ReturnType<typeof channelOfFilter>;
  readonly answer: Answer | undefined;
  /** Direct calls to known workers are to be guarded, too. */
  readonly known: boolean;
}

function judge(
  targets: readonly Target[],
  { title, channel, answer, known }: Circumstances,
): { edits: { index: number; guarded: Json; edit: Edit }[]; remarks: Remark[] } {
  const of = (kind: TargetKind): number => targets.filter((each) => each.kind === kind).length;
  const [open, unsure, unreadable, direct] = [of('open'), of('unsure'), of('unreadable'), of('direct')];
  if (channel === 'other') {
    const says = `${title} is for other channels than voice: left as it is`;
    return { edits: [], remarks: open + unsure > 0 ? [{ code: 'filter.other', level: 'know', says }] : [] };
  }
  const remarks: Remark[] = [];
  const guarding = answer?.say === 'guard' || answer?.say === 'calls';
  // A filter for calls gets its guard, unless an answer names just this filter and has nothing else to answer there.
  const isLeft = answer?.say === 'leave' && answer.place !== null && unsure + unreadable === 0;
  const mayGuard = guarding || (channel === 'voice' && !isLeft);
  if (open > 0 && !mayGuard) remarks.push(...asked(answer, ...whyOpen(title, channel)));
  if (unsure > 0 && !guarding) {
    const says = `${title} compares something of the worker with something of the task: if that chooses one agent, the calls are direct calls and are not to be guarded; if not, they are`;
    remarks.push(...asked(answer, 'target.unsure', says));
  }
  if (unreadable > 0) {
    const text = targets.find(({ kind }) => kind === 'unreadable')?.before ?? 'it is no text';
    const says = `${title} has an expression in a target that this tool cannot read (${text}): it gets no guard`;
    remarks.push(...asked(guarding ? undefined : answer, 'target.unreadable', says));
  }
  if (direct > 0 && !known) {
    const says = `${title} has calls for one agent (a direct call or a known worker): they ring during another call`;
    remarks.push({ code: 'target.direct', level: 'know', says, count: direct });
  }
  if (targets.some(({ kind, before }) => kind === 'open' && OWN_GUARD.test(before ?? ''))) {
    const says = `${title} asks for agents with no assigned calls already. The guard is added, because it also counts calls that ring or are being wrapped up`;
    remarks.push({ code: 'target.assigned_tasks', level: 'know', says });
  }
  const edits = targets.flatMap(({ kind, guarded, before, after }, index) => {
    const wanted =
      (kind === 'open' && mayGuard) || (kind === 'unsure' && guarding) || (kind === 'direct' && known);
    const edit = { where: `${title}, target ${index + 1}, expression`, before, after };
    return wanted ? [{ index, guarded, edit }] : [];
  });
  return { edits, remarks };
}

function whyOpen(title: string, channel: Circumstances['channel']): [code: string, says: string] {
  if (channel === 'unreadable') {
    return [
      'filter.unreadable',
      `${title} has an expression that this tool cannot read: does it let calls through?`,
    ];
  }
  if (channel === 'voice') return ['filter.calls', `${title} is for calls`];
  return ['filter.mixed', `${title}: do only calls pass it?`];
}

/** A question, or what became of it. */
export function asked(answer: Answer | undefined, code: string, says: string): Remark[] {
  return answer?.say === 'leave'
    ? [{ code: `${code}.left`, level: 'know', says: `left unguarded, as you said: ${says}` }]
    : [{ code, level: 'question', says }];
}
