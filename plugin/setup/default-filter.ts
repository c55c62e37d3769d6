/**
 * The default of a workflow: the queue of every task that matches no filter. Twilio documents no expression for it, so it
 * cannot carry the guard itself. A filter in front of it can.
 * A task that has matched a filter does not go to the default, "even if it times out" (docs/taskrouter/workflow-configuration).
 * A task that is skipped out of a filter by `skip_if` does (docs/taskrouter/worker-presence).
 */
import type { Answer } from './answers';
import { callsOf } from './calls';
import type { Edit } from './change';
import { asked, type FilterReading, type Remark } from './filter';
import { GUARD, withGuard } from './guard';
import { isObject, type Json, type JsonObject } from './json';
import { expressionOf } from './target';

export interface DefaultReading {
  /** To be put in front of the default. */
  readonly filters: readonly Json[];
  readonly edits: readonly Edit[];
  readonly remarks: readonly Remark[];
}

export function readDefault(
  fallback: Json | undefined,
  filters: readonly FilterReading[],
  answer: Answer | undefined,
): DefaultReading {
  const nothing = { filters: [], edits: [], remarks: [] };
  if (!isObject(fallback) || typeof fallback['queue'] !== 'string') return nothing;
  if (filters.some(({ keepsAll }) => keepsAll)) return nothing;
  if (answer === undefined || answer.say === 'leave') {
    return { ...nothing, remarks: asked(answer, ...whyOpen(filters)) };
  }
  const expression = answer.say === 'calls' ? callsOf(answer.calls ?? '').inFilter : '1 == 1';
  if (answer.say === 'calls' && filters.some((each) => each.expression === expression && !each.leaks)) {
    const says = 'the default takes only other tasks than calls, as you said';
    return { ...nothing, remarks: [{ code: 'default.calls', level: 'know', says }] };
  }
  const filter = {
    filter_friendly_name: 'multi_call',
    expression,
    targets: [guardedTarget(fallback)],
  };
  const edit = { where: 'a filter in front of the default', before: null, after: JSON.stringify(filter) };
  return { filters: [filter], edits: [edit], remarks: [] };
}

/** The default is a target object (docs/taskrouter/workflow-configuration): its priority and other fields come along. */
function guardedTarget(fallback: JsonObject): JsonObject {
  return { ...fallback, expression: withGuard(expressionOf(fallback) ?? undefined) ?? GUARD };
}

function whyOpen(filters: readonly FilterReading[]): [code: string, says: string] {
  if (filters.length === 0) {
    return [
      'default.unguarded',
      'it has no filters, so every task goes to its default: are these only calls?',
    ];
  }
  const leaking = filters.flatMap(({ leaks }, i) => (leaks ? [i + 1] : []));
  if (leaking.length > 0) {
    const says = `a call that finds no free agent is skipped out of filter ${leaking.join(' and ')} (skip_if of the last target) and goes to the default, which has no guard; so does a call that matches no filter`;
    return ['default.skipped', says];
  }
  return ['default.unguarded', 'a call that matches no filter goes to the default, which has no guard'];
}
