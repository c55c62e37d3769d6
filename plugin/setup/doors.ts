/** The doors to Twilio: looking at what a change is of, and writing it. */
import type { Change, WorkflowChange } from './change';
import { Failure, Stale } from './failure';
import type { Doors } from './fate';
import type { Look } from './invariant';
import { valueAt, withValueAt, type Json, type JsonObject } from './json';
import { attributesOf, CAPACITY, PAGE, readAttributes, readHosted, readWorkflows, type Twin } from './twilio';
import type { Identity } from './account';
import type { Clock } from './requests';

/** TaskRouter's search lags behind a change of a capacity by some seconds. */
const SEARCHES = 6;
const BETWEEN_SEARCHES_MS = 2000;
/** Of the workers that a search found, so many are looked at one by one. */
const LOOKED_AT = 20;
/** Tries of a worker's attributes when others change them in between. */
const TRIES = 5;

/** @param undoing waiting calls are routed again only by new guards: without re-evaluation they keep a guard, which is harmless */
export function doorsTo(
  twin: Twin,
  { accountSid, workspaceSid }: Identity,
  clock: Clock,
  undoing: boolean,
): Doors & Look {
  const { client, requests } = twin;
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const hosted = (): ReturnType<typeof readHosted> => readHosted(twin, accountSid);

  const capacityOf = async (sid: string): Promise<number> => {
    const channel = workspace.workers(sid).workerChannels('voice');
    return (await requests.ask("read a worker's capacity", () => channel.fetch())).configuredCapacity;
  };

  async function read(change: Change): Promise<Json | undefined> {
    switch (change.kind) {
      case 'workflow': {
        const workflow = workspace.workflows(change.sid);
        return (await requests.ask('read a workflow', () => workflow.fetch())).configuration;
      }
      case 'capacity':
        return capacityOf(change.sid);
      case 'override':
        return valueAt((await attributesAt(change.sid)).attributes, change.path);
      case 'options':
        return valueAt((await hosted()).uiAttributes, change.path);
      default:
        return change satisfies never;
    }
  }

  async function write(change: Change): Promise<Json | undefined> {
    switch (change.kind) {
      case 'workflow':
        return writeWorkflow(change);
      case 'capacity': {
        const channel = workspace.workers(change.sid).workerChannels('voice');
        const capacity = change.after;
        return (await requests.ask("change a worker's capacity", () => channel.update({ capacity })))
          .configuredCapacity;
      }
      case 'override':
        return writeOverride(change.sid, change.path, change.after);
      case 'options': {
        // Twilio replaces ui_attributes as a whole: what else is in it is read just before, and sent along.
        const { uiAttributes } = await hosted();
        const ui_attributes = withValueAt(uiAttributes, change.path, change.after);
        const written = await requests.ask("change Flex's configuration", () =>
          client.flexApi.v1.configuration().update({ account_sid: accountSid, ui_attributes }),
        );
        return valueAt(attributesOf(written), change.path);
      }
      default:
        return change satisfies never;
    }
  }

  /** Without ReEvaluateTasks a call that waits keeps the rules from before (support.twilio.com, article 36535203110043). */
  async function writeWorkflow({ sid, after: configuration }: WorkflowChange): Promise<Json> {
    const body = undoing ? { configuration } : { configuration, reEvaluateTasks: 'true' };
    const written = await requests.ask('change a workflow', () => workspace.workflows(sid).update(body));
    return written.configuration;
  }

  async function attributesAt(sid: string): Promise<{ attributes: JsonObject; etag: string | undefined }> {
    const { body, headers } = await requests.ask("read a worker's attributes", () =>
      workspace.workers(sid).fetchWithHttpInfo(),
    );
    const attributes = readAttributes(body.attributes);
    if (attributes === null)
      throw new Failure(`The attributes of the worker ${sid} cannot be read without loss.`);
    const etag: unknown = (headers as Record<string, unknown> | undefined)?.['etag'];
    return { attributes, etag: typeof etag === 'string' ? etag : undefined };
  }

  /** Only if nobody has changed the attributes since they were read: Twilio answers 412 then, and they are read again. */
  async function writeOverride(
    sid: string,
    path: readonly string[],
    value: Json | undefined,
  ): Promise<Json | undefined> {
    for (let tries = 1; ; tries++) {
      const { attributes, etag } = await attributesAt(sid);
      const text = JSON.stringify(withValueAt(attributes, path, value));
      const body = { attributes: text, ...(etag === undefined ? {} : { ifMatch: etag }) };
      try {
        const written = await requests.ask("change a worker's attributes", () =>
          workspace.workers(sid).update(body),
        );
        return valueAt(readAttributes(written.attributes) ?? {}, path);
      } catch (error) {
        if (!(error instanceof Stale) || tries === TRIES) throw error;
      }
    }
  }

  /** What a search finds is looked at itself, because the search lags. In doubt somebody has several. */
  async function anyoneHasSeveral(): Promise<boolean> {
    for (let searches = 0; searches < SEARCHES; searches++) {
      if (searches > 0) await clock.wait(BETWEEN_SEARCHES_MS);
      const found = await requests.search('list the workers with several calls', () =>
        workspace.workers.page({ targetWorkersExpression: `${CAPACITY} > 1`, pageSize: PAGE }),
      );
      if (found.instances.length === 0) return false;
      for (const { sid } of found.instances.slice(0, LOOKED_AT)) if ((await capacityOf(sid)) > 1) return true;
    }
    return true;
  }

  return {
    read,
    write,
    capacityOf,
    anyoneHasSeveral,
    workflows: () => readWorkflows(twin, workspaceSid),
  };
}
