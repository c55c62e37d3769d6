// The peer connection that is made before there is a call for it: taken once, as foreseen, and never left behind.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import { readyConnection } from '../../js-glue/src/ready-connection';
import { glue, silent } from './doubles/glue';

class ConnectionDouble {
  static made: ConnectionDouble[] = [];
  closed = 0;

  constructor(readonly configuration?: RTCConfiguration) {
    ConnectionDouble.made.push(this);
  }

  close(): void {
    this.closed += 1;
  }
}

beforeEach(() => {
  ConnectionDouble.made = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('RTCPeerConnection', ConnectionDouble);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('The first connection that is asked for as foreseen is the one that is ready, and the next is a new one', () => {
  const configuration: RTCConfiguration = { iceTransportPolicy: 'all' };
  const ready = readyConnection(configuration);
  const [made] = ConnectionDouble.made;
  expect(made?.configuration).toEqual({ ...configuration, iceCandidatePoolSize: 1 });
  const Connection = ready?.RTCPeerConnection ?? RTCPeerConnection;
  expect(new Connection({ ...configuration })).toBe(made);
  expect(new Connection(configuration)).not.toBe(made);
  ready?.close();
  expect(made?.closed).toBe(0);
});

test('One that is asked for otherwise is made as asked, and the one that was ready is let go of in the end', () => {
  const ready = readyConnection(undefined);
  const [made] = ConnectionDouble.made;
  const relayed: RTCConfiguration = { iceTransportPolicy: 'relay' };
  const other: unknown = ready && new ready.RTCPeerConnection(relayed);
  expect(other).toMatchObject({ configuration: relayed });
  ready?.close();
  ready?.close();
  expect(made?.closed).toBe(1);
});

test('A line that is kept ready has one, and lets go of it when no call comes', () => {
  const all = glue(silent, {
    boot: loadCore,
    options: { maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: true },
  });
  const call = all.device.rings({ sid: 'CA1' });
  call.accepted();
  vi.advanceTimersByTime(60_000);
  const [made] = ConnectionDouble.made;
  expect(made).toBeDefined();
  call.disconnected();
  expect(made?.closed).toBe(1);
});

test('Where there are no peer connections none is made ready', () => {
  vi.stubGlobal('RTCPeerConnection', undefined);
  expect(readyConnection(undefined)).toBeNull();
});
