// The line that is kept ready for the next call: there in time, like the others, and gone with the last call.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import { CallDouble } from './doubles/call';
import type { DeviceDouble } from './doubles/device';
import { glue, settled, silent, type Glue } from './doubles/glue';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const OPTIONS = { maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: true } as const;

interface Desk extends Glue {
  /** What the core was told, as text. */
  told: string[];
}

function desk(options: Partial<typeof OPTIONS | { warmLine: boolean; maxCalls: number }> = {}): Desk {
  const told: string[] = [];
  const boot = () => {
    const core = loadCore();
    return { dispatch: (text: string) => (told.push(text), core.dispatch(text)) };
  };
  return { ...glue(silent, { boot, options: { ...OPTIONS, ...options } }), told };
}

/** The agent is on a first call, on line 0. */
function onOneCall({ device }: Glue): CallDouble {
  const call = device.rings({ sid: 'CA1' });
  call.accepted();
  return call;
}

const wait = (): unknown => vi.advanceTimersByTime(60_000);
const only = ({ further }: Glue): DeviceDouble => {
  expect(further).toHaveLength(1);
  return further[0] as DeviceDouble;
};

/** A second call rings and is asked for on some line. */
async function second(all: Glue): Promise<DeviceDouble> {
  all.device.rings({ sid: 'CA2', connectToken: 'connect-token' });
  await settled(() => all.further.some(({ connecting }) => connecting.length));
  return all.further.find(({ connecting }) => connecting.length) as DeviceDouble;
}

test('While the agent is on a call a line stands ready, and the next call is taken over on it', async () => {
  const all = desk();
  all.device.rings({ sid: 'CA1' });
  wait();
  expect(all.further).toHaveLength(0);
  all.device.calls[0]?.accepted();
  wait();
  const warm = only(all);
  expect([warm.websockets, warm.connecting.length]).toEqual([1, 0]);
  expect(await second(all)).toBe(warm);
  expect(all.further).toHaveLength(1);
});

test('The next one is made ready when that call is open, unless there may be no more', async () => {
  for (const [maxCalls, devices] of [
    [3, 2],
    [2, 1],
  ] as const) {
    const all = desk({ maxCalls });
    onOneCall(all);
    wait();
    const line = await second(all);
    wait();
    expect(all.further).toHaveLength(1);
    const voice = new CallDouble({ sid: 'CA2' });
    line.connecting[0]?.resolve(voice);
    await settled(() => voice.hasListeners());
    voice.opens();
    wait();
    expect(all.further).toHaveLength(devices);
  }
});

test('It has the microphone of line 0, a later one too, and a new token', async () => {
  const all = desk();
  await settled(() => all.device.audio?.availableInputDevices.size);
  await all.device.audio?.setInputDevice('headset');
  onOneCall(all);
  wait();
  const warm = only(all);
  await settled(() => warm.audio?.inputDevice?.deviceId === 'headset');
  all.device.updateToken('token-1');
  await all.device.audio?.setInputDevice('handset');
  await settled(() => warm.audio?.inputDevice?.deviceId === 'handset');
  expect(warm.token).toBe('token-1');
});

test('P20: it is destroyed once when the last call has ended, and when all is over', () => {
  const ended = desk();
  const call = onOneCall(ended);
  wait();
  call.disconnected();
  expect(only(ended).destroyed).toBe(1);
  ended.multiCall.dispose();
  wait();
  expect(only(ended).destroyed).toBe(1);

  const over = desk();
  onOneCall(over);
  wait();
  over.multiCall.dispose();
  expect(only(over).destroyed).toBe(1);
});

test('It keeps no microphone that it is given after its end', async () => {
  const all = desk();
  await settled(() => all.device.audio?.availableInputDevices.size);
  await all.device.audio?.setInputDevice('headset');
  const call = onOneCall(all);
  wait();
  const { audio } = only(all);
  let opened = (): void => {};
  const opening = new Promise<void>((resolve) => (opened = resolve));
  const setInputDevice = audio?.setInputDevice.bind(audio);
  let asked = false;
  Object.assign(audio ?? {}, {
    setInputDevice: async (id: string) => {
      asked = true;
      await opening;
      await setInputDevice?.(id);
    },
  });
  await settled(() => asked);
  call.disconnected();
  opened();
  await settled(() => audio?.microphones.length === 2);
  expect(audio?.microphones).toEqual(['headset', null]);
});

test('A call that ends before its line was begun leaves none behind', () => {
  const all = desk();
  onOneCall(all).disconnected();
  wait();
  expect(all.further).toHaveLength(0);
});

test('One that lost its websocket, was refused its token, or was destroyed behind our back, is no use: the call gets a line of its own', async () => {
  for (const spoil of [
    (warm: DeviceDouble) => Object.assign(warm, { _stream: { status: 'offline' } }),
    (warm: DeviceDouble) => void warm.emit('error', { code: 31205 }),
    (warm: DeviceDouble) => warm.destroy(),
  ]) {
    const all = desk();
    onOneCall(all);
    wait();
    const warm = only(all);
    spoil(warm);
    expect(await second(all)).not.toBe(warm);
    expect(warm.destroyed).toBe(1);
    expect(all.told.filter((text) => text.includes('lineFailed'))).toEqual([]);
  }
});

test('A Device that cannot be made is no reason to fail before there is a call for it', () => {
  const all = desk();
  onOneCall(all);
  Reflect.set(Object.getPrototypeOf(all.device) as object, 'constructor', function Broken() {
    throw new Error('no more Devices');
  });
  wait();
  expect(all.further).toHaveLength(0);
  expect(all.log.lines.join()).toContain('No line could be made ready: Error: no more Devices');
});

test('Without the option there is none', () => {
  const all = desk({ warmLine: false });
  onOneCall(all);
  wait();
  expect(all.further).toHaveLength(0);
});
