/** The doors to Twilio: reading an account, and reading and writing what a change is of. */
import twilio from 'twilio';
import type { RequestClient, Twilio } from 'twilio';
import { readOptions } from '../src/config';
import { OPTIONS_PATH, type Account, type Queue, type Worker, type Workflow } from './account';
import type { Doors } from './apply';
import type { Change } from './change';
import type { Credentials } from './credentials';
import { Failure } from './failure';
import { isObject, valueAt, withValueAt, type Json, type JsonObject } from './json';
import type { Requests } from './requests';

const CAPACITY = 'worker.channel.voice.configured_capacity';
/** The most that a page of Twilio's may have. */
const PAGE = 1000;

export interface Reading {
  /** Which workers to read; null: all. */
  readonly workers: string | null;
  /** Workers are told apart up to this voice capacity; null: the hosted `max_calls`. */
  readonly maxCalls: number | null;
  /** Whether to look which queues reach busy workers: one request for each. */
  readonly queues: boolean;
  readonly tell: (text: string) => void;
}

/** @param httpClient in place of the library's own; tests have theirs */
export function clientOf(credentials: Credentials, httpClient?: RequestClient): Twilio {
  const { accountSid, user, secret, region, edge } = credentials;
  return twilio(user, secret, {
    accountSid,
    ...(region === undefined ? {} : { region }),
    ...(edge === undefined ? {} : { edge }),
    ...(httpClient === undefined ? {} : { httpClient }),
  });
}

export async function readAccount(client: Twilio, requests: Requests, reading: Reading): Promise<Account> {
  const { tell } = reading;
  const hosted = await readHosted(client, requests);
  const options = valueAt(hosted.uiAttributes, OPTIONS_PATH);
  const maxCalls = reading.maxCalls ?? readOptions(isObject(options) ? options : {}).values.maxCalls;
  const workspace = client.taskrouter.v1.workspaces(hosted.workspaceSid);
  tell('reading the workflows');
  const workflows = await requests.ask('read the workflows', () =>
    workspace.workflows.list({ pageSize: PAGE }),
  );
  tell('reading the workers');
  const workers = await readWorkers(client, requests, hosted.workspaceSid, reading.workers, maxCalls);
  return {
    ...hosted,
    workers,
    workflows: workflows.map(({ sid, friendlyName, configuration }): Workflow => ({
      sid,
      name: friendlyName,
      configuration,
    })),
    queues: reading.queues ? await readQueues(client, requests, hosted.workspaceSid, tell) : [],
  };
}

async function readHosted(
  client: Twilio,
  requests: Requests,
): Promise<Pick<Account, 'accountSid' | 'workspaceSid' | 'uiVersion' | 'uiAttributes' | 'dialWorkflows'>> {
  const hosted = await requests.ask("read Flex's configuration", () =>
    client.flexApi.v1.configuration().fetch(),
  );
  if (!hosted.taskrouterWorkspaceSid)
    throw new Failure(`The account ${hosted.accountSid} has no Flex workspace.`);
  return {
    accountSid: hosted.accountSid,
    workspaceSid: hosted.taskrouterWorkspaceSid,
    uiVersion: hosted.uiVersion || null,
    uiAttributes: attributesOf(hosted),
    dialWorkflows: dialWorkflowsOf(hosted),
  };
}

function attributesOf(hosted: { uiAttributes: unknown }): JsonObject {
  return isObject(hosted.uiAttributes) ? hosted.uiAttributes : {};
}

function dialWorkflowsOf({ outboundCallFlows: flows }: { outboundCallFlows: unknown }): string[] {
  const sids = isObject(flows) ? Object.values(flows).map((flow) => valueAt(flow, ['workflow_sid'])) : [];
  return sids.filter((sid) => typeof sid === 'string');
}

