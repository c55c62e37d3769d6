// Conferences by ear: real WebRTC between two ends in node.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MUSIC_HZ } from '../../web/simulator/media/tones';
import type { Leg } from '../../web/simulator/ports';
import { until } from './voice/until';
import { leg, ringOf, voiceBench, type VoiceBench } from './voice/voice-bench';
import type { WireDevice, WireMedia } from './voice/wire-device';

let bench: VoiceBench;
beforeEach(async () => {
  bench = await voiceBench('node');
});
afterEach(async () => {
  await bench.close();
  expect(bench.unknown).toEqual([]);
});

const AUDIBLE = 0.06;
const SILENT = 0.005;

const answered = async (device: WireDevice, identity: string, callSid: string): Promise<WireMedia> => {
  bench.voice.ringClient(ringOf(identity, callSid));
  return device.accept(callSid);
};
const toneOf = (callSid: string): number =>
  bench.voice.tones().find((tone) => tone.callSid === callSid)?.hz ?? NaN;
const hearing = (media: WireMedia, callSid: string): Promise<boolean> =>
  until(`${callSid} heard`, () => media.hears(toneOf(callSid)) > AUDIBLE);
const notHearing = (media: WireMedia, callSid: string): Promise<boolean> =>
  until(`${callSid} not heard`, () => media.hears(toneOf(callSid)) < SILENT);
const rmsAt = (callSid: string): number =>
  bench.voice.levels().find((level) => level.callSid === callSid)?.rms ?? NaN;

const ALICE: Partial<Leg> = { identity: 'alice' };
const BOB: Partial<Leg> = { identity: 'bob' };

describe('one agent', () => {
  it('hears the customer and is heard by the customer', async () => {
    const media = await answered(await bench.register('alice'), 'alice', 'CAa');
    bench.voice.setLegs([leg('CAa', 'CF1', 'agent', ALICE), leg('CAc', 'CF1', 'customer')]);
    await hearing(media, 'CAc');
    await until('microphone at the customer', () => rmsAt('CAc') > 0.05);
    media.muted = true;
    await until('silence at the customer', () => rmsAt('CAc') === 0);
  });

  it('hears silence alone, hold music when held, and each of several parties', async () => {
    const media = await answered(await bench.register('alice'), 'alice', 'CAa');
    const agent = leg('CAa', 'CF1', 'agent', ALICE);
    bench.voice.setLegs([agent]);
    await until('packets', () => media.packets > 5);
    expect(media.hears(400)).toBeLessThan(SILENT);
    bench.voice.setLegs([agent, leg('CAc', 'CF1', 'customer'), leg('CAe', 'CF1', 'external')]);
    await hearing(media, 'CAc');
    await hearing(media, 'CAe');
    expect(toneOf('CAc')).not.toBe(toneOf('CAe'));
    bench.voice.setLegs([{ ...agent, hold: true }, leg('CAc', 'CF1', 'customer')]);
    for (const hz of MUSIC_HZ) await until(`music ${hz}`, () => media.hears(hz) > AUDIBLE);
    expect(media.hears(toneOf('CAc'))).toBeLessThan(SILENT);
    await until('nothing reaches the customer', () => rmsAt('CAc') === 0);
  });

  it('neither hears nor reaches a customer on hold', async () => {
    const media = await answered(await bench.register('alice'), 'alice', 'CAa');
    const agent = leg('CAa', 'CF1', 'agent', ALICE);
    bench.voice.setLegs([agent, leg('CAc', 'CF1', 'customer')]);
    await hearing(media, 'CAc');
    bench.voice.setLegs([agent, leg('CAc', 'CF1', 'customer', { hold: true })]);
    await notHearing(media, 'CAc');
    expect(rmsAt('CAc')).toBe(0);
  });
});

