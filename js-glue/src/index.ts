// What an application sees of the glue: one object that makes several calls of a Voice SDK Device bearable.
import { Calls } from './calls';
import { allowIncomingWhileBusy } from './device-options';
import { Executor, TIMEOUTS, type Timeouts } from './executor';
import type { Host } from './host';
import { IncomingCalls } from './intercept';
import { sidOf } from './leg';
import type { JournalDocument } from './journal';
import { Line } from './line';
import { Lines } from './lines';
import { loadCore } from './load';
import type { Log } from './log';
import type { CallId, CallSid, Event, LineId, Snapshot } from './protocol';
import { Session, type Core, type SnapshotListener, type Step } from './session';
import type { AcceptOptions, VoiceCall, VoiceDevice } from './voice-sdk';

export { HostRefusal, type Host, type Telling } from './host';
export type { JournalDocument } from './journal';
export type { Log } from './log';
export { nextTask } from './next-task';
export type * from './protocol';
export type { Step } from './session';
export type { AcceptOptions, VoiceCall, VoiceDevice } from './voice-sdk';

export interface MultiCallSetup {
  /** Line 0: Flex's own Device, or Flex's Proxy of it. It stays Flex's: it is never destroyed from here. */
  device: VoiceDevice;
  host: Host;
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
   * The core trapped and cannot be brought back. The calls stay as they are, further ones are left to Flex, and nothing
   * that is posted has an effect any more.
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
  /** Destroys the further lines with what is on them, and leaves line 0 as it was found. */
  dispose(): void;
}

const LINE_0 = 0 as LineId;

/** @throws when there can be no core (P28), or `device` is no Device, as when Flex could not make one; line 0 is then untouched. */
export function createMultiCall(setup: MultiCallSetup): MultiCall {
  const { device, host, log, acceptOptions = () => ({}), timeouts, boot = loadCore } = setup;
  const { warmLine, ...options } = setup.options;
  if (typeof device.rawListeners !== 'function') throw new TypeError('The device is no Voice SDK Device');

  const calls = new Calls();
  const session = new Session(boot, (command) => executor.carryOut(command), stepAside, log, setup.witness);
  const { post } = session;
  const context = { calls, post, log };
  const zero = new Line(LINE_0, device, context);
  const lines = new Lines(zero, context, acceptOptions);
  const incoming = new IncomingCalls(device, offered, log);
  const executor = new Executor({ calls, lines, incoming, host }, post, { ...TIMEOUTS, ...timeouts });

  let started = false;
  function stepAside(): void {
    incoming.dispose();
    if (started) setup.gaveUp?.();
  }

  function offered(voice: VoiceCall): void {
    if (isAnnounced(voice)) return;
    const call = calls.mint();
    zero.follow(call, voice);
    post({
      type: 'callOffered',
      call,
      line: LINE_0,
      sid: sidOf(voice),
      forwardable: voice.connectToken !== undefined,
    });
  }

  /**
   * The SDK makes a call of every invite, also of one that Twilio repeats (P26). The second would be forwarded beside the
   * first, and refused; left alone, it ends with it.
   */
  function isAnnounced(voice: VoiceCall): boolean {
    const sid = sidOf(voice);
    if (!sid || calls.withSid(sid) === null) return false;
    log.info(`Call ${sid} was announced twice`);
    return true;
  }

  /** Calls that Flex took before us are offered late; `deliver` then finds nothing withheld. */
  function adopt(voice: VoiceCall): void {
    offered(voice);
    const call = calls.idOf(voice);
    if (call !== null && voice.status() === 'open') post({ type: 'callOpened', call, sid: sidOf(voice) });
  }

  /** On a call, and with room for one more, the agent may be rung any moment: a line is ready, unless one is being taken. */
  function prepare(there: Snapshot['calls']): void {
    if (there.length === 0 || there.length >= options.maxCalls) lines.cool();
    else if (there.every(({ stage }) => stage === 'open')) lines.warmUp();
  }

  let onCalls = false;
  function watchForTheLast({ calls: there }: Snapshot): void {
    if (onCalls && there.length === 0) lines.rest(() => session.snapshot.calls.length === 0);
    onCalls = there.length > 0;
  }

  function dispose(): void {
    session.close();
    executor.dispose();
    lines.dispose();
    for (const leg of calls.all()) leg.release();
    incoming.dispose();
    zero.release();
  }

  post({ type: 'configured', ...options });
  started = session.isAlive;
  if (!started) {
    dispose();
    throw new Error('The core did not start');
  }
  if (warmLine) session.subscribe(({ calls }) => prepare(calls));
  session.subscribe(watchForTheLast);
  allowIncomingWhileBusy(device, log);
  for (const voice of callsOn(device)) adopt(voice);

  return {
    post,
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
    dispose,
  };
}

/** Keeps every incoming call of the Device from the application. Returns what undoes that, and then hands over what still rings. */
export function withholdCalls(device: VoiceDevice, log: Log): () => void {
  const incoming = new IncomingCalls(device, () => {}, log);
  return () => incoming.dispose();
}

/** The ringing ones and the open one, for which the SDK has no reader (device.ts, `_activeCall`). */
function callsOn(device: VoiceDevice): VoiceCall[] {
  const active: unknown = Reflect.get(device, '_activeCall');
  return [...device.calls, ...(active ? [active as VoiceCall] : [])];
}
