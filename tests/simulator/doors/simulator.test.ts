// The simulator from outside: what a page sees on the one port.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startSimulator, type Simulator } from '../../../web/simulator';

interface Event {
  readonly event_type: string;
  readonly payload: Record<string, unknown>;
}

let simulator: Simulator;
let token: string;
let logged: string[];
const sockets: WebSocket[] = [];

beforeEach(async () => {
  logged = [];
  simulator = await startSimulator({ media: 'none', log: (line) => logged.push(line) });
  token = simulator.refreshToken({ worker: 'agent1' }).session.token;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await simulator.close();
});

const at = (path: string): string => `http://127.0.0.1:${simulator.port}${path}`;

async function taskRouter(
  method: string,
  url: string,
  params: object = {},
  headers: object = {},
): Promise<Response> {
  const body = JSON.stringify({ url, method, params, token });
  return fetch(at('/tw/event-bridge.us1.twilio.com/v1/wschannels'), {
    method: 'POST',
    body,
    headers: { ...headers },
  });
}

async function payload(response: Response): Promise<Record<string, unknown>> {
  return ((await response.json()) as { payload: Record<string, unknown> }).payload;
}

/** A page's event bridge, and what it has been told since. */
async function listen(): Promise<{ readonly events: Event[]; waitFor(type: string): Promise<Event> }> {
  const address = `ws://127.0.0.1:${simulator.port}/tw/event-bridge.us1.twilio.com/v1/wschannels?token=${token}`;
  const socket = new WebSocket(address);
  sockets.push(socket);
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (frame: Buffer) => {
    if (frame.toString().trim() === '') return;
    events.push(JSON.parse(frame.toString()) as Event);
    for (const look of waiting) look();
  });
  const waitFor = (type: string): Promise<Event> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(({ event_type }) => event_type === type);
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
    });
  await waitFor('init');
  return { events, waitFor };
}

const workerSid = (): string => simulator.snapshot().workers[0]?.sid ?? '';
const workspace = 'Workspaces/WS00000000000000000000000000000001';

describe('TaskRouter', () => {
  it('tells a page of a call, rings it on the conference instruction, and tells who is in the conference', async () => {
    const page = await listen();
    const { task, taskSid, customerCallSid } = simulator.ring({ worker: 'agent1', from: '+15550001' });
    expect((await page.waitFor('reservation.created')).payload['sid']).toBe(task);
    const url = `${workspace}/Workers/${workerSid()}/Reservations/${task}`;
    expect((await taskRouter('POST', url, { Instruction: 'conference', To: 'client:agent1' })).status).toBe(
      200,
    );
    await page.waitFor('reservation.accepted');
    const { payload: customer } = await page.waitFor('participant.added');
    expect(customer).toMatchObject({
      type: 'agent',
      routing_properties: { task_sid: taskSid, reservation_sid: task },
    });
    const [view] = simulator.snapshot().tasks;
    expect(view?.parties.map(({ kind, callSid }) => [kind, callSid])).toEqual([
      ['agent', view?.ownCallSid],
      ['customer', customerCallSid],
    ]);
  });

  it('holds the customer and the worker apart', async () => {
    const { task, taskSid } = await talking();
    const worker = `${workspace}/Workers/${workerSid()}`;
    await taskRouter('POST', `${worker}/CustomerParticipant`, { TaskSid: taskSid, Hold: true });
    expect(held(task)).toEqual(['customer']);
    await taskRouter('POST', `${worker}/HoldWorkerParticipant`, {
      TaskSid: taskSid,
      TargetWorkerSid: workerSid(),
      Hold: 'true',
    });
    expect(held(task)).toEqual(['agent', 'customer']);
    await taskRouter('POST', `${worker}/CustomerParticipant`, { TaskSid: taskSid, Hold: false });
    expect(held(task)).toEqual(['agent']);
  });

  it('answers 404 for a hold of somebody who is not there', async () => {
    const { taskSid } = await talking();
    const url = `${workspace}/Workers/${workerSid()}/HoldWorkerParticipant`;
    const answer = await taskRouter('POST', url, { TaskSid: taskSid, TargetWorkerSid: 'WK0', Hold: true });
    expect(answer.status).toBe(404);
  });

  it('has a list of reservations with every property the SDK insists on', async () => {
    simulator.ring({ worker: 'agent1' });
    const list = await payload(await taskRouter('GET', `${workspace}/Workers/${workerSid()}/Reservations`));
    expect(list).toMatchObject({ after_sid: null });
    const [reservation] = list['contents'] as Record<string, unknown>[];
    for (const key of [
      'account_sid',
      'reservation_status',
      'reservation_timeout',
      'task',
      'version',
      'worker_sid',
    ])
      expect(reservation).toHaveProperty(key);
    for (const key of [
      'addons',
      'age',
      'queue_sid',
      'reason',
      'routing_target',
      'virtual_start_time',
      'version',
    ])
      expect(reservation?.['task']).toHaveProperty(key);
  });

  it('holds an external party by its participant sid', async () => {
    const { task, taskSid } = await talking();
    const { callSid } = simulator.addParty({ task, kind: 'external', name: '+15557770001' });
    await expect.poll(() => simulator.snapshot().tasks[0]?.parties.length).toBe(3);
    const party = simulator.snapshot().tasks[0]?.parties.find((one) => one.callSid === callSid);
    const channels = await payload(await taskRouter('GET', `v1/Interactions/KD${taskSid.slice(2)}/Channels`));
    const [channel] = channels['channels'] as { sid: string }[];
    const url = `v1/Interactions/KD${taskSid.slice(2)}/Channels/${channel?.sid}/Participants/${party?.participantSid}`;
    await taskRouter('POST', url, { media_properties: { hold: true } });
    expect(held(task)).toEqual(['external']);
  });

  it('meets faults: a refused hold changes nothing, and says when to come again', async () => {
    const { task, taskSid } = await talking();
    simulator.fault({ hold: 429, retryAfterSeconds: 3 });
    const url = `${workspace}/Workers/${workerSid()}/CustomerParticipant`;
    const answer = await taskRouter('POST', url, { TaskSid: taskSid, Hold: true });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
    expect(held(task)).toEqual([]);
  });
});

