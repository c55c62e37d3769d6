// The simulator's voice side alone, behind a websocket port, with a listener that writes down what it is told.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { startVoice } from '../../../web/simulator/signalling';
import type { Leg, MediaMode, Ring, VoicePort } from '../../../web/simulator/ports';
import { WireDevice } from './wire-device';

export interface VoiceBench {
  readonly voice: VoicePort;
  readonly url: string;
  /** What the model would be told, as "answered CA1". */
  readonly told: string[];
  readonly unknown: string[];
  readonly journal: unknown[];
  register(identity: string): Promise<WireDevice>;
  connect(identity: string): Promise<WireDevice>;
  close(): Promise<void>;
}

export async function voiceBench(media: MediaMode = 'node'): Promise<VoiceBench> {
  const told: string[] = [];
  const unknown: string[] = [];
  const journal: unknown[] = [];
  const devices: WireDevice[] = [];
  const voice = await startVoice({
    media,
    listener: {
      answered: (callSid) => told.push(`answered ${callSid}`),
      rejected: (callSid) => told.push(`rejected ${callSid}`),
      gaveUp: (callSid) => told.push(`gaveUp ${callSid}`),
      hungUp: (callSid) => told.push(`hungUp ${callSid}`),
      clientsChanged: (identity, count) => told.push(`clients ${identity} ${count}`),
    },
    identityOf: (token) => /^token of (.+)$/.exec(token)?.[1] ?? null,
    journal: (entry) => journal.push(entry),
    unknown: (what) => unknown.push(what),
  });
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => voice.attach(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/signal`;
  const keep = (device: WireDevice): WireDevice => {
    devices.push(device);
    return device;
  };
  return {
    voice,
    url,
    told,
    unknown,
    journal,
    register: async (identity) => keep(await WireDevice.register(url, identity)),
    connect: async (identity) => keep(await WireDevice.connect(url, identity)),
    close: async () => {
      await Promise.all(devices.map((device) => device.close()));
      await voice.close();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const ringOf = (identity: string, callSid: string): Ring => ({
  identity,
  callSid,
  from: '+15551230001',
  to: `client:${identity}`,
  params: { queue: 'sales' },
});

/** A leg that speaks and hears; `changes` says what is different. */
export const leg = (
  callSid: string,
  conferenceSid: string,
  kind: Leg['kind'],
  changes: Partial<Leg> = {},
): Leg => ({
  callSid,
  conferenceSid,
  kind,
  identity: null,
  name: callSid,
  hold: false,
  muted: false,
  coaching: null,
  ...changes,
});
