/** What the template's feature loader asks each feature for. The feature of the same name in its library made it so; this takes its place. */
import type * as Flex from '@twilio/flex-ui';
import { isFeatureEnabled } from './config';
import { MultiCallPlugin } from './plugin';

export { isFeatureEnabled };

/** The template's own features, and other plugins, are there by then. */
const start = {
  eventName: 'pluginsInitialized',
  eventHook: (flex: typeof Flex, manager: Flex.Manager): void =>
    void new MultiCallPlugin().init(flex, manager),
};

export const register = (): { name?: string; hooks?: object[] } =>
  isFeatureEnabled() ? { name: 'multi-call', hooks: [start] } : {};
