/** What a workflow needs: the guard on every target that gives a queue's call to an agent. Pure. */
import { answerFor, guardsKnown, type Answer } from './answers';
import type { Edit } from './change';
import { readConfiguration, writeConfiguration } from './configuration';
import { readDefault } from './default-filter';
import { asked, readFilter, type Remark } from './filter';
import { isOpen, type Finding, type Place } from './finding';
import { valueAt, type Json } from './json';

export interface Workflow {
  readonly sid: string;
  readonly name: string;
  /** JSON, as Twilio keeps it: nothing guarantees that it is well formed. */
  readonly configuration: string;
}

export interface WorkflowReading {
  readonly workflow: Workflow;
  /** The text that is to be written; null: none. */
  readonly after: string | null;
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

/** Whether a queue's call can reach an agent who is on a call, and nobody has said that it may. */
export function isUnguarded({ edits, findings }: WorkflowReading): boolean {
  return edits.length > 0 || findings.some(isOpen);
}

export function filtersOf({ configuration }: Workflow): number {
  const read = readConfiguration(configuration);
  const filters = typeof read === 'string' ? undefined : valueAt(read, ['task_routing', 'filters']);
  return Array.isArray(filters) ? filters.length : 0;
}

export function readWorkflow(workflow: Workflow, answers: readonly Answer[]): WorkflowReading {
  const { sid, name } = workflow;
  const edits: Edit[] = [];
  const findings: Finding[] = [];
  const add = (place: Place | undefined, remarks: readonly Remark[]): void => {
    const at = place === undefined ? {} : { place };
    findings.push(...remarks.map((remark) => ({ ...remark, workflow: { sid, name }, ...at })));
  };
  const answerAt = (place: Place): Answer | undefined => answerFor(answers, sid, place);

  const read = readConfiguration(workflow.configuration);
  const routing = typeof read === 'string' ? undefined : (read['task_routing'] as Record<string, Json>);
  const filters = routing?.['filters'] ?? [];
  if (typeof read === 'string' || !routing || !Array.isArray(filters)) {
    const why = typeof read === 'string' ? read : 'its filters are not a list';
    add(
      undefined,
      asked(answerFor(answers, sid, null), 'workflow.unreadable', `it cannot be guarded: ${why}`),
    );
    return { workflow, after: null, edits, findings };
  }

  const readings = filters.map((filter: Json, i) =>
    readFilter(filter, i + 1, answerAt(i + 1), guardsKnown(answers, sid, i + 1)),
  );
  readings.forEach(({ remarks }, i) => add(i + 1, remarks));
  edits.push(...readings.flatMap((reading) => reading.edits));

  const fallback = readDefault(routing['default_filter'], readings, answerAt('default'));
  add('default', fallback.remarks);
  edits.push(...fallback.edits);

  const after = { ...routing, filters: [...readings.map(({ filter }) => filter), ...fallback.filters] };
  const text =
    edits.length === 0 ? null : writeConfiguration({ ...read, task_routing: after }, workflow.configuration);
  return { workflow, after: text, edits, findings };
}
