/**
 * Twilio's TaskRouter and Flex configuration service on loopback, with the account as its state. What Twilio's published
 * OpenAPI files do not know is an error here; lists with an expression are refused after three a second.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from '../../plugin/setup/expression';
import type { JsonObject } from '../../plugin/setup/json';
import { sid, type AccountRows, type WorkerRow } from './account-double';
import { evaluate } from './evaluate';
import { whatIsWrong, type Asked } from './openapi';

/** A status to answer with, or the connection cut: before the request is carried out, or after. */
export type Fault = number | 'cut before' | 'cut after';

const SEARCHES_A_SECOND = 3;

type Headers = Readonly<Record<string, string | string[] | undefined>>;
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

export class Service {
  /** Every request, as `GET /v1/…`. */
  readonly requests: string[] = [];
  /** What does not agree with the published API. */
  readonly wrong: string[] = [];
  /** Asked of each request. */
  fault: (asked: Asked) => Fault | null = () => null;
  /** Workflows whose waiting tasks were routed again, in order. */
  readonly reEvaluated: string[] = [];
  /** What Twilio makes of a configuration that it is given. */
  keeps: (configuration: string) => string = (configuration) => configuration;
  private searches: number[] = [];
  private readonly server = createServer();

  constructor(
    readonly account: AccountRows,
    private readonly now: () => number,
  ) {
    this.server.on('request', (request, response) => void this.answer(request, response));
  }

  /** On loopback; without it, only `take` answers. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = this.take(await askedOf(request), request.headers);
    if (answer === null) return void request.socket.destroy();
    response
      .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      .end(JSON.stringify(answer.body));
  }

  /** @returns null when the connection is cut */
  take(asked: Asked, headers: Headers): Answer | null {
    this.requests.push(`${asked.method} ${asked.path}`);
    const problem = whatIsWrong(asked);
    if (problem !== null) this.wrong.push(problem);
    const fault = this.fault(asked);
    if (fault === 'cut before') return null;
    if (typeof fault === 'number') return failed(fault);
    const answer = this.reply(asked, headers);
    return fault === 'cut after' ? null : answer;
  }

  private reply(asked: Asked, headers: Headers): Answer {
    const { user, secret } = this.account;
    const basic = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
    if (headers['authorization'] !== basic) return failed(401);
    if (asked.query.has('TargetWorkersExpression') && this.isHurried()) return failed(429);
    const found = this.resource(asked, headers);
    if (typeof found === 'number') return failed(found);
    if (found === null) return failed(404);
    const etag = (found as { version?: unknown }).version;
    return { status: 200, body: found, headers: typeof etag === 'string' ? { etag } : {} };
  }

  private isHurried(): boolean {
    const now = this.now();
    this.searches = [...this.searches.filter((at) => at > now - 1000), now];
    return this.searches.length > SEARCHES_A_SECOND;
  }

  private resource(asked: Asked, headers: Headers): object | number | null {
    const { account } = this;
    if (asked.path === '/v1/Configuration') return this.configuration(asked);
    if (asked.path.startsWith('/v1/PluginService/')) return this.plugins(asked);
    const [workspace, kind, key, channels] = asked.path.split('/').slice(3);
    if (workspace !== account.workspaceSid) return null;
    switch (kind) {
      case 'Workflows':
        return key === undefined
          ? page(asked, 'workflows', [...account.workflows].map(workflowRow))
          : this.workflow(asked, key);
      case 'Workers':
        if (key === undefined) return page(asked, 'workers', this.workers(asked));
        return channels === undefined ? this.worker(asked, key, headers) : this.channel(asked, key);
      case 'Tasks':
        return page(asked, 'tasks', this.tasks(asked));
      case 'TaskQueues':
        return page(
          asked,
          'task_queues',
          [...account.queues].map(([sid, { name }]) => ({ sid, friendly_name: name })),
        );
      case undefined:
      default:
        return null;
    }
  }

  private plugins(asked: Asked): object {
    if (asked.path.endsWith('/Releases')) {
      return page(asked, 'releases', [{ sid: sid('FK', 1), configuration_sid: sid('FJ', 1) }]);
    }
    const rows = [...this.account.plugins].map(([unique_name, version]) => ({ unique_name, version }));
    return page(asked, 'plugins', rows);
  }

