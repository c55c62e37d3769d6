// The server's side of Twilsock V3: one websocket carrying tunnelled HTTP and notifications, for Sync and Conversations.
// A frame: `TWILSOCK V3.0 <bytes of header>\r\n<header JSON>\r\n<payload>`.
import type { WebSocket } from 'ws';
import { isRecord, parsed, textOf } from '../params';
import type { Answer } from '../answer';

export interface TunnelledRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface Frame {
  readonly header: Record<string, unknown>;
  readonly payload: unknown;
}

export interface TwilsockSession {
  notify(messageType: string, payload: object): void;
}

const MARK = 'TWILSOCK V3.0';

export function encodeFrame(header: Record<string, unknown>, payload?: unknown): Buffer {
  const body = Buffer.from(payload === undefined ? '' : JSON.stringify(payload));
  const full = {
    ...header,
    payload_size: body.length,
    ...(body.length > 0 ? { payload_type: 'application/json' } : {}),
  };
  const head = Buffer.from(JSON.stringify(full));
  return Buffer.concat([Buffer.from(`${MARK} ${head.length}\r\n`), head, Buffer.from('\r\n'), body]);
}

/** Null: not a frame. */
export function decodeFrame(frame: Buffer): Frame | null {
  const end = frame.indexOf('\r\n');
  const size = Number(/^TWILSOCK V3\.0 (\d+)$/.exec(frame.subarray(0, end).toString())?.[1]);
  if (!Number.isInteger(size)) return null;
  const header = parsed(frame.subarray(end + 2, end + 2 + size).toString());
  if (!isRecord(header)) return null;
  const length = Number(header['payload_size'] ?? 0);
  const from = end + 2 + size + 2;
  const payload = length > 0 ? parsed(frame.subarray(from, from + length).toString()) : null;
  return { header, payload };
}

/** Serves one socket. `answer` gets the token of the session. */
export function serveTwilsock(
  socket: WebSocket,
  answer: (request: TunnelledRequest, session: TwilsockSession, token: string) => Answer,
): TwilsockSession {
  let sent = 0;
  let token = '';
  const send = (header: Record<string, unknown>, payload?: unknown): void => {
    if (socket.readyState === socket.OPEN) socket.send(encodeFrame(header, payload));
  };
  const session: TwilsockSession = {
    notify: (messageType, payload) =>
      send({ method: 'notification', id: `TM${++sent}`, message_type: messageType }, payload),
  };
  const status = { code: 200, status: 'OK' };
  const reply = (id: unknown, more: Record<string, unknown> = {}, payload?: unknown): void =>
    send({ method: 'reply', id, status, ...more }, payload);

  socket.on('message', (message: Buffer) => {
    const frame = decodeFrame(message);
    if (!frame) return socket.close();
    const { header, payload } = frame;
    switch (header['method']) {
      case 'init':
        token = textOf(header['token']);
        return reply(header['id'], {
          continuation_token: `ct${++sent}`,
          continuation_token_status: { reissued: true, reissue_reason: 'MISSING', reissue_message: '' },
          capabilities: ['client_update', 'offline_storage'],
          offline_storage: {},
          init_registrations: registrations(header['registrations']),
        });
      case 'update':
        token = typeof header['token'] === 'string' ? header['token'] : token;
        return reply(header['id']);
      case 'message': {
        const { status: code, body } = answer(requestIn(header, payload), session, token);
        const http = { http_status: { code, status: code < 300 ? 'OK' : 'Error' }, http_headers: {} };
        return reply(header['id'], http, body);
      }
      case 'reply': // to one of our notifications
        return undefined;
      case 'close':
        return socket.close();
      default: // ping, telemetry, put_notification_ctx, delete_notification_ctx
        return reply(header['id']);
    }
  });
  return session;
}

function registrations(asked: unknown): object[] {
  if (!Array.isArray(asked)) return [];
  return asked.map((one: unknown, index) => ({
    ...(isRecord(one) ? one : {}),
    notification_ctx_sid: `TX${index + 1}`,
  }));
}

function requestIn(header: Record<string, unknown>, payload: unknown): TunnelledRequest {
  const request = isRecord(header['http_request']) ? header['http_request'] : {};
  return {
    method: String(request['method']),
    host: String(request['host']),
    path: String(request['path']),
    params: isRecord(request['params']) ? request['params'] : {},
    body: payload,
  };
}
