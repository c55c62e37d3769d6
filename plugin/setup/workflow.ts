/** What a workflow needs: the guard on every target that gives a queue's call to an agent. Pure. */
import type { Edit } from './change';
import { parse } from './expression';
import { channelOf, GUARD, isNever, withGuard, type Channel } from './guard';
import { isObject, valueAt, type Json, type JsonObject } from './json';

/** What the admin says of filters that may carry other tasks than calls: the guard would keep those waiting, too. */
export type Answer = 'guard' | 'leave' | undefined;

export interface Outcome {
  /** The configuration as it is and as it is to be; null when it cannot be read, and so is left alone. */
  readonly before: Json;
  readonly after: Json;
  readonly edits: readonly Edit[];
  /** Where there is doubt whether only calls come by, and the guard is lacking. */
  readonly doubts: readonly string[];
  readonly notes: readonly string[];
}

export interface Unreadable {
  readonly unreadable: string;
}

/** Found in a configuration, and the reason for leaving all of it alone. */
class CannotRead extends Error {}

/** @param configuration JSON text, as Twilio keeps it */
export function guardWorkflow(configuration: string, answer: Answer): Outcome | Unreadable {
  try {
    return guarded(configurationOf(configuration), answer);
  } catch (error) {
    if (error instanceof CannotRead) return { unreadable: error.message };
    throw error;
  }
}

function configurationOf(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CannotRead('its configuration is not JSON');
  }
  if (!isObject(value) || !isObject(value['task_routing'])) throw new CannotRead('it has no task_routing');
  return value;
}

function guarded(before: JsonObject, answer: Answer): Outcome {
  const routing = before['task_routing'] as JsonObject;
  const filters = routing['filters'] ?? [];
  if (!Array.isArray(filters)) throw new CannotRead('its filters are not a list');
  const pen = new Pen(answer);
  const fallback = valueAt(routing, ['default_filter', 'queue']);
  const result: Json[] = filters.map((filter: Json, i) => pen.filter(filter, i));
  if (result.length === 0 && typeof fallback === 'string') result.push(...pen.catchAll(fallback));
  if (typeof fallback === 'string' && pen.concernsVoice) {
    pen.notes.push(
      'a call that matches no filter, or waits through all targets of one, falls to the default unguarded',
    );
  }
  return {
    before,
    after: pen.edits.length === 0 ? before : { ...before, task_routing: { ...routing, filters: result } },
    edits: pen.edits,
    doubts: pen.doubts,
    notes: pen.notes,
  };
}

/** Goes through one workflow and keeps account of what it wrote. */
class Pen {
  readonly edits: Edit[] = [];
  readonly doubts: string[] = [];
  readonly notes: string[] = [];
  concernsVoice = false;

  constructor(private readonly answer: Answer) {}

  filter(filter: Json, index: number): Json {
    if (!isObject(filter) || !Array.isArray(filter['targets']))
      throw new CannotRead(`filter ${index + 1} has no targets`);
    const name = `filter ${index + 1}${typeof filter['filter_friendly_name'] === 'string' ? ` "${filter['filter_friendly_name']}"` : ''}`;
    const channel = channelOfFilter(filter['expression'], name);
    const targets = filter['targets'] as readonly Json[];
    const wanted = targets.map((target, i) => this.target(target, `${name}, target ${i + 1}`));
    const lacking = wanted.filter(({ edit }) => edit !== null);
    if (channel === 'other') {
      if (lacking.length > 0) this.notes.push(`${name} is for other channels than voice: left as it is`);
      return filter;
    }
    this.concernsVoice = true;
    for (const { note } of wanted) if (note !== null) this.notes.push(note);
    if (lacking.length === 0 || !this.mayWrite(channel, name)) return filter;
    this.edits.push(...lacking.flatMap(({ edit }) => edit ?? []));
    return { ...filter, targets: wanted.map(({ target }) => target) };
  }

  /** A workflow with no filter has nothing to carry the guard: one that every task matches is put before the default. */
  catchAll(queue: string): Json[] {
    this.concernsVoice = true;
    if (!this.mayWrite('unknown', 'its default')) return [];
    const filter = {
      filter_friendly_name: 'multi_call',
      expression: '1 == 1',
      targets: [{ queue, expression: GUARD }],
    };
    this.edits.push({ where: 'a filter before the default', before: null, after: JSON.stringify(filter) });
    return [filter];
  }

  private mayWrite(channel: Channel, name: string): boolean {
    if (channel === 'voice' || this.answer === 'guard') return true;
    if (this.answer === 'leave') this.notes.push(`${name} is left unguarded, as you said`);
    else this.doubts.push(name);
    return false;
  }

  private target(target: Json, where: string): { target: Json; edit: Edit | null; note: string | null } {
    if (!isObject(target)) throw new CannotRead(`${where} is not an object`);
    const expression = textOf(target['expression'], where);
    const as = (edit: Edit | null, note: string | null) => ({ target, edit, note });
    const after = withGuard(expression);
    if (after === null) throw new CannotRead(`the expression of ${where} does not parse: ${expression}`);
    if (target['known_worker_sid'] !== undefined || target['known_worker_friendly_name'] !== undefined) {
      return as(null, `${where} is for one known worker: a direct call, which may come during another`);
    }
    if (isNever(expression) || after === expression) return as(null, null);
    const edit = { where: `${where}, expression`, before: expression ?? null, after };
    return { target: { ...target, expression: after }, edit, note: null };
  }
}

function channelOfFilter(expression: Json | undefined, name: string): Channel {
  const text = textOf(expression, name);
  if (text === undefined || text.trim() === '') return 'unknown';
  const parsed = parse(text);
  if (!parsed) throw new CannotRead(`the expression of ${name} does not parse: ${text}`);
  return channelOf(parsed);
}

function textOf(value: Json | undefined, where: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new CannotRead(`the expression of ${where} is not a text`);
  return value;
}
