// What a Device was made with. The SDK has no reader for its options, so these look at `_options` (device.ts).
import type { Log } from './log';
import type { DeviceOptions, VoiceDevice } from './voice-sdk';

/** The SDK's log levels, by number and by name. Below `info` it logs connectTokens (device.ts, `connect`). */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];
const QUIETEST_UNSAFE = LEVELS.indexOf('debug');

function readOptions(device: VoiceDevice): DeviceOptions | null {
  const options: unknown = Reflect.get(device, '_options');
  return typeof options === 'object' && options !== null ? (options as DeviceOptions) : null;
}

/**
 * Options for a further Device, as line 0's are now (P22), but for a log level that would print secrets (P24), and without
 * `tokenWillExpire`: new tokens come by line 0, and its timer, which `destroy` leaves running, keeps the Device with the
 * samples of its 15 sounds until the token's time is over (2.11.1, device.ts, `_onSignalingConnected`).
 */
export function optionsLike(device: VoiceDevice, log: Log): DeviceOptions {
  const options = readOptions(device);
  if (!options) log.warn("The options of Flex's Device cannot be read: further lines use the SDK's defaults");
  return { ...options, logLevel: safeLevel(options?.['logLevel']), tokenRefreshMs: undefined };
}

function safeLevel(level: unknown): unknown {
  const number = typeof level === 'string' ? LEVELS.indexOf(level.toLowerCase()) : level;
  return typeof number === 'number' && number >= 0 && number <= QUIETEST_UNSAFE ? 'info' : level;
}

/**
 * Lets a second call ring while line 0 is busy. Flex allows it by default; an old guide to multi-call had admins
 * forbid it, and then the SDK drops the call without an event (P9). Registration and signalling are not touched,
 * because the edge stays the same (device.ts, `updateOptions`).
 */
export function allowIncomingWhileBusy(device: VoiceDevice, log: Log): void {
  if (readOptions(device)?.['allowIncomingWhileBusy'] !== false) return;
  log.warn(
    'sdkOptions.voice.allowIncomingWhileBusy is false, which drops every second call: it is overridden. Remove it.',
  );
  device.updateOptions({ allowIncomingWhileBusy: true });
}
