// Twilio's hosts behind one another: which door answers a request to which host.
import type { WebSocket } from 'ws';
import { kindOf, type FaultBox } from '../faults';
import type { Journal } from '../journal';
import type { Fact } from '../model/facts';
import type { World } from '../model/world';
import type { VoicePort } from '../ports';
import { tokenIn, type Sessions } from '../sessions';
import { failure, type Answer } from './answer';
import { answerConversations } from './conversations';
import { createFlexApi, type FlexApiOptions } from './flex-api';
import { answerInteractions } from './interactions';
import { record } from './params';
import { createSync } from './sync';
import { serveTwilsock, type TunnelledRequest } from './sync/twilsock';
import { createEventBridge, type EventBridge } from './taskrouter/events';
import { answerTaskRouter } from './taskrouter/requests';

export interface HttpRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Twilio {
  readonly events: EventBridge;
  answer(request: HttpRequest): Promise<Answer>;
  /** A websocket to `wss://<host><path>`. */
  attach(socket: WebSocket, host: string, path: string, query: URLSearchParams): void;
  hear(fact: Fact): void;
  close(): void;
}

export interface TwilioSurroundings extends FlexApiOptions {
  readonly world: World;
  readonly sessions: Sessions;
  readonly faults: FaultBox;
  readonly journal: Journal;
  readonly voice: () => VoicePort;
}

/** Bodies in the journal are cut to so many characters. */
const JOURNALLED = 500;

export function createTwilio(around: TwilioSurroundings): Twilio {
  const { world, sessions, faults, journal, voice } = around;
  const flexApi = createFlexApi(world, around);
  const sync = createSync(world);
  const events = createEventBridge(world);

  const unknown = (what: string): Answer => {
    journal.addUnknown(what);
    return failure(404, `The simulator does not know ${what}`, 20404);
  };

  /** POST to the event bridge: a request to TaskRouter or the interactions API inside. */
  const tunnel = async (body: string): Promise<Answer> => {
    const { method, url, params: given, token } = record(body);
    const params = record(given);
    const worker = sessions.workerOf(String(token));
    const path = String(url)
      .replace(/^\//, '')
      .replace(/^v\d\//, '')
      .replace(/\?.*$/, '');
    const answered = journal.add({ via: 'taskrouter', what: `${String(method)} ${path}`, body: params });
    if (!worker) {
      answered(401);
      return failure(401, 'Authentication Error', 20003);
    }
    const request = { method: String(method), url: path, params, worker };
    const answer = await faults.carry(
      kindOf(params),
      () =>
        answerTaskRouter(world, request) ??
        answerInteractions(world, request) ??
        unknown(`${request.method} ${path} ${Object.keys(params).join(',')}`),
    );
    answered(answer.status);
    return answer.status < 300 ? { ...answer, body: { payload: answer.body } } : answer;
  };

  /** Requests through Twilsock: Sync, Conversations, and telemetry. */
  const answerTwilsock = (request: TunnelledRequest, token: string): Answer | null => {
    const { method, host, path } = request;
    const body = JSON.stringify(request.body ?? '');
    const worker = sessions.workerOf(token);
    const plain = { method, host, path, query: new URLSearchParams(), worker, body };
    return answerConversations(plain) ?? flexApi(plain);
  };

  const serveSync = (socket: WebSocket): void => {
    const session = serveTwilsock(socket, (request, from, token) => {
      const { method, host, path } = request;
      journal.add({ via: 'twilsock', what: `${method} ${host}${path}`, body: request.body });
      const isSync = /^cds\./.test(host);
      const answer = isSync ? sync.answer(request, from) : answerTwilsock(request, token);
      return answer ?? unknown(`twilsock ${method} ${host}${path}`);
    });
    socket.on('close', () => sync.drop(session));
  };

  return {
    events,
    async answer({ method, host, path, query, headers, body }) {
      const isTunnel = /^event-bridge\./.test(host) && path === '/v1/wschannels' && method === 'POST';
      if (isTunnel) return tunnel(body);
      const hasToken = /Tokens/.test(path);
      journal.add({
        via: 'http',
        what: `${method} ${host}${path}`,
        body: hasToken ? '' : body.slice(0, JOURNALLED),
      });
      const worker = sessions.workerOf(tokenIn(headers));
      const request = { method, host, path, query, worker, body };
      return flexApi(request) ?? unknown(`${method} ${host}${path}`);
    },
    attach(socket, host, path, query) {
      journal.add({ via: 'websocket', what: host + path, body: '' });
      if (/^(voice-js|chunderw)/.test(host)) return voice().attach(socket);
      if (/^tsock\./.test(host)) return serveSync(socket);
      const worker = sessions.workerOf(query.get('token') ?? '');
      if (/^event-bridge\./.test(host) && path === '/v1/wschannels' && worker)
        return events.attach(socket, worker);
      journal.addUnknown(`websocket ${host}${path}`);
      return socket.close();
    },
    hear(fact) {
      events.hear(fact);
      sync.hear(fact);
    },
    close: () => events.close(),
  };
}

/** The answer's JSON, as bytes or text. */
export function bodyOf({ body, type }: Answer): string | Buffer {
  if (Buffer.isBuffer(body)) return body;
  return type !== undefined && typeof body === 'string' ? body : JSON.stringify(body);
}