/** A call of agent1 that has been answered. */
async function talking(): Promise<{ readonly task: string; readonly taskSid: string }> {
  const { task, taskSid } = simulator.ring({ worker: 'agent1' });
  await taskRouter('POST', `${workspace}/Workers/${workerSid()}/Reservations/${task}`, {
    Instruction: 'conference',
  });
  await expect.poll(() => simulator.snapshot().tasks[0]?.parties.length).toBe(2);
  return { task, taskSid };
}

function held(task: string): string[] {
  const view = simulator.snapshot().tasks.find((one) => one.task === task);
  return (view?.parties ?? []).filter(({ hold }) => hold).map(({ kind }) => kind);
}

describe('what nobody knows', () => {
  it('is an error that a test sees', async () => {
    const answer = await fetch(at('/tw/flex-api.twilio.com/v1/Nonsense'));
    expect(answer.status).toBe(404);
    await taskRouter('POST', `${workspace}/Nonsense`);
    expect(simulator.unknown).toHaveLength(2);
    expect(logged).toHaveLength(2);
  });

  it('is not what Flex asks at start', async () => {
    await fetch(at('/tw/flex-api.twilio.com/v1/Configuration'));
    await fetch(at('/tw/sdk.twilio.com/js/client/sounds/releases/1.0.0/incoming.mp3'));
    expect(simulator.unknown).toEqual([]);
  });
});

describe('the journal', () => {
  it('has what was asked, and no token', async () => {
    await listen();
    await taskRouter('GET', `${workspace}/Activities`);
    const text = JSON.stringify([simulator.requests, logged]);
    expect(text).toContain('Activities');
    expect(text).not.toContain(token);
  });
});

describe('the control surface', () => {
  const control = (verb: string, args: object): Promise<Response> =>
    fetch(at('/sim/control'), { method: 'POST', body: JSON.stringify({ verb, args }) });

  it('does over HTTP what its methods do', async () => {
    const answer = await control('ring', { worker: 'agent1', from: '+15550001' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ task: simulator.snapshot().tasks[0]?.task });
  });

  it.each([
    ['nonsense', {}],
    ['constructor', {}],
    ['ring', { worker: 'nobody' }],
    ['hangUp', { task: 'WR0' }],
    ['holdByOther', { task: 'WR0', on: true }],
  ])('answers %s %j with an error in words', async (verb, args) => {
    const answer = await control(verb, args);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('error', expect.stringMatching(/\w+ \w+/));
  });

  it('changes holds behind the agent’s back', async () => {
    const { task } = await talking();
    simulator.holdByOther({ task, on: true });
    expect(held(task)).toEqual(['customer']);
  });

  it('begins anew', async () => {
    await talking();
    simulator.ring({ worker: 'agent1' });
    simulator.fault({ hold: 500 });
    simulator.reset();
    expect(simulator.snapshot()).toMatchObject({ tasks: [], faults: { hold: null } });
  });

  it('is followed by the panel', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${simulator.port}/sim/events`);
    sockets.push(socket);
    const seen: { type: string; snapshot?: { tasks: unknown[] } }[] = [];
    socket.on('message', (frame: Buffer) => seen.push(JSON.parse(frame.toString()) as { type: string }));
    await expect.poll(() => seen.some(({ type }) => type === 'state')).toBe(true);
    simulator.ring({ worker: 'agent1' });
    await expect.poll(() => seen.some(({ snapshot }) => snapshot?.tasks.length === 1)).toBe(true);
    await expect.poll(() => seen.some(({ type }) => type === 'sound')).toBe(true);
  });
});

describe('the page', () => {
  it('has no way to evaluate text as a script', async () => {
    const policy = (await get('agent1', '/teams')).headers['content-security-policy'];
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toContain("'unsafe-eval'");
  });

  it('gives each worker a session of its own', async () => {
    expect((await get('agent2', '/sim/page.js')).body).toContain('"identity":"agent2"');
    expect((await get('nobody', '/sim/page.js')).status).toBe(404);
  });

  it.each(['/flex/../../package.json', '/flex/..%2f..%2fpackage.json', '/plugins/../package.json'])(
    'does not leave its folder by %s',
    async (path) => {
      expect((await get('agent1', path)).status).toBe(404);
    },
  );
});

/** fetch may not set the host. */
function get(
  worker: string,
  path: string,
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      port: simulator.port,
      host: '127.0.0.1',
      path,
      headers: { host: `${worker}.localhost` },
    };
    request(options, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}
