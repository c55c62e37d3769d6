// What the glue relies on in the real Voice SDK beyond its documentation. A newer SDK that breaks one of these breaks the glue.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Call, Device } from '@twilio/voice-sdk';
import { expect, test } from 'vitest';
import { AudioDevices } from '../../js-glue/src/audio-devices';
import { Calls } from '../../js-glue/src/calls';
import { Line } from '../../js-glue/src/line';
import type { VoiceAudio, VoiceCall, VoiceDevice } from '../../js-glue/src/voice-sdk';
import { LINE_1, settled } from './doubles/glue';
import { LogDouble } from './doubles/log';
import { DeviceDouble } from './doubles/device';

const require = createRequire(import.meta.url);
const sdk = join(dirname(require.resolve('@twilio/voice-sdk')), 'twilio');
const source = (file: string): string => readFileSync(join(sdk, file), 'utf8');
/** A class inside the SDK, as a function of what it takes to what it makes. */
function internal<T>(file: string): new (...args: unknown[]) => T {
  return (require(join(sdk, file)) as { default: new (...args: unknown[]) => T }).default;
}

// It warns that node has no AudioContext.
(require(join(sdk, 'log.js')) as { Logger: { setLevel(level: string): void } }).Logger.setLevel('silent');

test("The SDK's Device and Call have the shapes that the glue asks for", () => {
  const device = (real: Device): VoiceDevice => real;
  const call = (real: Call): VoiceCall => real;
  expect([device, call]).toHaveLength(2); // The compiler has checked it.
});

test('The SDK still has the private fields that the glue looks at', () => {
  expect(source('device.js')).toMatch(/_this\._options = /);
  expect(source('device.js')).toMatch(/this\._options\.allowIncomingWhileBusy/);
  expect(source('device.js')).toMatch(/_this\._activeCall = null/);
  expect(source('device.js')).toMatch(/this\._streamConnectedPromise \|\| this\._setupStream\(\)/);
  expect(source('device.js')).toMatch(/_this\._stream = null/);
  expect(source('pstream.js')).toMatch(/self\.status = 'offline'/);
  expect(source('call.js')).toMatch(/this\._pstream\.status !== 'disconnected' && this\._shouldSendHangup/);
  expect(source('audiohelper.js')).toMatch(/this\._processor = processor/);
});

interface Handler {
  isMuted: boolean;
  stream: unknown;
  mute(muted: boolean): void;
  setInputTracksFromStream(stream: unknown): Promise<void>;
}

test('A call that is muted before it has a microphone stays muted when it gets one', async () => {
  const track = { enabled: true };
  class Stream {
    private readonly tracks: unknown[] = [];
    readonly addTrack = (added: unknown): void => void this.tracks.push(added);
    readonly getAudioTracks = (): unknown[] => this.tracks;
  }
  const microphone = new Stream();
  microphone.addTrack(track);
  Reflect.set(globalThis, 'MediaStream', Stream);
  const PeerConnection = internal<Handler>('rtc/peerconnection.js');
  const handler = new PeerConnection({}, {}, { isUnifiedPlan: true });
  handler.mute(true);
  await handler.setInputTracksFromStream(microphone);
  Reflect.deleteProperty(globalThis, 'MediaStream');
  expect([handler.isMuted, track.enabled]).toEqual([true, false]);
});

/** After so many promises. */
async function later(promises: number): Promise<void> {
  for (let n = 0; n < promises; n++) await Promise.resolve();
}

/** The SDK's own AudioHelper on a machine with two headsets, whose default speaker takes a moment. */
function audioHelper(): VoiceAudio & { outputs: Record<string, string[]> } {
  const AudioHelper = internal<VoiceAudio>('audiohelper.js');
  const outputs: Record<string, string[]> = {};
  const devices = ['default', 'headset', 'handset'].flatMap((deviceId) =>
    ['audioinput', 'audiooutput'].map((kind) => ({ deviceId, kind, label: deviceId, groupId: '' })),
  );
  const mediaDevices = { enumerateDevices: () => setImmediate(devices) };
  const audio = new AudioHelper(
    async (kind: string, ids: string[]) => {
      if (ids[0] === 'default') await later(20);
      outputs[kind] = ids;
    },
    () => Promise.resolve(),
    {
      audioProcessorEventObserver: new EventEmitter(),
      getUserMedia: () => Promise.resolve({ getTracks: () => [] }),
      mediaDevices,
      setSinkId: () => Promise.resolve(),
    },
  );
  return Object.assign(audio, { outputs });
}

function deviceWith(audio: VoiceAudio): VoiceDevice {
  return Object.assign(new DeviceDouble('token'), { audio });
}

test('P22: the real AudioHelper, which puts itself on the default devices first, ends on those of line 0', async () => {
  const theirs = audioHelper();
  await settled(() => theirs.speakerDevices.get().size);
  await theirs.speakerDevices.set('headset');
  await theirs.ringtoneDevices.set('handset');
  await theirs.setInputDevice('headset');
  const mine = audioHelper();
  const log = new LogDouble();
  const following = new AudioDevices(deviceWith(theirs), log);
  const line = new Line(LINE_1, deviceWith(mine), { calls: new Calls(), post: () => {}, log });
  await following.join(line);
  expect(mine.outputs).toEqual({ speaker: ['headset'], ringtone: ['handset'] });
  expect(mine.inputDevice?.deviceId).toBe('headset');

  await theirs.setInputDevice('handset');
  await theirs.speakerDevices.set(['default', 'handset']);
  await settled(() => mine.outputs['speaker']?.length === 2);
  expect(mine.inputDevice?.deviceId).toBe('handset');
  expect(log.lines).toEqual([]);
});

test('P22: audio devices are followed from the moment a line has been made, listed or not', async () => {
  const theirs = audioHelper();
  await settled(() => theirs.speakerDevices.get().size);
  const mine = audioHelper();
  const log = new LogDouble();
  const following = new AudioDevices(deviceWith(theirs), log);
  const line = new Line(LINE_1, deviceWith(mine), { calls: new Calls(), post: () => {}, log });
  const joined = line.inTurn(() => following.join(line));
  await theirs.speakerDevices.set('headset');
  await joined;
  await settled(() => mine.outputs['speaker']?.[0] === 'headset');
  expect(log.lines).toEqual([]);
});
