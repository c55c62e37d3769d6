// The bench of the contract's scripts, on the doubles.
import type { CallDouble } from '../doubles/call';
import { DeviceDouble } from '../doubles/device';
import { settled } from '../doubles/glue';
import type { Bench } from './scripts';

export function onDoubles(): Bench {
  const device = new DeviceDouble('token', { allowIncomingWhileBusy: true });
  const double = (call: unknown): CallDouble => call as CallDouble;
  let calls = 0;
  return {
    device,
    ring: () => Promise.resolve(device.rings({ sid: `CA${++calls}` })),
    accept: (call) => Promise.resolve(double(call).accepted()),
    end: (call) =>
      Promise.resolve(call.status() === 'pending' ? double(call).cancelled() : double(call).disconnected()),
    loseSocket: (call) => Promise.resolve(double(call).transportCloses(true)),
    microphonesOpened: () => device.audio?.microphones.filter((id) => id !== null).length ?? 0,
    processor: () => ({
      createProcessedStream: () => Promise.resolve(),
      destroyProcessedStream: () => Promise.resolve(),
    }),
    until: settled,
  };
}