/** A list for each capacity: one request for a thousand workers, where each one's channel would be a request of its own. */
async function readWorkers(
  client: Twilio,
  requests: Requests,
  workspaceSid: string,
  expression: string | null,
  maxCalls: number,
): Promise<Worker[]> {
  const workers: Worker[] = [];
  const read = async (condition: string, capacity: number): Promise<void> => {
    const targetWorkersExpression = expression === null ? condition : `(${expression}) AND (${condition})`;
    const { workers: list } = client.taskrouter.v1.workspaces(workspaceSid);
    const search = (): ReturnType<typeof list.page> => list.page({ targetWorkersExpression, pageSize: PAGE });
    let page = await requests.search('list the workers', search);
    for (;;) {
      workers.push(...page.instances.map(({ sid, friendlyName }) => ({ sid, name: friendlyName, capacity })));
      const next = page.nextPageUrl;
      if (!next) return;
      page = await requests.search('list the workers', () => list.getPage(next));
    }
  };
  for (let capacity = 0; capacity <= maxCalls; capacity++) await read(`${CAPACITY} == ${capacity}`, capacity);
  await read(`${CAPACITY} > ${maxCalls}`, maxCalls + 1);
  return workers;
}

async function readQueues(
  client: Twilio,
  requests: Requests,
  workspaceSid: string,
  tell: (text: string) => void,
): Promise<Queue[]> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  tell('reading the queues');
  const queues = await requests.ask('read the queues', () => workspace.taskQueues.list({ pageSize: PAGE }));
  const read: Queue[] = [];
  for (const { sid, friendlyName } of queues) {
    const page = await requests.search('list the workers of the queues', () =>
      workspace.workers.page({ taskQueueSid: sid, targetWorkersExpression: `${CAPACITY} > 1`, pageSize: 1 }),
    );
    read.push({ sid, name: friendlyName, reachesBusyWorkers: page.instances.length > 0 });
  }
  return read;
}

/** The account that credentials belong to, in TaskRouter's terms. */
export async function workspaceOf(
  client: Twilio,
  requests: Requests,
): Promise<{ accountSid: string; workspaceSid: string }> {
  const { accountSid, workspaceSid } = await readHosted(client, requests);
  return { accountSid, workspaceSid };
}

export function doorsTo(client: Twilio, requests: Requests, accountSid: string, workspaceSid: string): Doors {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const configuration = client.flexApi.v1.configuration();

  async function read(change: Change): Promise<Json> {
    switch (change.kind) {
      case 'workflow': {
        const workflow = workspace.workflows(change.sid);
        return jsonOf((await requests.ask('read a workflow', () => workflow.fetch())).configuration);
      }
      case 'capacity': {
        const channel = workspace.workers(change.sid).workerChannels('voice');
        return (await requests.ask("read a worker's capacity", () => channel.fetch())).configuredCapacity;
      }
      case 'options':
        return valueAt((await readHosted(client, requests)).uiAttributes, change.path) ?? null;
      default:
        return change satisfies never;
    }
  }

  async function write(change: Change): Promise<Json> {
    switch (change.kind) {
      case 'workflow': {
        const workflow = workspace.workflows(change.sid);
        const text = JSON.stringify(change.after);
        const written = await requests.ask('change a workflow', () =>
          workflow.update({ configuration: text }),
        );
        return jsonOf(written.configuration);
      }
      case 'capacity': {
        const channel = workspace.workers(change.sid).workerChannels('voice');
        const capacity = change.after;
        return (await requests.ask("change a worker's capacity", () => channel.update({ capacity })))
          .configuredCapacity;
      }
      case 'options': {
        // Twilio replaces ui_attributes as a whole: what else is in it is read just before, and sent along.
        const { uiAttributes } = await readHosted(client, requests);
        const ui_attributes = withValueAt(uiAttributes, change.path, change.after ?? undefined);
        const body = { account_sid: accountSid, ui_attributes };
        const written = await requests.ask("change Flex's configuration", () => configuration.update(body));
        return valueAt(attributesOf(written), change.path) ?? null;
      }
      default:
        return change satisfies never;
    }
  }

  return { read, write };
}

/** Not JSON is a value like any other here: it is just not the one that was expected. */
function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
