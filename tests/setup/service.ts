/**
 * Twilio's TaskRouter and Flex configuration service on loopback, with the account as its state. What Twilio's published
 * OpenAPI files do not know is an error here; lists with an expression are refused after three a second.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from '../../plugin/setup/expression';
import type { JsonObject } from '../../plugin/setup/json';
import type { AccountRows, WorkerRow } from './account-double';
import { evaluate } from './evaluate';
import { whatIsWrong, type Asked } from './openapi';

/** A status to answer with, or the connection cut: before the request is carried out, or after. */
export type Fault = number | 'cut before' | 'cut after';

const SEARCHES_A_SECOND = 3;

export class Service {
  /** Every request, as `GET /v1/…`. */
  readonly requests: string[] = [];
  /** What does not agree with the published API. */
  readonly wrong: string[] = [];
  /** Asked of each request. */
  fault: (asked: Asked) => Fault | null = () => null;
  private searches: number[] = [];

  private constructor(
    private readonly server: Server,
    readonly account: AccountRows,
    private readonly now: () => number,
  ) {}

  static async start(account: AccountRows, now: () => number): Promise<Service> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const service = new Service(server, account, now);
    server.on('request', (request, response) => void service.answer(request, response));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await askedOf(request);
    this.requests.push(`${asked.method} ${asked.path}`);
    const problem = whatIsWrong(asked);
    if (problem !== null) this.wrong.push(problem);
    const fault = this.fault(asked);
    if (fault === 'cut before') return void request.socket.destroy();
    const [status, body] =
      typeof fault === 'number'
        ? [fault, troubles(fault)]
        : this.reply(asked, request.headers.authorization ?? '');
    if (fault === 'cut after') return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private reply(asked: Asked, authorization: string): [number, object] {
    const { user, secret } = this.account;
    if (authorization !== `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`)
      return [401, troubles(401)];
    if (asked.query.has('TargetWorkersExpression') && this.isHurried()) return [429, troubles(429)];
    const found = this.resource(asked);
    return found ? [200, found] : [404, troubles(404)];
  }

  private isHurried(): boolean {
    const now = this.now();
    this.searches = [...this.searches.filter((at) => at > now - 1000), now];
    return this.searches.length > SEARCHES_A_SECOND;
  }

  private resource(asked: Asked): object | null {
    const { account } = this;
    if (asked.path === '/v1/Configuration') return this.configuration(asked);
    const [workspace, kind, key, channels] = asked.path.split('/').slice(3);
    if (workspace !== account.workspaceSid) return null;
    if (kind === 'Workflows' && key !== undefined) return this.workflow(asked, key);
    if (kind === 'Workers' && channels !== undefined && key !== undefined) return this.channel(asked, key);
    if (kind === 'Workflows') return page(asked, 'workflows', [...account.workflows].map(workflowRow));
    if (kind === 'Workers') return page(asked, 'workers', this.workers(asked));
    if (kind !== 'TaskQueues') return null;
    const queues = [...account.queues].map(([sid, { name }]) => ({ sid, friendly_name: name }));
    return page(asked, 'task_queues', queues);
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
    const configuration = new URLSearchParams(body).get('Configuration');
    if (workflow && method === 'POST' && configuration !== null) workflow.configuration = configuration;
    return workflow ? workflowRow([key, workflow]) : null;
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
      .map(([sid, { name }]) => ({ sid, friendly_name: name, attributes: '{}' }));
  }
}

function lookupIn({ capacity, attributes }: WorkerRow): (path: string) => unknown {
  return (path) => (path === 'worker.channel.voice.configured_capacity' ? capacity : attributes[path]);
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
