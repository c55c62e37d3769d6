// A local Twilio, good enough for the real Flex UI and the real Voice SDK: `startSimulator(options)`.
import { randomBytes } from 'node:crypto';
import { createConductor } from './conductor';
import { createControl, type Control } from './control';
import { isRecord, parsed, record } from './doors/params';
import { createTwilio } from './doors/twilio';
import { createFaultBox } from './faults';
import { createJournal, type Entry } from './journal';
import type { Fact } from './model/facts';
import { ACCOUNT_SID, createWorld } from './model/world';
import { addWorker, workerNamed } from './model/workers';
import { DEFAULT_WORKERS, type SimulatorOptions } from './options';
import type { VoicePort } from './ports';
import { startServer } from './server';
import { createSessions } from './sessions';
import { startVoice } from './signalling';
import { snapshotOf, type Snapshot } from './snapshot';
import { createStream } from './stream';

export interface Simulator extends Control {
  readonly port: number;
  /** Where a worker's Flex is: `http://agent1.localhost:PORT/path`. */
  url(worker: string, path?: string): string;
  snapshot(): Snapshot;
  /** What was asked, oldest first; the newest 2000. */
  readonly requests: readonly Entry[];
  /** What nobody understood: empty, or the test has failed. */
  readonly unknown: readonly string[];
  /** Signalling and media: measured sound, sockets, tones. */
  readonly voice: VoicePort;
  close(): Promise<void>;
}

const toStandardError = (line: string): void => void process.stderr.write(`${line}\n`);

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { media = 'node', plugins = [], uiAttributes = {}, features = [], log = toStandardError } = options;
  const listeners: ((fact: Fact) => void)[] = [];
  const world = createWorld({
    emit: (fact) => listeners.forEach((listener) => listener(fact)),
    now: () => Math.floor(Date.now() / 1000),
    salt: randomBytes(4).toString('hex'),
    wrapUp: (act) => conductor.wrapUp(act),
    acceptsLate: () => faults.now().callAccepts === 'answer',
  });
  const journal = createJournal(log);
  const sessions = createSessions(world);

  let port: VoicePort | null = null;
  const voice = (): VoicePort => {
    if (!port) throw new Error('the voice side has not started');
    return port;
  };
  const faults = createFaultBox((now) => {
    port?.setFaults(now);
    stream.changed();
  });
  const conductor = createConductor(world, faults, {
    answersItself: media === 'none',
    clientsChanged: () => stream.changed(),
  });
  const twilio = createTwilio({ world, sessions, faults, journal, voice, plugins, uiAttributes, features });
  const snapshot = (): Snapshot =>
    snapshotOf(world, {
      clients: (name) => port?.clientCount(name) ?? 0,
      pages: (sid) => {
        const worker = world.workers.get(sid);
        return worker ? twilio.events.count(worker) : 0;
      },
      faults: faults.now(),
      levels: port?.levels() ?? [],
      unknown: journal.unknown,
    });
  const stream = createStream(snapshot, voice);
  listeners.push(
    (fact) => twilio.hear(fact),
    (fact) => conductor.hear(fact),
    () => stream.changed(),
  );
  for (const worker of options.workers ?? DEFAULT_WORKERS) addWorker(world, worker);

  port = await startVoice({
    media,
    listener: conductor.listener,
    identityOf: (token) => sessions.workerOf(token)?.name ?? null,
    journal: (entry) => void journal.add(entry),
    unknown: (what) => journal.addUnknown(what),
  });
  conductor.connect(port);
  const control = createControl({ world, faults, sessions, voice });

  const appConfig = {
    sso: { accountSid: ACCOUNT_SID },
    logLevel: 'error',
    pluginService: { enabled: plugins.length > 0, initializationTimeout: 8000 },
    ...options.appConfig,
  };
  const server = await startServer(options.port ?? 0, {
    twilio,
    plugins,
    folders: options.folders ?? {},
    home: options.home,
    log,
    pageScript(name) {
      const worker = workerNamed(world, name);
      return (
        worker && `window.simulated = ${JSON.stringify({ appConfig, session: sessions.session(worker) })};\n`
      );
    },
    simulate(method, path, body) {
      if (path === 'state') return { status: 200, body: snapshot() };
      if (path === 'journal') return { status: 200, body: journal };
      return path === 'control' && method === 'POST' ? obey(control, body) : null;
    },
    simulateSocket(socket, path, worker) {
      if (path === 'events') stream.attach(socket);
      else if (path === 'ears' && worker !== null) voice().attachEars(socket, worker);
      else return false;
      return true;
    },
  });

  return {
    ...control,
    port: server.port,
    url: (worker, path = '/') => `http://${worker}.localhost:${server.port}${path}`,
    snapshot,
    requests: journal.entries,
    unknown: journal.unknown,
    voice: port,
    async close() {
      conductor.close();
      faults.close();
      stream.close();
      twilio.close();
      await server.close();
      await voice().close();
    },
  };
}

/** `{verb, args}` → the verb's result. */
function obey(control: Control, body: string): { status: number; body: unknown } {
  const request = parsed(body);
  const verb = isRecord(request) ? String(request['verb']) : '';
  const act: unknown = Object.entries(control).find(([name]) => name === verb)?.[1];
  if (typeof act !== 'function') return { status: 400, body: { error: `no verb ${JSON.stringify(verb)}` } };
  try {
    const result: unknown = act.call(control, record(isRecord(request) ? request['args'] : undefined));
    return { status: 200, body: result ?? {} };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

export type { Control, RingResult } from './control';
export type { Faults } from './faults';
export type { Entry } from './journal';
export type { SimulatorOptions } from './options';
export type { PartyView, Snapshot, TaskView, WorkerView } from './snapshot';
