/**
 * Flex's own Device, line 0. It is not always there when plugins start, and not always the same one: with
 * `config.locations` Flex makes it when the worker is ready, and Flex's retries replace a voice client that failed
 * (source: FlexClientManager.initVoiceSDK, retrySDKsInit). Each new Device comes with a new `phone.listener`.
 * After a logout, an expired session or a session that continues elsewhere there is none any more
 * (source: FlexClientManager.shutdownClients, PhoneState.shutdown).
 */
import type { Manager } from '@twilio/flex-ui';
import { nextTask, type VoiceDevice } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';
import type { Stop } from './parts';

export interface LineZero {
  /** There is a Device, and it is another one than before. */
  found(device: VoiceDevice): void;
  /** Flex has shut its Device down and has not made another. Called once for each loss. */
  lost(): void;
}

/** Tells of the Device there is, if any, and of every later change. */
export function onLineZero(manager: Manager, flex: FlexFacts, told: LineZero): Stop {
  let listener: unknown;
  let stopped = false;
  const lostUnlessReplaced = async (): Promise<void> => {
    // A retry shuts the old Device down and makes the new one in the same task (source: initVoiceSDK).
    await nextTask();
    if (!stopped && !flex.state.phone.listener) told.lost();
  };
  const look = (): void => {
    const before = listener;
    ({ listener } = flex.state.phone);
    if (listener === before) return;
    if (!listener) {
      void lostUnlessReplaced();
      return;
    }
    // A client that Flex could not make is a Proxy of an empty object.
    const device = manager.voiceClient as unknown as Partial<VoiceDevice> | undefined;
    if (typeof device?.on === 'function') told.found(device as VoiceDevice);
  };
  look();
  const stop = flex.subscribe(look);
  return () => {
    stopped = true;
    stop();
  };
}

/** Before that no call rings on it. */
function isRegistered(device: VoiceDevice): boolean {
  return Reflect.get(device, 'state') === 'registered';
}

/**
 * Calls back once Twilio has registered the Device, now or later. A Device that is never registered, as in Flex's degraded
 * mode, never calls back.
 */
export function onceRegistered(device: VoiceDevice, registered: () => void): Stop {
  if (isRegistered(device)) {
    registered();
    return () => {};
  }
  const once = (): void => {
    device.removeListener('registered', once);
    registered();
  };
  device.on('registered', once);
  return () => device.removeListener('registered', once);
}

/** How often it is looked whether a Device is registered again, ms. The SDK registers again by itself within seconds. */
const UNREGISTERED_MS = 5000;

/** Calls back every few seconds while the Device is not registered, for example because its token was refused. */
export function whileUnregistered(device: VoiceDevice, look: () => void): Stop {
  let timer: ReturnType<typeof setInterval> | undefined;
  const unregistered = (): void => void (timer ??= setInterval(look, UNREGISTERED_MS));
  const registered = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  device.on('unregistered', unregistered);
  device.on('registered', registered);
  if (!isRegistered(device)) unregistered();
  return () => {
    registered();
    device.removeListener('unregistered', unregistered);
    device.removeListener('registered', registered);
  };
}
