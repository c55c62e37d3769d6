// What an application sees of the glue: one object that makes several calls of a Voice SDK Device bearable.
import { Calls } from './calls';
import { allowIncomingWhileBusy } from './device-options';
import { Executor, TIMEOUTS, type Timeouts } from './executor';
import { askSafely, type FlexHabits } from './flex-habits';
import type { Host } from './host';
import { IncomingCalls } from './intercept';
import type { JournalDocument } from './journal';
import { LineZero } from './line-zero';
import { Lines } from './lines';
import { loadCore } from './load';
import type { Log } from './log';
import { Microphone } from './microphone';
import type { CallId, CallSid, Event, Snapshot } from './protocol';
import { Session, type Core, type SnapshotListener, type Step } from './session';
import { Sweep } from './sweep';
import type { AcceptOptions, VoiceCall, VoiceDevice } from './voice-sdk';
import type { WithheldCalls } from './withheld-calls';
import { WithoutCore } from './without-core';

export type { FlexHabits } from './flex-habits';
export { HostRefusal, type Host, type Telling } from './host';
export type { JournalDocument } from './journal';
export type { Log } from './log';
export { nextTask } from './next-task';
export type * from './protocol';
export type { Step } from './session';
export type { AcceptOptions, VoiceCall, VoiceDevice } from './voice-sdk';
export { WithheldCalls, withholdCalls } from './withheld-calls';

export interface MultiCallSetup {
  /** Line 0: Flex's own Device, or Flex's Proxy of it. It stays Flex's: it is never destroyed from here. */
  device: VoiceDevice;
  /** The calls that were kept from Flex on `device` until now. They are taken over, unless this throws. */
  withheld?: WithheldCalls;
  host: Host;
  /** What Flex does with its Device by itself; as Flex does by default where it is not said. */
  flex?: Partial<FlexHabits>;
  options: Omit<Extract<Event, { type: 'configured' }>, 'type'> & {
    /** Whether a further line is kept ready while the agent is on a call. */
    warmLine: boolean;
  };
  log: Log;
  /** Of what is built in, for the journal: a semver. */
  version?: string;
  /** RTC options for the calls on further lines, asked at each: `sdkOptions.voice.acceptOptions` in Flex. */
  acceptOptions?: () => AcceptOptions;
  timeouts?: Partial<Timeouts>;
  /**
   * The core trapped and cannot be brought back. The calls stay as they are, and Flex has every further one. Of what is
   * posted, a call that the agent takes, unmutes, takes off hold or switches to sounds; nothing else has an effect.
   */
  gaveUp?: () => void;
  /** Sees every event with what came of it, before its commands are carried out. */
  witness?: (step: Step) => void;
  /** Where cores come from; the embedded WASM unless told otherwise. */
  boot?: () => Core;
}

export interface MultiCall {
  /** Tells the core a fact. What it asks of this machine, silence first of all, is done when this returns; that a call
   *  which sounded is silent is acknowledged `settleMs` later, and nothing opens before. */
  readonly post: (event: Event) => void;
  readonly snapshot: Snapshot;
  subscribe(listener: SnapshotListener): () => void;
  /** Resolves with the first snapshot for which `holds` is true; rejects with an Error after `deadlineMs`. */
  until(holds: (snapshot: Snapshot) => boolean, deadlineMs: number): Promise<Snapshot>;
  /** Whether nothing of the call is let through, either way. True before its silence is acknowledged: see `post`. */
  isCut(call: CallId): boolean;
  /** The Voice SDK call to act on; null when it has ended. */
  voiceOf(call: CallId): VoiceCall | null;
  /** Whose Voice SDK call this is, even after its end; null for one that is not ours. */
  callOf(voice: VoiceCall): CallId | null;
  callWithSid(sid: CallSid): CallId | null;
  /** What the core was told, without tokens: `npm run replay` plays it again. Bounded to some megabytes. */
  exportJournal(): JournalDocument;
  /**
   * Once the core has failed for good: lets this call sound, with its microphone as the agent left it, and cuts every other.
   * Before that it does nothing: the core decides.
   */
  makeAudible(call: CallId): void;
  /**
   * Makes another Device line 0, as when Flex made a new one. The calls on the Device before are over; those on further
   * lines go on, and follow the new Device's tokens and audio settings. @throws when `device` is no Device; nothing is then
   * changed.
   */
  useDevice(device: VoiceDevice, withheld?: WithheldCalls): void;
  /** Destroys the further lines with what is on them, which lets go of their microphones, and leaves line 0 as it was found. */
  dispose(): void;
}

