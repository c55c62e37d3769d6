/**
 * TaskRouter as Twilio documents it, for one question: at which places of a workflow does a call reach an agent who is on a
 * call? Written from the documents, and not from the tool: docs/taskrouter/workflow-configuration (order, default, time-outs),
 * docs/taskrouter/worker-presence (skip_if), known-agent-routing.
 */
import { parse } from '../../plugin/setup/expression';
import { evaluate, type Lookup } from './evaluate';

export type Place = number | 'default';
export type Attributes = Readonly<Record<string, unknown>>;

interface Target {
  readonly queue?: string;
  readonly expression?: string | null;
  readonly skip_if?: string;
  readonly known_worker_sid?: string | null;
}
interface Configuration {
  readonly task_routing?: {
    readonly filters?: readonly { readonly expression?: string; readonly targets: readonly Target[] }[];
    readonly default_filter?: Target;
  };
}

/** Calls as they come: by Studio with a channel, by TwiML's <Enqueue> with nothing but their sid, with a script's own word. */
export const CALLS: readonly Attributes[] = [
  { channelType: 'voice', call_sid: 'CA1', team: 'even' },
  { channelType: 'voice', call_sid: 'CA1', language: 'en' },
  { call_sid: 'CA1' },
  { channel: 'phone', call_sid: 'CA1', language: 'en' },
];

/** An agent who is on a call and could have another. */
const BUSY: Attributes = {
  'worker.channel.voice.available_capacity_percentage': 50,
  'worker.channel.voice.assigned_tasks': 1,
  'worker.sid': 'WK1',
  'worker.contact_uri': 'client:ann',
  'worker.team': 'even',
  'worker.languages[0]': 'en',
  skills: ['a'],
};

/** @returns null when the text is no workflow: nobody knows then which agents its calls reach */
export function placesThatReachBusy(text: string, call: Attributes): Place[] | null {
  let routing: Configuration['task_routing'];
  try {
    routing = (JSON.parse(text) as Configuration).task_routing;
  } catch {
    return null;
  }
  const places: Place[] = [];
  /** Nothing keeps it from the default: it matched no filter, or was skipped out of each that it matched. */
  let isLoose = true;
  (routing?.filters ?? []).forEach(({ expression, targets }, i) => {
    if (!isTrue(expression, lookupOf(call, {}))) return;
    if (targets.some((target) => reaches(target, call))) places.push(i + 1);
    if (targets.at(-1)?.skip_if === undefined) isLoose = false;
  });
  if (isLoose && routing?.default_filter?.queue !== undefined) places.push('default');
  return places;
}

/** By a time-out or by skip_if a task comes to every target of its filter. */
function reaches({ expression, known_worker_sid }: Target, call: Attributes): boolean {
  if ((known_worker_sid ?? null) !== null) return false;
  return isTrue(expression ?? undefined, lookupOf(call, BUSY));
}

function lookupOf(call: Attributes, worker: Attributes): Lookup {
  return (path) => {
    if (path.startsWith('task.')) return call[path.slice('task.'.length)];
    return worker[path] ?? call[path];
  };
}

/** What we cannot read may be true. */
function isTrue(text: string | undefined, lookup: Lookup): boolean {
  if (text === undefined || text === '') return true;
  const expression = parse(text);
  return expression === null || evaluate(expression, lookup);
}
