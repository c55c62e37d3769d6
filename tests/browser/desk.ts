// One worker's Flex desktop, as a test drives and reads it. Actions are Flex's own, as its buttons invoke them.
import type { Download, Page } from '@playwright/test';
import type { RingResult, Simulator, TaskView } from '../../web/simulator';
import type {} from '../../web/flex/ears/ears';
import type { FlexWindow } from './flex-window';
import { until } from './until';

/** Flex's picture of a party. */
export interface Party {
  readonly type: string;
  readonly held: boolean;
  readonly status: string;
  readonly mine: boolean;
  readonly sid: string;
}

/** A call as a test speaks of it: the task, the customer's leg, and the tone with which the customer speaks. */
export interface Call extends RingResult {
  readonly customerCallSid: string;
}

/** Share of a stretch in which the ears have to be at work. A busy machine keeps the audio thread waiting now and then. */
const LISTENED = 0.9;

export class Desk {
  constructor(
    readonly page: Page,
    readonly simulator: Simulator,
    readonly worker: string,
  ) {}

  async open(path = '/'): Promise<void> {
    await this.page.goto(this.simulator.url(this.worker, path), { timeout: 90_000 });
    await this.ready();
  }

  /** Waits for the desktop to be drawn, its Device to be registered, and the ears to listen. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(
      () => ['rendered', 'failed'].includes((window as unknown as FlexWindow).flexPage?.state ?? ''),
      null,
      { timeout: 90_000 },
    );
    await until('a registered Device', () => this.simulator.voice.clientCount(this.worker) > 0, 60_000);
    await this.listens();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Invokes a Flex action. @throws with what the action threw */
  async act(name: string, payload: object = {}): Promise<void> {
    const failure = await this.page.evaluate(
      ([action, given]) =>
        (window as unknown as FlexWindow).Twilio.Flex.Actions.invokeAction(action, given).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : JSON.stringify(error)),
        ),
      [name, payload] as const,
    );
    if (failure !== null) throw new Error(`${name}: ${failure}`);
  }

  /** A customer rings; resolves when the task is on the desktop. */
  async ring(args: { from?: string; name?: string; queue?: string } = {}): Promise<Call> {
    const call = this.simulator.ring({ worker: this.worker, ...args });
    await until('the task on the desktop', () => this.task(call));
    return { ...call, customerCallSid: call.customerCallSid ?? '' };
  }

  /** Accepts as the agent does and waits until Flex knows both ends, and the agent hears the customer. */
  async accept(call: Call): Promise<void> {
    await this.act('AcceptTask', { sid: call.task });
    await this.joined(call);
    await this.hears(call);
  }

  async joined(call: Call): Promise<void> {
    await until('both ends in the conference', async () => {
      const parties = await this.parties(call);
      return parties.some(({ mine }) => mine) && parties.some(({ type }) => type === 'customer');
    });
  }

  /** Rings and accepts: a call that the agent is on. */
  async take(args: { from?: string; name?: string } = {}): Promise<Call> {
    const call = await this.ring(args);
    await this.accept(call);
    return call;
  }

  select = (call: Call): Promise<void> => this.act('SelectTask', { sid: call.task });
  hold = (call: Call): Promise<void> => this.act('HoldCall', { sid: call.task });
  unhold = (call: Call): Promise<void> => this.act('UnholdCall', { sid: call.task });
  /**
   * Holds an external party as its button in the participants' list does. Flex's action waits for an event, misses it when
   * a busy page reads it before the response, and fails though the hold was done (see `seenOnHold` of plugin/src/flex-host.ts),
   * so what counts is what Twilio then shows.
   */
  holdThirdParty = (call: Call, targetSid: string): Promise<void> =>
    this.act('HoldParticipant', { sid: call.task, participantType: 'external', targetSid }).catch(
      (error: unknown) => {
        if (!/Could not hold participant$/.test(String(error))) throw error;
      },
    );
  hangUp = (call: Call): Promise<void> => this.act('HangupCall', { sid: call.task });
  toggleMute = (): Promise<void> => this.act('ToggleMute');

  /** Makes a call live the way an agent does, by unholding it, and waits until its customer is heard. */
  async swapTo(call: Call): Promise<void> {
    await until('the customer on hold in Flex', () => this.isHeld(call));
    await this.unhold(call);
    await this.hears(call);
  }

  /** A supervisor starts to listen to another worker's call, as the button in the teams view does. */
  async monitor(call: RingResult): Promise<void> {
    await until('the call in the teams view', () =>
      this.page.evaluate((sid) => {
        const { Actions, Manager } = (window as unknown as FlexWindow).Twilio.Flex;
        const { workers } = Manager.getInstance().store.getState().flex.supervisor;
        const task = workers.flatMap(({ tasks }) => tasks).find((one) => one.sid === sid);
        return task ? Actions.invokeAction('MonitorCall', { task }).then(() => true) : false;
      }, call.task),
    );
  }

  /** Flex learns of a renewed token as it does when another tab of the same agent has stored it. */
  async renewToken(): Promise<void> {
    const { session } = this.simulator.refreshToken({ worker: this.worker });
    await this.page.evaluate((renewed) => {
      const [key, newValue] = ['TWILIO_FLEX_SSO', JSON.stringify(renewed)];
      localStorage.setItem(key, newValue);
      dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
    }, session);
  }

  /** What the core was told, as an agent saves it for a bug report. */
  async exportJournal(): Promise<Download> {
    const download = this.page.waitForEvent('download', { timeout: 20_000 });
    await this.act('MultiCallExportJournal');
    return download;
  }

  task(call: RingResult): Promise<{ status: string } | null> {
    return this.page.evaluate((sid) => {
      const task = (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance()
        .store.getState()
        .flex.worker.tasks.get(sid);
      return task ? { status: task.status } : null;
    }, call.task);
  }

  /** The joined parties of the call's conference, in Flex's picture. */
  parties(call: RingResult): Promise<Party[]> {
    return this.page.evaluate((sid) => {
      const task = (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance()
        .store.getState()
        .flex.worker.tasks.get(sid);
      return (task?.conference?.participants ?? [])
        .filter(({ status }) => status === 'joined')
        .map((one) => ({
          type: one.participantType,
          held: one.onHold,
          status: one.status,
          mine: one.isCurrentWorker,
          sid: one.participantSid ?? one.callSid,
        }));
    }, call.task);
  }

  async isHeld(call: RingResult): Promise<boolean> {
    return (await this.parties(call)).some(({ type, held }) => type === 'customer' && held);
  }

  /** Whether there is no task, and no call shown. */
  isIdle(): Promise<boolean> {
    return this.page.evaluate(() => {
      const { worker, phone } = (
        window as unknown as FlexWindow
      ).Twilio.Flex.Manager.getInstance().store.getState().flex;
      return [...worker.tasks.values()].length === 0 && !phone.activeCall;
    });
  }

  /** The CallSid of Flex's active call, and its mute; null when Flex shows none. */
  shown(): Promise<{ sid: string; muted: boolean } | null> {
    return this.page.evaluate(() => {
      const call = (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance().store.getState().flex
        .phone.activeCall;
      return call ? { sid: call.parameters['CallSid'] ?? '', muted: call.isMuted() } : null;
    });
  }

  /** The simulator's own picture of the task: what is true at Twilio, which Flex's picture follows. */
  atTwilio(call: RingResult): TaskView {
    const task = this.simulator.snapshot().tasks.find((one) => one.task === call.task);
    if (!task) throw new Error(`Twilio has no open task ${call.task}`);
    return task;
  }

  customerHeldAtTwilio(call: RingResult): boolean {
    return this.atTwilio(call).parties.some(
      ({ kind, joined, hold }) => kind === 'customer' && joined && hold,
    );
  }

  /** The call's own leg: the CallSid by which Flex and the Voice SDK know it. */
  ownSid(call: RingResult): string {
    return this.atTwilio(call).ownCallSid ?? '';
  }

  /** Hz of the customer's voice. */
  toneOf(callSid: string): number {
    const tone = this.simulator.voice.tones().find((one) => one.callSid === callSid);
    if (!tone) throw new Error(`No far end speaks for ${callSid}`);
    return tone.hz;
  }

  /** Makes the ears listen before there is a sound: by themselves they are deaf until they have begun with the first one. */
  private async listens(): Promise<void> {
    await this.page.evaluate(() => window.ears.start());
    await until('the ears at work', () => this.page.evaluate(() => window.ears.state === 'running'));
  }

  /** Waits until the customer's own voice comes out of the page; returns when it did, ms since the epoch. */
  async hears(call: Call, afterMs?: number): Promise<number> {
    const hz = await until('the far end', () => this.toneOf(call.customerCallSid));
    const since = afterMs ?? (await this.now());
    return until(`${call.customerCallSid} to be heard`, () =>
      this.page.evaluate(([tone, from]) => window.ears.firstAudible(tone, from), [hz, since] as const),
    );
  }

  /** None of these customers comes out of the page from now on, for `forMs`. @throws naming who does, and when */
  async hearsNoneOf(calls: readonly Call[], forMs = 400): Promise<void> {
    const from = await this.now();
    const sound = await this.lastSoundOf(calls, from, forMs);
    if (sound) throw new Error(`${sound.hz} Hz sounds until ${(sound.toMs - from).toFixed(0)} ms from now`);
  }

  /** These customers fall silent within `withinMs` from now, and stay silent for `forMs`. @throws naming who still sounds */
  async stopsHearing(calls: readonly Call[], { withinMs = 2000, forMs = 400 } = {}): Promise<void> {
    const from = await this.now();
    let sound = await this.lastSoundOf(calls, from, forMs);
    while (sound && sound.toMs <= from + withinMs) sound = await this.lastSoundOf(calls, sound.toMs, forMs);
    if (sound) throw new Error(`${sound.hz} Hz still sounds ${(sound.toMs - from).toFixed(0)} ms later`);
  }

  now(): Promise<number> {
    return this.page.evaluate(() => window.ears.now());
  }

  /** Waits until the agent's microphone reaches the customer, measured from the packets its conference passes on. */
  async isHeardBy(call: Call, sinceMs = Date.now()): Promise<number> {
    const span = await until(`the microphone to reach ${call.customerCallSid}`, () =>
      this.simulator.voice
        .heard(sinceMs)
        .find(
          ({ direction, party, toMs }) =>
            direction === 'toParty' && party === call.customerCallSid && toMs >= sinceMs,
        ),
    );
    return Math.max(span.fromMs, sinceMs);
  }

  /**
   * ms from `fromMs` to now in which more than one conference heard the agent, or was heard. Waits until the ears have told what
   * they heard up to now. @throws when they were deaf in any of it: silence would be no proof then
   */
  async overlapSince(fromMs: number): Promise<{ toWorkerMs: number; toPartyMs: number }> {
    const toMs = Date.now();
    await this.listened(fromMs, toMs);
    return this.simulator.voice.overlap(this.worker, fromMs, toMs);
  }

  /** Waits for the ears' report up to `toMs`, and sees that they were at work since `fromMs`. */
  private async listened(fromMs: number, toMs: number): Promise<void> {
    const { voice } = this.simulator;
    await until('the report of the ears', () => voice.listened(this.worker, fromMs, toMs).untilMs >= toMs);
    const { ms } = voice.listened(this.worker, fromMs, toMs);
    if (ms < LISTENED * (toMs - fromMs))
      throw new Error(`The ears were at work for ${ms.toFixed(0)} of ${(toMs - fromMs).toFixed(0)} ms`);
  }

  /** The last sound of these calls since `fromMs`, once the ears have been at work for `forMs` since then. */
  private async lastSoundOf(
    calls: readonly Call[],
    fromMs: number,
    forMs: number,
  ): Promise<{ readonly hz: number; readonly toMs: number } | undefined> {
    const tones = calls.map((call) => this.toneOf(call.customerCallSid));
    const { voice } = this.simulator;
    const heardSoFar = (): { ms: number; untilMs: number } => voice.listened(this.worker, fromMs, Infinity);
    await until(`${forMs} ms of the ears' work`, () => heardSoFar().ms >= forMs);
    const toMs = heardSoFar().untilMs;
    const heard = await this.page.evaluate(([from, to]) => window.ears.heard(from, to), [
      fromMs,
      toMs,
    ] as const);
    return heard
      .filter(({ hz }) => tones.includes(hz))
      .sort((one, other) => one.toMs - other.toMs)
      .at(-1);
  }
}
