// The Voice SDK's signalling, on the wire.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_VOICE_FAULTS } from '../../web/simulator/ports';
import { until } from './voice/until';
import { ringOf, voiceBench, type VoiceBench } from './voice/voice-bench';

let bench: VoiceBench;
beforeEach(async () => {
  bench = await voiceBench('none');
});
afterEach(async () => {
  await bench.close();
  expect(bench.unknown).toEqual([]);
});

describe('a Device', () => {
  it('is counted while it is registered', async () => {
    const device = await bench.register('alice');
    expect(bench.voice.clientCount('alice')).toBe(1);
    device.send('register', { media: { audio: false } });
    await device.got('offline');
    expect(bench.voice.clientCount('alice')).toBe(0);
    expect(bench.voice.socketCount('alice')).toBe(1);
    await device.close();
    await until('no socket', () => bench.voice.socketCount() === 0);
    expect(bench.told).toEqual(['clients alice 1', 'clients alice 0', 'clients alice 0']);
  });

  it('stays registered when it listens again with a new token', async () => {
    const device = await bench.register('alice');
    device.send('listen', { token: 'token of alice' });
    await until('second connected', () => device.count('connected') === 2);
    expect(bench.voice.clientCount('alice')).toBe(1);
  });

  it('is told when its token is refused', async () => {
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, tokenError: 31205 });
    const device = await bench.connect('alice');
    expect((await device.got('error')).payload).toEqual({
      error: { code: 31205, message: 'JWT has expired' },
    });
  });

  it('leaves no token in the journal', async () => {
    const device = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    const { reconnect } = (await device.got('invite')).payload;
    device.send('invite', { callsid: 'CA1', reconnect, sdp: 'v=0' });
    await device.got('answer');
    const journal = JSON.stringify(bench.journal);
    expect(journal).not.toContain('token of');
    expect(journal).not.toContain(reconnect);
  });
});

describe('a ring', () => {
  it('is cancelled as its invite leaves, where the caller is gone', async () => {
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, callerGone: true });
    const device = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    await device.got('invite');
    expect((await device.got('cancel')).payload).toEqual({ callsid: 'CA1' });
    expect(bench.told).toContain('gaveUp CA1');
  });

  it('reaches every registered Device, and the first answer cancels it on the others', async () => {
    const [first, second] = [await bench.register('alice'), await bench.register('alice')];
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    const { payload } = await second.got('invite');
    expect(payload).toMatchObject({ callsid: 'CA1', parameters: { CallSid: 'CA1', Params: 'queue=sales' } });
    await first.got('invite');
    second.send('answer', { callsid: 'CA1', sdp: '' });
    await first.got('cancel');
    expect(second.count('cancel')).toBe(0);
    expect(bench.told).toContain('answered CA1');
  });

  it('is declined when its last Device declines', async () => {
    const [first, second] = [await bench.register('alice'), await bench.register('alice')];
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    await Promise.all([first.got('invite'), second.got('invite')]);
    first.send('reject', { callsid: 'CA1' });
    second.send('reject', { callsid: 'CA1' });
    await until('rejected', () => bench.told.includes('rejected CA1'));
    expect(bench.told.filter((line) => line.startsWith('rejected'))).toHaveLength(1);
  });

  it('ends by cancel while it rings and by hangup once it is answered', async () => {
    const device = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    await device.got('invite', 'CA1');
    bench.voice.hangUpClient('CA1');
    await device.got('cancel', 'CA1');
    bench.voice.ringClient(ringOf('alice', 'CA2'));
    await device.got('invite', 'CA2');
    device.send('answer', { callsid: 'CA2', sdp: '' });
    await until('answered', () => bench.told.includes('answered CA2'));
    bench.voice.hangUpClient('CA2');
    await device.got('hangup', 'CA2');
  });
});

describe('a forward', () => {
  const rung = async (): Promise<{
    reconnect: string;
    first: Awaited<ReturnType<VoiceBench['register']>>;
  }> => {
    const first = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    return { first, reconnect: String((await first.got('invite')).payload.reconnect) };
  };

  it('is answered on the new Device and cancelled on the one that rang', async () => {
    const { first, reconnect } = await rung();
    const second = await bench.connect('alice');
    await second.got('connected');
    second.send('invite', { callsid: 'CA1', reconnect, sdp: 'v=0', twilio: {} });
    expect((await second.got('answer')).payload).toMatchObject({ callsid: 'CA1', reconnect, sdp: '' });
    await first.got('cancel', 'CA1');
    expect(bench.told.filter((line) => line.startsWith('answered'))).toEqual(['answered CA1']);
  });

  it('works after the socket that rang was dropped', async () => {
    const { reconnect } = await rung();
    bench.voice.dropSockets('alice', { line: 0, refuseMs: 0 });
    await until('dropped', () => bench.voice.socketCount('alice') === 0);
    const second = await bench.connect('alice');
    second.send('invite', { callsid: 'CA1', reconnect, sdp: 'v=0' });
    await second.got('answer', 'CA1');
  });

  it('with a wrong token is hung up', async () => {
    await rung();
    const second = await bench.connect('alice');
    second.send('invite', { callsid: 'CA1', reconnect: 'guess', sdp: 'v=0' });
    expect((await second.got('hangup')).payload).toMatchObject({ error: { code: 31002 } });
  });

  it('that is refused leaves the call ringing, even when the refused Device hangs up', async () => {
    const { first, reconnect } = await rung();
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, forward: 'refused' });
    const second = await bench.connect('alice');
    second.send('invite', { callsid: 'CA1', reconnect, sdp: 'v=0' });
    await second.got('hangup');
    second.send('hangup', { callsid: 'CA1' });
    first.send('answer', { callsid: 'CA1', sdp: '' });
    await until('answered', () => bench.told.includes('answered CA1'));
    expect(bench.told).not.toContain('hungUp CA1');
  });

  it('is impossible without a reconnect token', async () => {
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, withoutConnectToken: true });
    const { reconnect } = await rung();
    expect(reconnect).toBe('undefined');
  });
});

describe('an open call', () => {
  it('goes on when its Device comes back after losing its socket', async () => {
    const device = await bench.register('alice');
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    const { reconnect } = (await device.got('invite')).payload;
    device.send('answer', { callsid: 'CA1', sdp: 'a=ice-ufrag:abc' });
    await until('answered', () => bench.told.includes('answered CA1'));
    bench.voice.dropSockets('alice', { line: 'all', refuseMs: 0 });
    const again = await bench.connect('alice');
    again.send('invite', { callsid: 'CA1', reconnect, sdp: 'a=ice-ufrag:abc' });
    expect((await again.got('answer')).payload).toEqual({ callsid: 'CA1', reconnect });
    again.send('hangup', { callsid: 'CA1' });
    await until('hung up', () => bench.told.includes('hungUp CA1'));
    expect(bench.told.filter((line) => line.startsWith('answered'))).toHaveLength(1);
  });
});

describe('invites', () => {
  it('leave together when told to', async () => {
    const device = await bench.register('alice');
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, invitesTogether: 2 });
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    bench.voice.ringClient(ringOf('alice', 'CA2'));
    await until('both', () => device.count('invite') === 2);
    expect(device.frames.slice(-2).map(({ payload }) => payload.callsid)).toEqual(['CA1', 'CA2']);
  });

  it('come twice when told to', async () => {
    const device = await bench.register('alice');
    bench.voice.setFaults({ ...NO_VOICE_FAULTS, doubleInvites: true });
    bench.voice.ringClient(ringOf('alice', 'CA1'));
    await until('twice', () => device.count('invite') === 2);
  });
});
