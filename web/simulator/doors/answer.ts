// A request to one of Twilio's HTTP services as the simulator sees it, and the answer to it.
import type { Worker } from '../model/world';

export interface Request {
  readonly method: string;
  /** Twilio's host, e.g. flex-api.twilio.com. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Who asks, by the token of the request. */
  readonly worker: Worker | null;
  /** The body as text; "" when there is none. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Other than JSON: the body is then text or bytes. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Twilio's error answers: code, message and where to read of it. */
export const failure = (status: number, message: string, code = status * 100): Answer => ({
  status,
  body: { code, message, status, more_info: `https://www.twilio.com/docs/errors/${code}` },
});

export type Door = (request: Request) => Answer | null;
