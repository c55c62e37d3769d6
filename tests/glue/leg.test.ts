// One call on one line: every way to end it, and its sound cut and opened in both directions.
import { beforeEach, expect, test } from 'vitest';
import { Leg } from '../../js-glue/src/leg';
import { LogDouble } from './doubles/log';
import { CallDouble } from './doubles/call';

let voice: CallDouble;
let leg: Leg;
let reports: string[];
let log: LogDouble;

beforeEach(() => {
  voice = new CallDouble({ sid: 'CA1' });
  reports = [];
  log = new LogDouble();
  leg = new Leg(
    voice,
    {
      opened: (sid) => reports.push(`opened ${sid}`),
      ended: (reason) => reports.push(`ended ${reason}`),
      muted: (muted) => reports.push(`muted ${muted}`),
    },
    log,
  );
});

/** Lets what only waits for promises happen. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const ends: [string, string, () => void][] = [
  [
    'a hang-up, of which a Device destroyed too early tells twice',
    'disconnected',
    () => (voice.disconnected(), voice.disconnected()),
  ],
  ['the caller giving up', 'cancelled', () => voice.cancelled()],
  ['a rejection', 'rejected', () => voice.rejected()],
  ['a hang-up with an error, which disconnects as well', 'failed', () => voice.failed(31003)],
  ['a denied microphone, whose error comes after', 'disconnected', () => voice.microphoneDenied()],
];
test.each(ends)('P20: a call that is not open yet is ended once by %s', async (_name, reason, end) => {
  voice.connecting();
  end();
  await turn();
  expect(reports).toEqual([`ended ${reason}`]);
});

test.each(ends)('P20: an open call is ended once by %s', async (_name, reason, end) => {
  voice.accepted();
  end();
  await turn();
  expect(reports).toEqual(['opened CA1', `ended ${reason}`]);
});

test('P20: an error before a call opens ends it, though the SDK then says nothing more', () => {
  voice.connecting();
  voice.errs(31000);
  expect(reports).toEqual(['ended failed']);
});

test('An error in an open call that ends nothing is only logged', async () => {
  voice.accepted();
  voice.errs(31003);
  await turn();
  voice.disconnected();
  expect(reports).toEqual(['opened CA1', 'ended disconnected']);
  expect(log.lines).toEqual(['warn A call failed: Error 31003: from the SDK']);
});

test('A lost websocket is not the end of a call that can reconnect', async () => {
  voice.accepted();
  voice.transportCloses(true);
  await turn();
  expect(reports).toEqual(['opened CA1']);
});

test('P20: a lost websocket is the end of a call that still rings: the SDK never accepts it any more', async () => {
  voice.transportCloses(true);
  await turn();
  expect(reports).toEqual(['ended lost']);
});

test('A call that ends while it reconnects was lost', () => {
  voice.accepted();
  voice.transportCloses(true);
  voice.disconnected();
  expect(reports).toEqual(['opened CA1', 'ended lost']);
});

test('A call that has reconnected and then ends was not lost', () => {
  voice.accepted();
  voice.transportCloses(true);
  voice.emit('reconnected');
  voice.disconnected();
  expect(reports).toEqual(['opened CA1', 'ended disconnected']);
});

test('P20: a lost websocket ends a call that cannot reconnect, and cuts the media that flows on', async () => {
  voice.accepted();
  voice.transportCloses(false);
  await turn();
  expect(reports).toEqual(['opened CA1', 'ended lost']);
  expect([voice.local.track.enabled, voice.remote?.track.enabled]).toEqual([false, false]);
});

test('P6: a leg that is never told how to sound is never touched', () => {
  voice.accepted();
  voice.mute(true);
  voice.emit('volume', 0, 0);
  expect(voice.remote?.track.enabled).toBe(true);
  expect(voice.isMuted()).toBe(true);
});

test('Silence cuts both directions, and opening leaves the microphone as the agent had it (P4)', () => {
  voice.accepted();
  leg.silence();
  expect([voice.isMuted(), voice.remote?.track.enabled]).toEqual([true, false]);
  leg.unsilence(true);
  expect([voice.isMuted(), voice.remote?.track.enabled]).toEqual([true, true]);
  leg.unsilence(false);
  expect([voice.isMuted(), voice.remote?.track.enabled]).toEqual([false, true]);
});

test('It is cut when neither direction is let through, and not when only one is', () => {
  expect(leg.isCut).toBe(true);
  voice.accepted();
  expect(leg.isCut).toBe(false);
  leg.unsilence(true);
  expect(leg.isCut).toBe(false);
  leg.silence();
  expect(leg.isCut).toBe(true);
  voice.mute(false);
  expect(leg.isCut).toBe(false);
  voice.disconnected();
  expect(leg.isCut).toBe(true);
});

test('P1: a call silenced while it rings is silent from its first sample, whichever of audio and accept comes first', () => {
  leg.silence();
  voice.connecting().opens();
  voice.remoteArrives();
  expect([voice.isMuted(), voice.remote?.track.enabled]).toEqual([true, false]);
});

test('P1: a remote track that comes anew is silent, too', () => {
  voice.accepted();
  leg.silence();
  voice.remoteArrives();
  expect(voice.remote?.track.enabled).toBe(false);
  leg.unsilence(false);
  voice.remoteArrives();
  expect(voice.remote?.track.enabled).toBe(true);
});

test('P1: where the SDK tells of no audio, the silence holds from the first volume on', () => {
  voice.accepted();
  leg.silence();
  if (voice.remote) voice.remote.track.enabled = true;
  voice.emit('volume', 0, 0);
  expect(voice.remote?.track.enabled).toBe(false);
});

test('Only what others do to the microphone is told, to us and to Flex', () => {
  const toFlex: unknown[] = [];
  voice.on('mute', (muted: boolean) => toFlex.push(muted));
  voice.accepted();
  leg.silence();
  leg.unsilence(false);
  expect([reports, toFlex]).toEqual([['opened CA1'], []]);
  voice.mute(true);
  expect([reports, toFlex]).toEqual([['opened CA1', 'muted true'], [true]]);
});

test('A microphone that does not follow is an error, and the far end is cut all the same', () => {
  voice.accepted();
  voice.obeysMute = false;
  expect(() => leg.silence()).toThrow('The microphone did not follow');
  expect(voice.remote?.track.enabled).toBe(false);
});

test('A mute that throws after it worked has worked', () => {
  const mute = voice.mute.bind(voice);
  voice.mute = (muted) => {
    mute(muted);
    throw new Error('no publisher');
  };
  leg.silence();
  expect(voice.isMuted()).toBe(true);
  expect(log.lines).toEqual(['warn Call.mute threw: Error: no publisher']);
});

test('A call without a CallSid has none until it is told', () => {
  const outgoing = new CallDouble();
  const sids: unknown[] = [];
  const report = { opened: (sid: unknown) => sids.push(sid), ended: () => {}, muted: () => {} };
  expect(new Leg(outgoing, report, log).sid).toBeNull();
  outgoing.parameters['CallSid'] = 'CA2';
  outgoing.accepted();
  expect(sids).toEqual(['CA2']);
});
