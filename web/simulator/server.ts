// The one loopback port: pages, Twilio's hosts under /tw/<host>/…, the control surface under /sim/….
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { below, flexFile, pluginFile, sendFile, sendFlexPage } from './doors/page';
import type { FlexPlugin } from './doors/flex-api';
import { bodyOf, type Twilio } from './doors/twilio';

export interface ServerParts {
  readonly twilio: Twilio;
  readonly plugins: readonly FlexPlugin[];
  readonly folders: Readonly<Record<string, string>>;
  readonly home: string | undefined;
  /** The script that gives the worker's page its configuration; null: no such worker. */
  pageScript(worker: string): string | null;
  /** `/sim/…` requests; null: there is no such thing. */
  simulate(
    method: string,
    path: string,
    body: string,
  ): { readonly status: number; readonly body: unknown } | null;
  /** `/sim/…` websockets; false: there is no such thing. */
  simulateSocket(socket: WebSocket, path: string, worker: string | null): boolean;
  readonly log: (line: string) => void;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * agent1.localhost:4700 → agent1; localhost → null. A worker's desktop is also at agent1.demo.localhost, which is of one
 * site with a page at demo.localhost: browsers deny a frame of another site its storage, and Flex needs it.
 */
function workerOfHost(host: string | undefined): string | null {
  return /^(?!demo\.)([\w-]+)\.(?:demo\.)?localhost(:\d+)?$/.exec(host ?? '')?.[1] ?? null;
}

/** /tw/flex-api.twilio.com/v1/x → host and path. */
function twilioTarget(path: string): { readonly host: string; readonly path: string } | null {
  const match = /^\/tw\/([^/]+)(\/.*)$/.exec(path);
  return match ? { host: match[1] ?? '', path: match[2] ?? '' } : null;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more = {},
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...more });
  response.end(body);
}

const JSON_TYPE = 'application/json';

export async function startServer(port: number, parts: ServerParts): Promise<RunningServer> {
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.log(`simulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) send(response, 500, JSON_TYPE, '{}');
    });
  });
  const sockets = new WebSocketServer({ noServer: true });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const target = twilioTarget(pathname);
    if (target) {
      const body = await readBody(request);
      const reply = await parts.twilio.answer({ ...target, method, query, headers: request.headers, body });
      return send(response, reply.status, reply.type ?? JSON_TYPE, bodyOf(reply), reply.headers);
    }
    const worker = workerOfHost(request.headers.host);
    if (pathname === '/sim/page.js') {
      const script = worker === null ? null : parts.pageScript(worker);
      return send(
        response,
        script === null ? 404 : 200,
        'text/javascript',
        script ?? `// no worker ${worker ?? ''}\n`,
      );
    }
    if (pathname.startsWith('/sim/')) {
      const reply = parts.simulate(method, pathname.slice('/sim/'.length), await readBody(request));
      return send(response, reply?.status ?? 404, JSON_TYPE, JSON.stringify(reply?.body ?? {}));
    }
    sendPage(pathname, worker, response);
  };

  const sendPage = (path: string, worker: string | null, response: ServerResponse): void => {
    const [, first = '', ...rest] = path.split('/');
    const inside = rest.join('/');
    const folder = parts.folders[first];
    if (worker === null && path === '/' && parts.home !== undefined) {
      response.writeHead(302, { location: parts.home }).end();
      return;
    }
    const file =
      first === 'flex'
        ? flexFile(inside)
        : first === 'plugins'
          ? pluginFile(parts.plugins, inside)
          : folder === undefined
            ? null
            : below(folder, rest.length === 0 ? '/' : inside === '' ? '/' : inside);
    if (file !== null && sendFile(response, file)) return;
    // Flex's own router has paths without a dot: /agent-desktop, /teams.
    if (worker !== null && file === null && !/\.\w+$/.test(path) && sendFlexPage(response)) return;
    send(response, 404, 'text/plain', `not found: ${path}\n`);
  };

  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const target = twilioTarget(pathname);
    if (!target && !pathname.startsWith('/sim/')) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      if (target) parts.twilio.attach(webSocket, target.host, target.path, query);
      else if (
        !parts.simulateSocket(webSocket, pathname.slice('/sim/'.length), workerOfHost(request.headers.host))
      )
        webSocket.close();
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
