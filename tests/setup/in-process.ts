/** The library's client of HTTP, with the service in its place: no sockets, so that thousands of runs take seconds. */
import { RequestClient } from 'twilio';
import type { Service } from './service';

type Options = Parameters<typeof RequestClient.prototype.request>[0];
type Answer<T> = Awaited<ReturnType<typeof RequestClient.prototype.request<T>>>;
type Field = string | number | boolean | undefined;

export class InProcess extends RequestClient {
  constructor(
    private readonly service: Service,
    /** Told before each request; what it throws ends the command. */
    private readonly before: () => Promise<void>,
    /** Told when the service has done it. */
    private readonly after: () => void,
  ) {
    super();
  }

  override async request<T>(options: Options): Promise<Answer<T>> {
    await this.before();
    const url = new URL(options.uri);
    const query = url.searchParams;
    for (const [name, value] of fieldsOf(options.params)) query.append(name, value);
    const headers = lowered(options.headers);
    const isJson = headers['content-type'] === 'application/json';
    const basic = Buffer.from(`${options.username}:${options.password}`).toString('base64');
    headers['authorization'] = `Basic ${basic}`;
    const data = options.data as object | undefined;
    const answer = this.service.take(
      {
        method: options.method.toUpperCase(),
        host: url.host,
        path: url.pathname,
        query,
        contentType: headers['content-type'] ?? '',
        body: isJson ? JSON.stringify(data ?? {}) : new URLSearchParams(fieldsOf(data)).toString(),
      },
      headers,
    );
    this.after();
    if (answer === null) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
    const { status: statusCode, body, headers: answered } = answer;
    return { statusCode, body, headers: answered } as unknown as Answer<T>;
  }
}

function fieldsOf(fields: object | undefined): [string, string][] {
  const all = Object.entries((fields ?? {}) as Record<string, Field | readonly Field[]>);
  return all.flatMap(([name, value]) =>
    [value].flat().flatMap((each): [string, string][] => (each === undefined ? [] : [[name, String(each)]])),
  );
}

function lowered(headers: object | undefined): Record<string, string> {
  const all = Object.entries((headers ?? {}) as Record<string, string>);
  return Object.fromEntries(all.map(([name, value]) => [name.toLowerCase(), value]));
}
