/** Twilio's client, and reading an account with it. */
import twilio from 'twilio';
import type { RequestClient, Twilio } from 'twilio';
import type { Account, Hosted, Queue, Released, Worker } from './account';
import { losesDigits } from './configuration';
import type { Credentials } from './credentials';
import { Failure, Gone } from './failure';
import { isObject, valueAt, type JsonObject } from './json';
import type { Requests } from './requests';
import type { Workflow } from './workflow';

export const CAPACITY = 'worker.channel.voice.configured_capacity';
/** The most that a page of Twilio's may have. */
export const PAGE = 1000;
/** The name under which the plugin is deployed (scripts/deploy.mjs). */
const PLUGIN = 'plugin-multi-call';
/** Queues are told of by so many. */
const PROGRESS_EVERY = 20;

export interface Twin {
  readonly client: Twilio;
  readonly requests: Requests;
}

/** @param httpClient in place of the library's own; tests have theirs */
export function clientOf(credentials: Credentials, httpClient?: RequestClient): Twilio {
  const { accountSid, user, secret, region, edge } = credentials;
  return twilio(user, secret, {
    accountSid,
    // Never undefined: the library would then take region, edge and logging (which shows headers) from the environment.
    region: region ?? '',
    edge: edge ?? '',
    logLevel: 'none',
    ...(httpClient === undefined ? {} : { httpClient }),
  });
}

/** @throws Failure when the credentials are of another account than they claim, or when the account has no Flex */
export async function readHosted({ client, requests }: Twin, claimed: string): Promise<Hosted> {
  const hosted = await requests
    .ask("read Flex's configuration", () => client.flexApi.v1.configuration().fetch())
    .catch((error: unknown) => {
      throw error instanceof Gone ? new Failure(`The account ${claimed} has no Flex project.`) : error;
    });
  if (hosted.accountSid !== claimed) {
    throw new Failure(
      `The key is of the account ${hosted.accountSid}, and not of ${claimed}, which is set with it. Nothing was done.`,
    );
  }
  if (!hosted.taskrouterWorkspaceSid) throw new Failure(`The account ${claimed} has no Flex workspace.`);
  return {
    accountSid: hosted.accountSid,
    workspaceSid: hosted.taskrouterWorkspaceSid,
    domain: hosted.runtimeDomain || null,
    uiVersion: hosted.uiVersion || null,
    uiAttributes: attributesOf(hosted),
    dialWorkflows: dialWorkflowsOf(hosted),
    dialPad: valueAt(hosted.outboundCallFlows as JsonObject, ['default', 'enabled']) !== false,
  };
}

export function attributesOf(hosted: { uiAttributes: unknown }): JsonObject {
  return isObject(hosted.uiAttributes) ? hosted.uiAttributes : {};
}

function dialWorkflowsOf({ outboundCallFlows: flows }: { outboundCallFlows: unknown }): string[] {
  const sids = isObject(flows) ? Object.values(flows).map((flow) => valueAt(flow, ['workflow_sid'])) : [];
  return sids.filter((sid) => typeof sid === 'string');
}

export interface Reading {
  /** Which workers to read; null: all. */
  readonly workers: string | null;
  /** Workers are told apart up to this voice capacity. */
  readonly maxCalls: number;
  readonly tell: (text: string) => void;
}

export async function readAccount(twin: Twin, hosted: Hosted, reading: Reading): Promise<Account> {
  reading.tell('reading the workflows');
  const workflows = await readWorkflows(twin, hosted.workspaceSid);
  reading.tell('reading the workers');
  return { ...hosted, workflows, workers: await readWorkers(twin, hosted.workspaceSid, reading) };
}

export async function readWorkflows({ client, requests }: Twin, workspaceSid: string): Promise<Workflow[]> {
  const { workflows } = client.taskrouter.v1.workspaces(workspaceSid);
  const rows = await requests.ask('read the workflows', () => workflows.list({ pageSize: PAGE }));
  return rows.map(({ sid, friendlyName, configuration }) => ({ sid, name: friendlyName, configuration }));
}

/** A list for each capacity: one request for a thousand workers, where each one's channel would be a request of its own. */
async function readWorkers(
  { client, requests }: Twin,
  workspaceSid: string,
  { workers: expression, maxCalls, tell }: Reading,
): Promise<Worker[]> {
  const workers: Worker[] = [];
  const read = async (condition: string, capacity: number): Promise<void> => {
    const targetWorkersExpression = expression === null ? condition : `(${expression}) AND (${condition})`;
    const { workers: list } = client.taskrouter.v1.workspaces(workspaceSid);
    const search = (): ReturnType<typeof list.page> => list.page({ targetWorkersExpression, pageSize: PAGE });
    let page = await requests.search('list the workers', search);
    for (;;) {
      workers.push(
        ...page.instances.map(({ sid, friendlyName, attributes }) => ({
          sid,
          name: friendlyName,
          capacity,
          attributes: readAttributes(attributes),
        })),
      );
      const next = page.nextPageUrl;
      if (!next) return;
      tell(`reading the workers: ${workers.length} so far`);
      page = await requests.search('list the workers', () => list.getPage(next));
    }
  };
  for (let capacity = 0; capacity <= maxCalls; capacity++) await read(`${CAPACITY} == ${capacity}`, capacity);
  await read(`${CAPACITY} > ${maxCalls}`, maxCalls + 1);
  return workers;
}

/** @returns null when they cannot be read, or not without loss */
export function readAttributes(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !losesDigits(text) ? value : null;
  } catch {
    return null;
  }
}

export async function readQueues(
  { client, requests }: Twin,
  workspaceSid: string,
  tell: (text: string) => void,
): Promise<Queue[]> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const queues = await requests.ask('read the queues', () => workspace.taskQueues.list({ pageSize: PAGE }));
  const read: Queue[] = [];
  for (const { sid, friendlyName } of queues) {
    if (read.length % PROGRESS_EVERY === 0) tell(`reading the queues: ${read.length} of ${queues.length}`);
    const page = await requests.search('list the workers of the queues', () =>
      workspace.workers.page({ taskQueueSid: sid, targetWorkersExpression: `${CAPACITY} > 1`, pageSize: 1 }),
    );
    read.push({ sid, name: friendlyName, reachesBusyWorkers: page.instances.length > 0 });
  }
  return read;
}

/** The newest release is the active one (docs/flex/developer/plugins/api/release: releases are immutable). */
export async function readRelease({ client, requests }: Twin): Promise<Released> {
  const { flexApi } = client;
  try {
    const [release] = await requests.ask("read the plugins' release", () =>
      flexApi.v1.pluginReleases.list({ limit: 1, pageSize: 1 }),
    );
    if (!release) return null;
    const configuration = flexApi.v1.pluginConfigurations(release.configurationSid);
    const plugins = await requests.ask("read the release's plugins", () =>
      configuration.plugins.list({ pageSize: PAGE }),
    );
    return plugins.find(({ uniqueName }) => uniqueName === PLUGIN)?.version ?? null;
  } catch (error) {
    // The rest of `check` does not depend on it, and says that this was not looked at.
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
