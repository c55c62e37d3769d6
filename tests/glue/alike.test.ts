// Further lines are like line 0, and stay so: options, audio devices, token.
import { expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import { beingForwarded, first, forwarded, forwarding, glue, settled, silent } from './doubles/glue';
import { CallDouble } from './doubles/call';

test('P22: a further line is built with what line 0 is built with now', async () => {
  const all = await forwarded({
    deviceOptions: { edge: 'dublin', codecPreferences: ['opus'], appName: 'flex-ui', logLevel: 'warn' },
    acceptOptions: () => ({ rtcConfiguration: { iceTransportPolicy: 'relay' } }),
  });
  expect(first(all)._options).toEqual(all.device._options);
  expect(first(all).token).toBe('token-0');
  expect(first(all).connecting[0]?.options).toEqual({
    rtcConfiguration: { iceTransportPolicy: 'relay' },
    connectToken: 'connect-token',
  });
});

test('P22: a further line hears and speaks through the same devices before it connects', async () => {
  const processor = {};
  const all = glue(forwarding());
  const audio = all.device.audio;
  await settled(() => audio?.speakerDevices.ids.length);
  await audio?.setAudioConstraints({ echoCancellation: false });
  await audio?.addProcessor(processor);
  await audio?.setInputDevice('headset');
  await audio?.speakerDevices.set(['headset', 'default']);
  await audio?.ringtoneDevices.set('handset');
  audio?.disconnect(false);
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  await settled(() => all.further[0]?.connecting.length);
  const further = first(all);
  expect(further.connecting[0]?.microphone).toBe('headset');
  expect(further.audio?.microphones).toEqual(['headset']);
  expect(further.audio?.audioConstraints).toEqual({ echoCancellation: false });
  expect(further.audio?._processor).toBe(processor);
  expect(further.audio?.speakerDevices.ids).toEqual(['headset', 'default']);
  expect(further.audio?.ringtoneDevices.ids).toEqual(['handset']);
  expect([further.audio?.disconnect(), further.audio?.incoming()]).toEqual([false, false]);
});

test('P22: a microphone that Flex has let go of meanwhile is still the one for a new line', async () => {
  const all = glue(forwarding());
  await settled(() => all.device.audio?.availableInputDevices.size);
  await all.device.audio?.setInputDevice('headset');
  await all.device.audio?.unsetInputDevice();
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  await settled(() => all.further[0]?.connecting.length);
  expect(first(all).connecting[0]?.microphone).toBe('headset');
});

test('P22: a microphone that cannot be had leaves the line on the default one, and the call comes all the same', async () => {
  const all = glue(forwarding());
  await settled(() => all.device.audio?.availableInputDevices.size);
  all.device.audio?.lists('unplugged');
  await all.device.audio?.setInputDevice('unplugged');
  all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  await settled(() => all.further[0]?.connecting.length);
  expect(first(all).connecting[0]?.microphone).toBeNull();
  expect(all.log.lines).toContain(
    'warn Line 1 did not follow the audio settings: InvalidArgumentError: Device not found: unplugged',
  );
});

test('P23: a later change of microphone, speaker, constraints or processor on line 0 reaches every line', async () => {
  const processor = {};
  const all = await forwarded();
  const [mine, theirs] = [first(all).audio, all.device.audio];
  await theirs?.setInputDevice('headset');
  await theirs?.speakerDevices.set('handset');
  await theirs?.ringtoneDevices.set('headset');
  await theirs?.setAudioConstraints({ noiseSuppression: true });
  await theirs?.addProcessor(processor);
  await settled(() => mine?._processor);
  expect(mine?.microphones).toEqual(['headset']);
  expect([mine?.speakerDevices.ids, mine?.ringtoneDevices.ids]).toEqual([['handset'], ['headset']]);
  expect(mine?.audioConstraints).toEqual({ noiseSuppression: true });
  expect(mine?._processor).toBe(processor);
  await theirs?.removeProcessor(processor);
  await theirs?.unsetAudioConstraints();
  await settled(() => mine?.audioConstraints === null);
  expect(mine?._processor).toBeNull();
});

test('P23: what Flex does at every disconnect on line 0 takes no microphone from another line', async () => {
  const all = await forwarded();
  await all.device.audio?.setInputDevice('headset');
  await settled(() => first(all).audio?.inputDevice);
  await all.device.audio?.unsetInputDevice();
  await all.device.audio?.speakerDevices.set('handset');
  await settled(() => first(all).audio?.speakerDevices.ids[0] === 'handset');
  expect(first(all).audio?.microphones).toEqual(['headset']);
});

test('P23: a change while a line connects waits until its call is open', async () => {
  const all = await beingForwarded();
  await all.device.audio?.setInputDevice('headset');
  const voice = new CallDouble({ sid: 'CA1' });
  first(all).connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  expect(first(all).audio?.microphones).toEqual([]);
  voice.opens();
  await settled(() => first(all).audio?.microphones.length);
  expect(first(all).audio?.microphones).toEqual(['headset']);
});

test('P23: what line 0 refused is not tried on the others', async () => {
  const all = await forwarded();
  await expect(all.device.audio?.setInputDevice('nowhere')).rejects.toThrow('Device not found');
  await all.device.audio?.speakerDevices.set('handset');
  await settled(() => first(all).audio?.speakerDevices.ids[0] === 'handset');
  expect(first(all).audio?.microphones).toEqual([]);
  expect(all.log.lines).toEqual([]);
});

test('The microphone that Flex opened for a caller who was gone before the call opened is let go of with the last call', async () => {
  const all = glue(silent, { boot: loadCore });
  const { audio } = all.device;
  await settled(() => audio?.availableInputDevices.size);
  const chosen = audio?.setInputDevice('handset'); // In Flex's settings, with nobody on the line: not ours to undo.
  await chosen;
  const call = all.device.rings({ sid: 'CA1' });
  const asked = audio?.setInputDevice('headset');
  call.cancelled();
  await asked;
  await settled(() => audio?.inputDevice === null);
  expect(audio?.microphones).toEqual(['handset', 'headset', null]);
});

test('P24: a new token on line 0 reaches every line, and one that refuses keeps it from no other', async () => {
  const all = glue(forwarding());
  all.device.rings({ sid: 'CA1', connectToken: 'a' });
  all.device.rings({ sid: 'CA2', connectToken: 'b' });
  await settled(() => all.further[1]?.connecting.length);
  first(all).refusesTokens = true;
  all.device.updateToken('token-1');
  expect([all.device.token, ...all.further.map(({ token }) => token)]).toEqual([
    'token-1',
    'token-0',
    'token-1',
  ]);
  expect(all.log.lines).toEqual([
    'warn Line 1 refused the new token: InvalidStateError: Attempt to "updateToken" when device is in state "unregistered".',
  ]);
});
