// P1 in the glue with the real core: whatever happens in whatever order, at most one call sounds in either direction.
import { expect, test } from 'vitest';
import { createMultiCall, type MultiCall } from '../../js-glue/src/index';
import { loadCore } from '../../js-glue/src/load';
import type { Answer, CallSid, PartyId, TaskSid } from '../../js-glue/src/protocol';
import type { Core } from '../../js-glue/src/session';
import { HostDouble } from './doubles/host';
import { LogDouble } from './doubles/log';
import { CallDouble } from './doubles/call';
import { behindFlexProxy, voiceSdk, type DeviceDouble } from './doubles/device';
import { dice } from '../../web/simulator/media/dice';

const STORMS = 40;
const STEPS = 150;

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

  constructor(
    private readonly random: () => number,
    boot: () => Core = loadCore,
  ) {
    const { Device, made } = voiceSdk();
    this.devices = made;
    this.line0 = new Device('token');
    this.line0.on('incoming', (call: CallDouble) => this.alerts.push(call));
    this.host.show = (call) => this.shows(call as CallDouble | null);
    this.multiCall = createMultiCall({
      device: behindFlexProxy(this.line0),
      host: this.host,
      log: this.log,
      boot,
      options: { maxCalls: 4, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: false },
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

/** Lets the storm happen, and gives what was logged of errors. */
async function storm(seed: number, boot?: () => Core): Promise<string[]> {
  const page = new Page(dice(seed), boot);
  for (let step = 0; step < STEPS; step++) {
    await page.step();
    expect(page.sounding, `after step ${step}`).toBeLessThanOrEqual(1);
  }
  page.multiCall.dispose();
  return page.log.lines.filter((line) => line.startsWith('error'));
}

const seeds = Array.from({ length: STORMS }, (_, seed) => seed);

test.each(seeds)('P1: at most one call sounds, all through storm %i', async (seed) => {
  expect(await storm(seed)).toEqual([]);
});

test.each(seeds)(
  'P1: nor when the core traps now and then, and a new one says what the old had said',
  async (seed) => {
    const random = dice(seed + STORMS);
    /** What the journal tells a new core, and what has been said to that. */
    const past: { text: string; said: string }[] = [];
    const differently: string[] = [];
    const boot = (): Core => {
      const core = loadCore();
      let told = 0;
      return {
        dispatch(text) {
          const before = past[told];
          if (!before && random() < 0.05) throw new Error('unreachable executed');
          const said = core.dispatch(text);
          if (before && (before.text !== text || before.said !== said)) differently.push(text);
          const { ignored, commands } = JSON.parse(said) as Answer;
          if (ignored === undefined || commands.length > 0) {
            past[told] = { text, said };
            told += 1;
          }
          return said;
        },
      };
    };
    const errors = await storm(seed, boot);
    expect(errors).not.toEqual([]);
    expect(errors.every((line) => /trapped on|was dropped/.test(line))).toBe(true);
    expect(differently).toEqual([]);
  },
);