/** @throws when there can be no core (P28), or `device` is no Device, as when Flex could not make one; line 0 is then untouched. */
export function createMultiCall(setup: MultiCallSetup): MultiCall {
  const { host, log, acceptOptions = () => ({}), timeouts, boot = loadCore } = setup;
  const { warmLine, ...options } = setup.options;
  refuseWhatIsNone(setup.device);

  const calls = new Calls();
  const sweep = new Sweep(calls);
  const session = new Session(boot, (command) => executor.carryOut(command), stepAside, log, setup.witness);
  let withoutCore: WithoutCore | null = null;
  const post = (event: Event): void => (withoutCore ? withoutCore.heardOf(event) : session.post(event));
  session.post({ type: 'configured', ...options });
  const started = session.isAlive;
  if (!started) throw new Error('The core did not start');

  const context = { calls, post, log };
  const habits = askSafely(setup.flex ?? {}, log);
  const lineZeroOn = (device: VoiceDevice, withheld?: WithheldCalls): LineZero =>
    new LineZero(withheld?.handOver() ?? new IncomingCalls(device, log), context, habits, rest);
  let zero = lineZeroOn(setup.device, setup.withheld);
  const deliver = (voice: VoiceCall): void => zero.deliver(voice);
  const microphone = new Microphone((id) => zero.chooserOf(id));
  const lines = new Lines(setup.device, microphone, context, acceptOptions);
  const executor = new Executor({ calls, lines, host, deliver }, post, { ...TIMEOUTS, ...timeouts });

  function stepAside(lost: Event): void {
    if (!started) return;
    withoutCore = new WithoutCore({ calls, lines, deliver }, session.snapshot, log);
    withoutCore.heardOf(lost);
    setup.gaveUp?.();
  }

  function rest(): void {
    lines.restIf(() => session.snapshot.calls.length === 0 && !zero.isTaking());
  }

  /** On a call, and with room for one more, the agent may be rung any moment: a line is ready, unless one is being taken. */
  function prepare(there: Snapshot['calls']): void {
    if (there.length === 0 || there.length >= options.maxCalls) lines.cool();
    else if (there.every(({ stage }) => stage === 'open')) lines.warmUp();
  }

  function begin(): void {
    allowIncomingWhileBusy(zero.line.device, log);
    zero.begin();
  }

  if (warmLine) session.subscribe(({ calls }) => prepare(calls));
  session.subscribe(rest);
  session.subscribe(sweep.follow);
  begin();

  return {
    post(event) {
      sweep.now();
      post(event);
    },
    get snapshot() {
      return session.snapshot;
    },
    subscribe: (listener) => session.subscribe(listener),
    until: (holds, deadlineMs) => session.until(holds, deadlineMs),
    isCut: (call) => calls.legsOf(call).every((leg) => leg.isCut),
    voiceOf: (call) => calls.voiceOf(call),
    callOf: (voice) => calls.idOf(voice),
    callWithSid: (sid) => calls.withSid(sid),
    exportJournal: () => session.exportJournal(setup.version ?? ''),
    makeAudible: (call) => withoutCore?.turnTo(call),
    useDevice(device, withheld) {
      if (device === zero.line.device) return;
      refuseWhatIsNone(device);
      zero.end();
      zero = lineZeroOn(device, withheld);
      lines.follow(device);
      begin();
    },
    dispose() {
      session.close();
      executor.dispose();
      sweep.dispose();
      lines.dispose();
      for (const leg of calls.all()) leg.release();
      zero.dispose();
    },
  };
}

function refuseWhatIsNone(device: VoiceDevice): void {
  if (typeof device.rawListeners !== 'function') throw new TypeError('The device is no Voice SDK Device');
}
