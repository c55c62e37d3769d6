// Workers' sessions and tokens. A token looks like a JWT: twilio-taskrouter reads its grants without asking anybody.
import { randomBytes } from 'node:crypto';
import { ACCOUNT_SID, WORKSPACE_SID, type Worker, type World } from './model/world';
import { workerNamed } from './model/workers';
import { isRecord, parsed } from './doors/params';

const LIFETIME_SECONDS = 30 * 86_400;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Session {
  readonly token: string;
  readonly identity: string;
  readonly expiration: string;
  readonly roles: readonly string[];
  readonly flexUserSid: string;
  readonly accountSid: string;
}

export interface Sessions {
  /** What Flex keeps of a finished log-in (localStorage `TWILIO_FLEX_SSO`), with a new token. Each expires a minute later
   *  than the one before, so that Flex takes it for a renewal. */
  session(worker: Worker): Session;
  /** A new token of the worker; earlier ones stay good. */
  issue(worker: Worker): string;
  workerOf(token: string): Worker | null;
}

/** A token of another simulator (a page left open over a restart) counts as long as its worker's name is known. */
export function createSessions(world: World): Sessions {
  let sessions = 0;
  const issue = (worker: Worker): string => {
    const payload = {
      jti: randomBytes(8).toString('hex'),
      iss: 'SK00000000000000000000000000000001',
      sub: ACCOUNT_SID,
      exp: world.now() + LIFETIME_SECONDS,
      grants: {
        identity: worker.name,
        task_router: { workspace_sid: WORKSPACE_SID, worker_sid: worker.sid, role: 'worker' },
        voice: {
          incoming: { allow: true },
          outgoing: { application_sid: 'AP00000000000000000000000000000001' },
        },
        data_sync: { service_sid: 'default' },
        chat: { service_sid: 'IS00000000000000000000000000000001' },
      },
    };
    const header = { typ: 'JWT', alg: 'none', cty: 'twilio-fpa;v=1' };
    return `${encoded(header)}.${encoded(payload)}.${randomBytes(8).toString('hex')}`;
  };
  return {
    issue,
    session: (worker) => ({
      token: issue(worker),
      identity: worker.name,
      expiration: expiration(world, 60 * sessions++),
      roles: worker.roles,
      flexUserSid: flexUserSid(worker),
      accountSid: ACCOUNT_SID,
    }),
    workerOf(token) {
      const payload = parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      const grants = isRecord(payload) ? payload['grants'] : undefined;
      const identity = isRecord(grants) ? grants['identity'] : undefined;
      return typeof identity === 'string' ? workerNamed(world, identity) : null;
    },
  };
}

export const flexUserSid = (worker: Worker): string => `FU${worker.sid.slice(2)}`;

export const expiration = (world: World, moreSeconds = 0): string =>
  new Date((world.now() + LIFETIME_SECONDS + moreSeconds) * 1000).toISOString();

/** The token of a request: flex-sdk sends Basic "token:<jwt>" (with a stray bracket behind it), or a header of its own. */
export function tokenIn(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const own = headers['x-flex-jwe'];
  if (typeof own === 'string') return own;
  const basic = /^Basic (.+)$/.exec(headers.authorization?.toString() ?? '')?.[1];
  return basic
    ? Buffer.from(basic, 'base64')
        .toString()
        .replace(/^token:/, '')
        .replace(/\)$/, '')
    : '';
}