  private tasks({ query }: Asked): object[] {
    return this.account.tasks
      .filter(({ status }) => query.getAll('AssignmentStatus').includes(status))
      .map(({ sid, workflow, channel }) => ({
        sid,
        workflow_sid: workflow,
        task_channel_unique_name: channel,
      }));
  }

  /** What is given replaces what was, each field as a whole. */
  private configuration({ method, body }: Asked): object {
    if (method === 'POST') {
      this.account.configuration = { ...this.account.configuration, ...(JSON.parse(body) as JsonObject) };
    }
    return this.account.configuration;
  }

  private workflow({ method, body }: Asked, key: string): object | null {
    const workflow = this.account.workflows.get(key);
    const given = new URLSearchParams(body);
    const configuration = given.get('Configuration');
    if (workflow && method === 'POST') {
      if (configuration !== null) workflow.configuration = this.keeps(configuration);
      if (given.get('ReEvaluateTasks') === 'true') this.reEvaluated.push(key);
    }
    return workflow ? workflowRow([key, workflow]) : null;
  }

  private worker({ method, body }: Asked, key: string, headers: Headers): object | number | null {
    const worker = this.account.workers.get(key);
    if (!worker) return null;
    const attributes = new URLSearchParams(body).get('Attributes');
    if (method === 'POST' && attributes !== null) {
      if ((headers['if-match'] ?? `"${worker.version}"`) !== `"${worker.version}"`) return 412;
      worker.attributes = JSON.parse(attributes) as JsonObject;
      worker.version++;
    }
    return { ...workerRow([key, worker]), version: `"${worker.version}"` };
  }

  private channel({ method, body }: Asked, key: string): object | null {
    const worker = this.account.workers.get(key);
    const capacity = new URLSearchParams(body).get('Capacity');
    if (worker && method === 'POST' && capacity !== null) worker.capacity = Number(capacity);
    return worker
      ? { sid: 'WC1', task_channel_unique_name: 'voice', configured_capacity: worker.capacity }
      : null;
  }

  private workers({ query }: Asked): object[] {
    const expression = parse(query.get('TargetWorkersExpression') ?? '1 == 1');
    const queue = query.get('TaskQueueSid');
    const among = queue === null ? null : (this.account.queues.get(queue)?.workers ?? []);
    return [...this.account.workers]
      .filter(([key]) => among?.includes(key) ?? true)
      .filter(([, worker]) => expression !== null && evaluate(expression, lookupIn(worker)))
      .map(workerRow);
  }
}

function lookupIn({ capacity, attributes }: WorkerRow): (path: string) => unknown {
  return (path) => (path === 'worker.channel.voice.configured_capacity' ? capacity : attributes[path]);
}

function workerRow([key, { name, attributes }]: [string, WorkerRow]): object {
  return { sid: key, friendly_name: name, attributes: JSON.stringify(attributes) };
}

function workflowRow([sid, { name, configuration }]: [
  string,
  { name: string; configuration: string },
]): object {
  return { sid, friendly_name: name, configuration, task_reservation_timeout: 120 };
}

/** One page of a list, and the address of the next, as Twilio's own lists say it. */
function page({ host, path, query }: Asked, key: string, rows: readonly object[]): object {
  const size = Number(query.get('PageSize') ?? 50);
  const number = Number(query.get('Page') ?? 0);
  const next = new URLSearchParams(query);
  next.set('Page', String(number + 1));
  const isLast = (number + 1) * size >= rows.length;
  return {
    [key]: rows.slice(number * size, (number + 1) * size),
    meta: {
      key,
      page: number,
      page_size: size,
      next_page_url: isLast ? null : `https://${host}${path}?${next}`,
    },
  };
}

function failed(status: number): Answer {
  return { status, body: troubles(status), headers: {} };
}

function troubles(status: number): object {
  return {
    status,
    code: 20_000 + (status % 100),
    message: `no (${status})`,
    more_info: 'https://example.com',
  };
}

/** The loopback address carries the host that was meant as its first part. */
async function askedOf(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const [, host = '', ...rest] = url.pathname.split('/');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return {
    method: request.method ?? '',
    host,
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    contentType: request.headers['content-type'] ?? '',
    body: Buffer.concat(parts).toString(),
  };
}
