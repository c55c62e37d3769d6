// P1 in the glue with the real core: whatever happens in whatever order, at most one call sounds in either direction.
import { expect, test } from 'vitest';
import { createMultiCall, type MultiCall } from '../../js-glue/src/index';
import type { CallSid, PartyId, TaskSid } from '../../js-glue/src/protocol';
import { HostDouble } from './doubles/host';
import { LogDouble } from './doubles/log';
import { behindFlexProxy, CallDouble, voiceSdk, type DeviceDouble } from './doubles/voice';

const STORMS = 40;
const STEPS = 150;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A worker's page: Flex's side of line 0, the customers, and the agent, each doing anything at any time. */
class Page {
  readonly voices: CallDouble[] = [];
  readonly log = new LogDouble();
  readonly multiCall: MultiCall;
  private readonly host = new HostDouble();
  private readonly line0: DeviceDouble;
  private readonly devices: DeviceDouble[];
  private readonly alerts: CallDouble[] = [];
  private rung = 0;

  constructor(private readonly random: () => number) {
    const { Device, made } = voiceSdk();
    this.devices = made;
    this.line0 = new Device('token');
    this.line0.on('incoming', (call: CallDouble) => this.alerts.push(call));
    this.host.show = (call) => this.shows(call as CallDouble | null);
    this.multiCall = createMultiCall({
      device: behindFlexProxy(this.line0),
      host: this.host,
      log: this.log,
      options: { maxCalls: 4, resumeOnEnd: 'off', multiPartyHold: 'parties' },
    });
  }

  /** The calls that sound, in either direction. */
  get sounding(): number {
    return this.voices.filter(
      (voice) => voice.status() === 'open' && (voice.remote?.track.enabled || !voice.isMuted()),
    ).length;
  }

  async step(): Promise<void> {
    const steps = [
      () => this.rings(),
      () => this.flexAccepts(),
      () => this.connects(),
      () => this.any(this.connecting)?.opens(),
      () => this.any(this.open)?.remoteArrives(),
      () => this.ends(),
      () => this.any(this.open)?.mute(this.random() < 0.5),
      () => this.asks(),
      () => this.asks(),
      () => this.conferenceChanges(),
      () => this.hostSettles(),
    ];
    this.any(steps)?.();
    if (this.random() < 0.7) await new Promise((resolve) => setImmediate(resolve));
  }

  private any<T>(among: readonly T[]): T | undefined {
    return among[Math.floor(this.random() * among.length)];
  }

  private get open(): CallDouble[] {
    return this.voices.filter((voice) => voice.status() === 'open');
  }

  private get connecting(): CallDouble[] {
    return this.voices.filter((voice) => voice.status() === 'connecting');
  }

  private rings(): void {
    const sid = `CA${++this.rung}`;
    const token = this.random() < 0.8 ? { connectToken: sid } : {};
    this.voices.push(this.line0.rings({ sid, ...token }));
  }

  /** Accepting on a busy Device hangs up what is on it (the SDK's `beforeAccept`). */
  private flexAccepts(): void {
    const call = this.any(this.alerts.filter((alert) => alert.status() === 'pending'));
    if (!call) return;
    this.line0._activeCall?.disconnect();
    this.line0._activeCall = call;
    call.on('mute', () => this.shows(call));
    call.accepted();
  }

  /** A further Device's connect comes through, or does not. */
  private connects(): void {
    const device = this.any(this.devices.slice(1).filter(({ connecting }) => connecting.length > 0));
    const attempt = device?.connecting.pop();
    if (!attempt) return;
    if (this.random() < 0.2) return attempt.reject(new Error('31401'));
    const voice = new CallDouble({ sid: attempt.options.connectToken ?? '' });
    this.voices.push(voice);
    attempt.resolve(voice);
    if (this.random() < 0.8)
      this.line0.calls
        .find(({ parameters }) => parameters['CallSid'] === voice.parameters['CallSid'])
        ?.cancelled();
  }

  private ends(): void {
    const voice = this.any(this.voices);
    if (!voice || voice.status() === 'closed') return;
    if (voice.status() === 'pending') return voice.cancelled();
    this.any([
      () => voice.disconnected(),
      () => voice.failed(31003),
      () => voice.transportCloses(this.random() < 0.5),
    ])?.();
  }

  private asks(): void {
    const task = `WR${Math.ceil(this.random() * this.rung)}` as TaskSid;
    const { post } = this.multiCall;
    this.any([
      () => post({ type: 'taskAccepted', task, kind: 'voice' }),
      () => post({ type: 'taskAcceptFailed', task, reason: 'gone' }),
      () => post({ type: 'taskEnded', task }),
      () => post({ type: 'taskSelected', task }),
      () => post({ type: 'holdRequested', task, party: null }),
      () => post({ type: 'unholdRequested', task, party: null }),
      () => post({ type: 'switchRequested', task }),
      () => post({ type: 'monitoringStarted', task }),
    ])?.();
  }

  private conferenceChanges(): void {
    const number = Math.ceil(this.random() * this.rung);
    this.multiCall.post({
      type: 'partiesChanged',
      task: `WR${number}` as TaskSid,
      sid: `CA${number}` as CallSid,
      parties: [{ party: 'customer' as PartyId, kind: 'customer', held: this.random() < 0.5 }],
    });
  }

  private hostSettles(): void {
    const [request] = this.host.requests.splice(Math.floor(this.random() * this.host.requests.length), 1);
    if (this.random() < 0.8) request?.resolve();
    else request?.reject(new Error('429'));
  }

  private shows(call: CallDouble | null): void {
    this.multiCall.post({ type: 'shownObserved', call: call && this.multiCall.callOf(call) });
  }
}

test.each(Array.from({ length: STORMS }, (_, seed) => seed))(
  'P1: at most one call sounds, all through storm %i',
  async (seed) => {
    const page = new Page(dice(seed));
    for (let step = 0; step < STEPS; step++) {
      await page.step();
      expect(page.sounding, `after step ${step}`).toBeLessThanOrEqual(1);
    }
    page.multiCall.dispose();
    expect(page.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  },
);
