/** What the bundle runs when Flex loads it. */
import type { Plugins } from '@twilio/flex-ui';
import { MultiCallPlugin } from './MultiCallPlugin';

declare const Twilio: { readonly Flex: { readonly Plugins: typeof Plugins } };

// At once, while this script is `document.currentScript`: Flex reads there which plugin it is.
Twilio.Flex.Plugins.init(MultiCallPlugin);
