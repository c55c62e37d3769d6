/** The types of plugin.js, which `npm run build:template` makes of the plugin's sources. */
import type * as Flex from '@twilio/flex-ui';

export class MultiCallPlugin {
  init(flex: typeof Flex, manager: Flex.Manager): Promise<void>;
}

export function readConfiguration(
  customData: unknown,
  workerAttributes: unknown,
): { readonly enabled: boolean };
