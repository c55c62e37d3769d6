/** An account as it lies at the service: what is in it, and making one. */
import type { JsonObject } from '../../plugin/setup/json';

export interface WorkerRow {
  name: string;
  capacity: number;
  attributes: JsonObject;
  /** Counts the changes of the attributes: the ETag. */
  version: number;
}
export interface TaskRow {
  sid: string;
  workflow: string;
  status: 'pending' | 'reserved' | 'assigned';
  channel: string;
}
export interface AccountRows {
  accountSid: string;
  workspaceSid: string;
  user: string;
  secret: string;
  configuration: JsonObject;
  workers: Map<string, WorkerRow>;
  workflows: Map<string, { name: string; configuration: string }>;
  /** With the sids of those who are in it. */
  queues: Map<string, { name: string; workers: string[] }>;
  tasks: TaskRow[];
  /** The plugins of the active release, each with its version. */
  plugins: Map<string, string>;
}

export function sid(kind: string, number: number): string {
  return kind + number.toString(16).padStart(32, '0');
}

export const QUEUE = sid('WQ', 1);

export interface Wanted {
  /** A voice capacity each. */
  capacities?: readonly number[];
  workflows?: readonly unknown[];
  uiAttributes?: JsonObject;
  uiVersion?: string;
  /** Of each worker, in addition to its team. */
  attributes?: readonly JsonObject[];
}

export function accountOf({
  capacities = [],
  workflows = [],
  uiAttributes = {},
  uiVersion = '2.17.1',
  attributes = [],
}: Wanted): AccountRows {
  const accountSid = sid('AC', 1);
  const workspaceSid = sid('WS', 1);
  const workers = capacities.map((capacity, i): [string, WorkerRow] => [
    sid('WK', i + 1),
    {
      name: `worker ${i + 1}`,
      capacity,
      attributes: { team: i % 2 === 0 ? 'even' : 'odd', ...attributes[i] },
      version: 1,
    },
  ]);
  return {
    accountSid,
    workspaceSid,
    user: sid('SK', 1),
    secret: 'open sesame',
    configuration: {
      account_sid: accountSid,
      taskrouter_workspace_sid: workspaceSid,
      ui_version: uiVersion,
      ui_attributes: uiAttributes,
      runtime_domain: 'roar-ibis-1234.twil.io',
      outbound_call_flows: { default: { enabled: true, workflow_sid: sid('WW', 1), queue_sid: QUEUE } },
    },
    workers: new Map(workers),
    workflows: new Map(
      workflows.map((configuration, i) => [
        sid('WW', i + 1),
        {
          name: `workflow ${i + 1}`,
          configuration: typeof configuration === 'string' ? configuration : JSON.stringify(configuration),
        },
      ]),
    ),
    queues: new Map([[QUEUE, { name: 'Everyone', workers: workers.map(([each]) => each) }]]),
    tasks: [],
    plugins: new Map([['plugin-multi-call', '0.1.0']]),
  };
}

/** A workflow with one filter, and no default. */
export function withoutDefault(expression: string, ...targets: readonly object[]): object {
  return { task_routing: { filters: [{ filter_friendly_name: 'calls', expression, targets }] } };
}

/** A workflow with one filter. */
export function workflowOf(expression: string, ...targets: readonly object[]): object {
  return {
    task_routing: {
      filters: [{ filter_friendly_name: 'calls', expression, targets }],
      default_filter: { queue: QUEUE },
    },
  };
}

/** All that is in the account, for comparing it with what it was. */
export function contents({ configuration, workers, workflows }: AccountRows): unknown {
  return structuredClone({
    configuration,
    workers: [...workers].map(([key, { name, capacity, attributes }]) => [key, name, capacity, attributes]),
    workflows: [...workflows],
  });
}
