/**
 * Flex's own Device, line 0, which is not always there when plugins start, nor always the same: with
 * `config.locations` it is made when the worker is ready, and a voice client that failed to start is replaced by Flex's
 * retries (source: FlexClientManager.initVoiceSDK, retrySDKsInit). Each new one comes with a new `phone.listener`.
 */
import type { Manager } from '@twilio/flex-ui';
import type { VoiceDevice } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';
import type { Stop } from './parts';

/** Calls back with the Device there is, if any, and with every later one. */
export function onLineZero(manager: Manager, flex: FlexFacts, found: (device: VoiceDevice) => void): Stop {
  let listener: unknown;
  const look = (): void => {
    const { phone } = flex.state;
    if (!phone.listener || phone.listener === listener) return;
    listener = phone.listener;
    // A client that Flex could not make is a Proxy of an empty object.
    const device = manager.voiceClient as unknown as Partial<VoiceDevice> | undefined;
    if (typeof device?.on === 'function') found(device as VoiceDevice);
  };
  look();
  return flex.subscribe(look);
}