describe('two browsers in one conference', () => {
  const both = async (): Promise<{ alice: WireMedia; bob: WireMedia }> => ({
    alice: await answered(await bench.register('alice'), 'alice', 'CAa'),
    bob: await answered(await bench.register('bob'), 'bob', 'CAb'),
  });

  it('hear each other and the customer', async () => {
    const { alice, bob } = await both();
    bench.voice.setLegs([
      leg('CAa', 'CF1', 'agent', ALICE),
      leg('CAb', 'CF1', 'agent', BOB),
      leg('CAc', 'CF1', 'customer'),
    ]);
    await until('bob hears alice', () => bob.hearsMicrophones());
    await until('alice hears bob', () => alice.hearsMicrophones());
    await hearing(alice, 'CAc');
    alice.muted = true;
    await until('bob hears nobody', () => !bob.hearsMicrophones());
    expect(alice.hearsMicrophones()).toBe(true);
  });

  it('a supervisor who monitors is heard by nobody, one who coaches by the agent alone', async () => {
    const { alice, bob } = await both();
    const others = [leg('CAa', 'CF1', 'agent', ALICE), leg('CAc', 'CF1', 'customer')];
    alice.muted = true;
    bench.voice.setLegs([...others, leg('CAb', 'CF1', 'supervisor', { ...BOB, muted: true })]);
    await hearing(bob, 'CAc');
    expect(alice.hearsMicrophones()).toBe(false);
    await until('customer hears nothing', () => rmsAt('CAc') === 0);
    bench.voice.setLegs([...others, leg('CAb', 'CF1', 'supervisor', { ...BOB, coaching: 'CAa' })]);
    await until('the coached agent hears', () => alice.hearsMicrophones());
    expect(rmsAt('CAc')).toBe(0);
  });
});

describe('several calls of one agent', () => {
  it('overlap is measured while the microphone reaches two conferences, and only then', async () => {
    const device = await bench.register('alice');
    const [one, two] = [await answered(device, 'alice', 'CAa'), await answered(device, 'alice', 'CAb')];
    two.muted = true;
    bench.voice.setLegs([
      leg('CAa', 'CF1', 'agent', ALICE),
      leg('CAc', 'CF1', 'customer'),
      leg('CAb', 'CF2', 'agent', ALICE),
      leg('CAd', 'CF2', 'customer'),
    ]);
    await until('first reached', () => rmsAt('CAc') > 0.05);
    const before = bench.voice.overlap('alice', 0, Infinity);
    two.muted = false;
    await until('an overlap', () => bench.voice.overlap('alice', 0, Infinity).toPartyMs > 100);
    one.muted = true;
    await until('first silent', () => rmsAt('CAc') === 0);
    const after = bench.voice.overlap('alice', 0, Infinity);
    await until('more of the second', () => {
      const last = bench.voice
        .heard(0)
        .filter(({ party }) => party === 'CAd')
        .at(-1);
      return last !== undefined && last.toMs > Date.now() - 100;
    });
    expect(before).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
    expect(bench.voice.overlap('alice', 0, Infinity)).toEqual(after);
  });

  it('a call taken over by another Device sounds there', async () => {
    const first = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CAa'));
    const { reconnect } = (await first.got('invite')).payload;
    const second = await bench.connect('alice');
    const media = await second.takeOver('CAa', String(reconnect));
    bench.voice.setLegs([leg('CAa', 'CF1', 'agent', ALICE), leg('CAc', 'CF1', 'customer')]);
    await hearing(media, 'CAc');
    await first.got('cancel', 'CAa');
  });

  it('a cut leg neither hears nor is heard, until it is mended', async () => {
    const media = await answered(await bench.register('alice'), 'alice', 'CAa');
    bench.voice.setLegs([leg('CAa', 'CF1', 'agent', ALICE), leg('CAc', 'CF1', 'customer')]);
    await hearing(media, 'CAc');
    await until('reached', () => rmsAt('CAc') > 0.05);
    bench.voice.cutMedia('CAa', true);
    const packets = media.packets;
    const at = bench.voice.levels().find(({ callSid }) => callSid === 'CAc')?.at ?? 0;
    await until('a while', () => Date.now() - at > 200);
    expect(media.packets - packets).toBeLessThan(3);
    expect(bench.voice.levels().find(({ callSid }) => callSid === 'CAc')?.at).toBe(at);
    bench.voice.cutMedia('CAa', false);
    await until('packets again', () => media.packets > packets + 5);
  });
});
