// The whole glue around a scripted core, a Voice SDK without a network and an application that notes what it is asked.
import { createMultiCall, type MultiCall, type MultiCallSetup } from '../../../js-glue/src/index';
import type { CallId, Event, LineId } from '../../../js-glue/src/protocol';
import { CoreDouble, type Script } from './core';
import { HostDouble } from './host';
import { LogDouble } from './log';
import { CallDouble } from './call';
import { behindFlexProxy, voiceSdk, type DeviceDouble } from './device';

export const LINE_1 = 1 as LineId;

export interface Glue {
  multiCall: MultiCall;
  /** What the core was told, but for the answers to its commands and its configuration. */
  facts: () => Event[];
  /** The last core that was made. */
  core: () => CoreDouble;
  host: HostDouble;
  log: LogDouble;
  /** Line 0. */
  device: DeviceDouble;
  /** The Devices that the glue made. */
  further: DeviceDouble[];
  /** The calls that Flex's own listener has heard of. */
  delivered: CallDouble[];
}

export interface GlueShape extends Partial<Omit<MultiCallSetup, 'device' | 'host' | 'log'>> {
  deviceOptions?: Record<string, unknown>;
  /** What happened on line 0 before the glue came. */
  before?: (device: DeviceDouble) => void;
}

export function glue(script: Script, { deviceOptions, before, ...setup }: GlueShape = {}): Glue {
  const { Device, made: further } = voiceSdk();
  const device = new Device('token-0', deviceOptions);
  further.length = 0;
  const delivered: CallDouble[] = [];
  device.on('incoming', (call: CallDouble) => delivered.push(call));
  before?.(device);
  const host = new HostDouble();
  const log = new LogDouble();
  let core = new CoreDouble(script);
  const multiCall = createMultiCall({
    device: behindFlexProxy(device),
    host,
    log,
    options: { maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: false },
    boot: () => (core = new CoreDouble(script)),
    ...setup,
  });
  const facts = (): Event[] =>
    core.told.filter(({ type }) => !['configured', 'commandSucceeded', 'commandFailed'].includes(type));
  return { multiCall, facts, core: () => core, host, log, device, further, delivered };
}

/** The answer that each command was given, in order: its event without its type. */
export function answers({ core }: Glue): Event[] {
  return core().told.filter(({ type }) => type === 'commandSucceeded' || type === 'commandFailed');
}

/** A core that only listens. */
export const silent: Script = () => [];

/** A core that forwards every call that can be forwarded, each to a line of its own. */
export function forwarding(): Script {
  let line = 0;
  return (event) =>
    event.type === 'callOffered' ? [{ type: 'openLine', line: ++line as LineId, call: event.call }] : [];
}

/** A call that has rung and is being taken over by line 1, as far as the Device's `connect`. */
export async function beingForwarded(
  shape: GlueShape = {},
  script = forwarding(),
): Promise<Glue & { ringing: CallDouble }> {
  const all = glue(script, shape);
  const ringing = all.device.rings({ sid: 'CA1', connectToken: 'connect-token' });
  await settled(() => all.further[0]?.connecting.length);
  return { ...all, ringing };
}

/** A call that has been taken over by line 1 and is open there. */
export async function forwarded(
  shape: GlueShape = {},
  script = forwarding(),
): Promise<Glue & { ringing: CallDouble; voice: CallDouble }> {
  const all = await beingForwarded(shape, script);
  const voice = new CallDouble({ sid: 'CA1', connectToken: 'connect-token' });
  all.further[0]?.connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  voice.opens();
  await settled(() => answers(all).length);
  return { ...all, voice };
}

/** The Device of line 1. */
export function first({ further }: Glue): DeviceDouble {
  const [device] = further;
  if (!device) throw new Error('No further line');
  return device;
}

/** Waits for what only waits for promises; fails after a second. */
export async function settled(holds: () => unknown): Promise<void> {
  const deadline = Date.now() + 1000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Not so within a second: ${holds.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export const CALL_1 = 1 as CallId;
