// The agent's microphone beside what Flex does with line 0's by itself, with `initialDeviceCheck` and without.
import { expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { AudioDouble } from './doubles/audio';
import type { CallDouble } from './doubles/call';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take } from './doubles/take';
import type { DeviceDouble } from './doubles/device';

interface Desk extends Glue {
  audio: AudioDouble;
  /** Has Flex take a call on line 0, and waits until it is open. */
  answers(nth: number): Promise<CallDouble>;
}

interface Shape {
  initialDeviceCheck?: boolean;
  /** Whether the application says which microphone Flex would set. */
  said?: boolean;
  /** Flex accepts only later, as after five seconds for another session's call. */
  waits?: Promise<void>;
}

/** Flex as it is with the default microphone (source: PhoneState.handleDeviceIncoming, handleCallDisconnect). */
function flexOn(device: DeviceDouble, initialDeviceCheck: boolean, waits?: Promise<void>): void {
  device.on('incoming', (call: CallDouble) => {
    call.on('disconnect', () => void (initialDeviceCheck && device.audio?.unsetInputDevice()));
    const accept = (): void => {
      if (call.status() === 'pending') call.accepted();
    };
    const answer = (): void => {
      if (initialDeviceCheck) void device.audio?.setInputDevice('default').then(accept);
      else accept();
    };
    if (waits) void waits.then(answer);
    else answer();
  });
}

async function desk({ initialDeviceCheck = true, said = true, waits }: Shape = {}): Promise<Desk> {
  const all = glue(silent, {
    boot: loadCore,
    before: (device) => flexOn(device, initialDeviceCheck, waits),
    flex: { setsMicrophone: () => initialDeviceCheck, ...(said && { microphone: () => 'default' }) },
  });
  const audio = all.device.audio as AudioDouble;
  await settled(() => audio.availableInputDevices.size);
  const answers = async (nth: number): Promise<CallDouble> => {
    all.multiCall.post({ type: 'taskAccepted', task: `WR${nth}` as never, kind: 'voice' });
    const call = all.device.rings({ sid: `CA${nth}`, connectToken: `token-${nth}` });
    await settled(() => call.status() === 'open');
    return call;
  };
  return { ...all, audio, answers };
}

const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test.each([true, false])(
  'P22: the chosen microphone survives plain calls, with initialDeviceCheck %s',
  async (check) => {
    const all = await desk({ initialDeviceCheck: check });
    await all.audio.setInputDevice('headset');
    for (const nth of [1, 2]) {
      const call = await all.answers(nth);
      expect(all.audio.inputDevice?.deviceId).toBe('headset');
      call.disconnected();
      await idle();
      expect(all.audio.inputDevice?.deviceId).toBe(check ? undefined : 'headset');
    }
  },
);

test('P22: so does a microphone that was chosen during a call', async () => {
  const all = await desk();
  const call = await all.answers(1);
  await all.audio.setInputDevice('handset');
  call.disconnected();
  await idle();
  await all.answers(2);
  expect(all.audio.inputDevice?.deviceId).toBe('handset');
});

test('P6: without a choice of the agent Flex sets its own, and lets go of it', async () => {
  const all = await desk();
  (await all.answers(1)).disconnected();
  await idle();
  expect(all.audio.microphones).toEqual(['default', null]);
});

test('P22: a chosen microphone that is gone or does not open gives way to that of Flex', async () => {
  for (const spoil of [
    (audio: AudioDouble) => void audio.availableInputDevices.delete('headset'),
    (audio: AudioDouble) => void audio.refused.add('headset'),
  ]) {
    const all = await desk();
    await all.audio.setInputDevice('headset');
    await all.audio.unsetInputDevice();
    spoil(all.audio);
    await all.answers(1);
    expect(all.audio.inputDevice?.deviceId).toBe('default');
  }
});

test.each([true, false])(
  'P23: a call on line 0 leaves a further line its microphone; Flex is read: %s',
  async (said) => {
    const all = await desk({ said });
    const first = await all.answers(1);
    const second = await take(all, 2);
    await all.audio.setInputDevice('headset');
    await settled(() => second.device.audio?.inputDevice?.deviceId === 'headset');
    first.disconnected();
    await idle();
    await all.answers(3);
    await idle();
    expect(second.device.audio?.microphones.at(-1)).toBe('headset');
    const third = await take(all, 4);
    expect(third.device.audio?.inputDevice?.deviceId).toBe('headset');
  },
);

test.each([true, false])('P23: so does one that Flex accepts later; Flex is read: %s', async (said) => {
  let goOn = (): void => {};
  const waits = new Promise<void>((resolve) => (goOn = resolve));
  const all = await desk({ said, waits });
  await all.audio.setInputDevice('headset');
  const call = all.device.rings({ sid: 'CA1' });
  goOn();
  await settled(() => call.status() === 'open');
  const second = await take(all, 2);
  expect(second.device.audio?.inputDevice?.deviceId).toBe('headset');
});

test('A microphone for a call that never opened is let go of, and stays the choice', async () => {
  const all = await desk();
  await all.audio.setInputDevice('headset');
  await all.audio.unsetInputDevice();
  all.device.rings({ sid: 'CA1' }).cancelled();
  await idle();
  expect(all.audio.microphones).toEqual(['headset', null, 'headset', null]);
});

test('So is one for a call that had ended before it was announced (P40)', async () => {
  const all = await desk();
  const call = all.device.makes({ sid: 'CA1' });
  call.cancelled();
  all.device.emit('incoming', call);
  await settled(() => all.audio.microphones.length === 2);
  expect(all.audio.microphones).toEqual(['default', null]);
});

test('Without initialDeviceCheck nothing is let go of: Flex would not either', async () => {
  const waits = new Promise<void>(() => undefined);
  const all = await desk({ initialDeviceCheck: false, said: false, waits });
  const call = all.device.rings({ sid: 'CA1' });
  await all.audio.setInputDevice('headset');
  call.cancelled();
  await idle();
  expect(all.audio.microphones).toEqual(['headset']);
});
